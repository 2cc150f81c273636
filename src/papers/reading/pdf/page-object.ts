import { movedBox, type Box, type Matrix } from './geometry.ts'
import type { Pdfium } from './pdfium.ts'

/** An object on a page; `space` leads from where the object stands to the page as seen. */
export interface Placed {
  readonly object: number
  readonly space: Matrix
}

const WHITE = 250

/** Whether a colour can be seen on white paper; a colour that the library does not tell is taken to be. */
export function isInk({ call, heap, scratch }: Pdfium, object: number, kind: 'stroke' | 'fill'): boolean {
  const ask = kind === 'stroke' ? call.FPDFPageObj_GetStrokeColor : call.FPDFPageObj_GetFillColor
  if (ask(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return true
  const [red = 0, green = 0, blue = 0, alpha = 255] = heap.HEAP32.subarray(scratch >> 2, (scratch >> 2) + 4)
  return alpha > 0 && Math.min(red, green, blue) < WHITE
}

/** The box round an object on the page as seen, its stroke included. */
export function boundsOf({ call, heap, scratch }: Pdfium, { object, space }: Placed): Box | null {
  if (call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return null
  const at = scratch >> 2
  const { HEAPF32: view } = heap
  const one = { x: view[at] ?? 0, y: view[at + 1] ?? 0 }
  return movedBox(one, { x: view[at + 2] ?? 0, y: view[at + 3] ?? 0 }, space)
}

/** From an object's own space to the one that it stands in. */
export function matrixOf({ call, heap, scratch }: Pdfium, object: number): Matrix | null {
  if (call.FPDFPageObj_GetMatrix(object, scratch) === 0) return null
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = heap.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 6)
  return [a, b, c, d, e, f]
}
