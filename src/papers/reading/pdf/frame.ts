import { combined, movedBox, type Matrix } from './geometry.ts'
import type { PageFrame } from './characters.ts'
import type { Pdfium } from './pdfium.ts'

const STRAIGHT: Matrix = [1, 0, 0, 1, 0, 0]
/** Turns by quarters to the right, in the file's coordinates (y up). */
const QUARTER_TURNS: readonly Matrix[] = [STRAIGHT, [0, -1, 1, 0, 0, 0], [-1, 0, 0, -1, 0, 0], [0, 1, -1, 0, 0, 0]]
const SAMPLES = 24
const MOST = 0.8
const AN_EIGHTH = Math.PI / 4

/** The page as seen: cropped, and turned so that its characters stand upright; where they disagree, as the file says. */
export function frameOf(
  library: Pdfium,
  { page, textPage }: { readonly page: number; readonly textPage: number },
): PageFrame {
  const { call, heap, scratch } = library
  const turns = textTurns(library, textPage) ?? call.FPDFPage_GetRotation(page)
  call.FPDF_GetPageBoundingBox(page, scratch)
  const at = scratch >> 2
  const view = heap.HEAPF32
  const corner = { x: view[at] ?? 0, y: view[at + 1] ?? 0 }
  const opposite = { x: view[at + 2] ?? 0, y: view[at + 3] ?? 0 }
  const turned = combined(QUARTER_TURNS[turns % 4] ?? STRAIGHT, [1, 0, 0, -1, 0, 0])
  const box = movedBox(corner, opposite, turned)
  return {
    matrix: combined(turned, [1, 0, 0, 1, -box.left, -box.top]),
    width: box.right - box.left,
    height: box.bottom - box.top,
  }
}

/** Quarter turns to the right that set most of the characters upright; null where they do not agree. */
function textTurns({ call }: Pdfium, textPage: number): number | null {
  const count = call.FPDFText_CountChars(textPage)
  const step = Math.max(1, Math.floor(count / SAMPLES))
  const counts = [0, 0, 0, 0]
  let sampled = 0
  for (let index = 0; index < count && sampled < SAMPLES * 2; index += step) {
    const angle = call.FPDFText_GetCharAngle(textPage, index)
    if (angle < 0 || call.FPDFText_GetUnicode(textPage, index) <= 32) continue
    // the library's angles run to the right
    const turn = (4 - (Math.floor((angle + AN_EIGHTH) / (2 * AN_EIGHTH)) % 4)) % 4
    counts[turn] = (counts[turn] ?? 0) + 1
    sampled += 1
  }
  const most = Math.max(...counts)
  return sampled > 0 && most >= MOST * sampled ? counts.indexOf(most) : null
}
