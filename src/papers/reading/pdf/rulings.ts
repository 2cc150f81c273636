import { combined, moved, type Box, type Matrix, type Point, type Ruling } from './geometry.ts'
import type { PageFrame } from './characters.ts'
import { boundsOf, isInk, matrixOf, type Placed } from './page-object.ts'
import type { Pdfium } from './pdfium.ts'

const LINE_TO = 0
const MOVE_TO = 2
/** A line, or a rectangle closed in full. */
const SIMPLE_SEGMENTS = 5
/** Points: a filled or stroked shape that is no thicker than this is a line. */
const THICKEST_LINE = 4
/** Points: a stroke that leans no more than this is upright or level. */
const LEAN = 1

/** The pieces of ruling lines found so far. */
export interface Found {
  readonly horizontal: Ruling[]
  readonly vertical: Ruling[]
}

interface Path extends Placed {
  readonly count: number
  readonly frame: PageFrame
  readonly found: Found
}

/** Adds the ruling lines that a path draws: what is not level, upright and seen draws none. */
export function pathRulings(library: Pdfium, { object, space, count, frame, found }: Path): void {
  const { call, heap, scratch } = library
  const bounds = boundsOf(library, { object, space })
  if (bounds === null || !isInSight(bounds, frame)) return
  const isLine = isThin(bounds)
  if (call.FPDFPath_GetDrawMode(object, scratch, scratch + 4) === 0) return
  const isFilled = heap.HEAP32[scratch >> 2] !== 0
  const isStroked = heap.HEAP32[(scratch >> 2) + 1] !== 0
  if (!isLine && !isStroked && count <= SIMPLE_SEGMENTS) return
  const isSeen = (isStroked && isInk(library, object, 'stroke')) || (isFilled && isInk(library, object, 'fill'))
  if (!isSeen) return
  if (isLine && count <= SIMPLE_SEGMENTS) return note(found, bounds)
  const matrix = matrixOf(library, object)
  if (matrix === null) return
  segmentRulings(library, { object, count, isStroked, matrix: combined(matrix, space), found })
}

interface Segments {
  readonly object: number
  readonly count: number
  readonly isStroked: boolean
  readonly matrix: Matrix
  readonly found: Found
}

/** Of a stroked path every straight side; of a filled one every thin part. */
function segmentRulings({ call, heap, scratch }: Pdfium, { object, count, isStroked, matrix, found }: Segments): void {
  const at = scratch >> 2
  let start: Point = { x: 0, y: 0 }
  let last = start
  let part: Box | null = null
  const endPart = () => {
    if (part !== null && !isStroked && isThin(part)) note(found, part)
    part = null
  }
  for (let index = 0; index < count; index++) {
    const segment = call.FPDFPath_GetPathSegment(object, index)
    if (segment === 0 || call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue
    const point = moved({ x: heap.HEAPF32[at] ?? 0, y: heap.HEAPF32[at + 1] ?? 0 }, matrix)
    const type = call.FPDFPathSegment_GetType(segment)
    if (type === MOVE_TO) {
      endPart()
      start = point
    } else if (type === LINE_TO && isStroked) noteSide(found, last, point)
    part = grown(part, point)
    if (isStroked && call.FPDFPathSegment_GetClose(segment) !== 0) noteSide(found, point, start)
    last = point
  }
  endPart()
}

function grown(box: Box | null, { x, y }: Point): Box {
  if (box === null) return { left: x, top: y, right: x, bottom: y }
  return {
    left: Math.min(box.left, x),
    top: Math.min(box.top, y),
    right: Math.max(box.right, x),
    bottom: Math.max(box.bottom, y),
  }
}

function noteSide({ horizontal, vertical }: Found, one: Point, other: Point): void {
  const [width, height] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)]
  if (height <= LEAN && width > height) {
    horizontal.push({ at: (one.y + other.y) / 2, from: Math.min(one.x, other.x), to: Math.max(one.x, other.x) })
  } else if (width <= LEAN && height > width) {
    vertical.push({ at: (one.x + other.x) / 2, from: Math.min(one.y, other.y), to: Math.max(one.y, other.y) })
  }
}

/** A thin shape as a line; a dot may belong to a dotted line of either direction. */
function note({ horizontal, vertical }: Found, { left, top, right, bottom }: Box): void {
  const [width, height] = [right - left, bottom - top]
  const isDot = width <= THICKEST_LINE && height <= THICKEST_LINE
  if (width >= height || isDot) horizontal.push({ at: (top + bottom) / 2, from: left, to: right })
  if (height > width || isDot) vertical.push({ at: (left + right) / 2, from: top, to: bottom })
}

function isThin({ left, top, right, bottom }: Box): boolean {
  return Math.min(right - left, bottom - top) <= THICKEST_LINE
}

function isInSight({ left, top, right, bottom }: Box, { width, height }: PageFrame): boolean {
  return right >= 0 && left <= width && bottom >= 0 && top <= height
}
