import { combined } from './geometry.ts'
import type { PageFrame } from './characters.ts'
import { boundsOf, matrixOf, type Placed } from './page-object.ts'
import type { Pdfium } from './pdfium.ts'
import { pathRulings, type Found } from './rulings.ts'

const MOST_SEGMENTS = 20_000
const MOST_OBJECTS = 100_000
const DEEPEST_FORM = 4
/** The part of a page that a picture takes at the least to be looked at as words. */
const LEAST_WITH_WORDS = 0.04
const MOST_PICTURES = 50
const TEXT = 1
const PATH = 2
const IMAGE = 3
const FORM = 5
const NOT_RENDERED = 3

/** What is drawn on a page beside its characters. */
export interface Drawn extends Found {
  /** The part of the page under pictures, 0 to 1 (pictures one above the other count twice, 1 at most). */
  pictured: number
  /** Upper edges, in points from the top, of pictures that may hold words. */
  readonly pictures: number[]
  hasVisibleText: boolean
  hasInvisibleText: boolean
  segments: number
  objects: number
  /** More is drawn than is looked through; the rulings are not complete. */
  isTooMuch: boolean
}

interface Sight {
  readonly library: Pdfium
  readonly frame: PageFrame
  readonly drawn: Drawn
}

/** Looks through the objects of a page once: ruling lines, pictures, kinds of text. */
export function readDrawn(
  library: Pdfium,
  { page, frame }: { readonly page: number; readonly frame: PageFrame },
): Drawn {
  const drawn: Drawn = {
    horizontal: [],
    vertical: [],
    pictured: 0,
    pictures: [],
    hasVisibleText: false,
    hasInvisibleText: false,
    segments: 0,
    objects: 0,
    isTooMuch: false,
  }
  const sight = { library, frame, drawn }
  const { call } = library
  const count = call.FPDFPage_CountObjects(page)
  for (let index = 0; index < count && !drawn.isTooMuch; index++) {
    look(sight, { object: call.FPDFPage_GetObject(page, index), space: frame.matrix, depth: 0 })
  }
  return drawn
}

interface Seen extends Placed {
  readonly depth: number
}

function look(sight: Sight, seen: Seen): void {
  const { library, drawn } = sight
  drawn.objects += 1
  if (drawn.objects > MOST_OBJECTS) drawn.isTooMuch = true
  switch (library.call.FPDFPageObj_GetType(seen.object)) {
    case TEXT:
      if (library.call.FPDFTextObj_GetTextRenderMode(seen.object) === NOT_RENDERED) drawn.hasInvisibleText = true
      else drawn.hasVisibleText = true
      return
    case PATH:
      return lookAtPath(sight, seen)
    case IMAGE:
      return lookAtPicture(sight, seen)
    case FORM:
      return lookIntoForm(sight, seen)
  }
}

function lookIntoForm(sight: Sight, { object, space, depth }: Seen): void {
  const { call } = sight.library
  const matrix = matrixOf(sight.library, object)
  if (depth >= DEEPEST_FORM || matrix === null) return
  const inner = { space: combined(matrix, space), depth: depth + 1 }
  const count = call.FPDFFormObj_CountObjects(object)
  for (let index = 0; index < count && !sight.drawn.isTooMuch; index++) {
    look(sight, { object: call.FPDFFormObj_GetObject(object, index), ...inner })
  }
}

function lookAtPicture(sight: Sight, { object, space }: Seen): void {
  const box = boundsOf(sight.library, { object, space })
  const { width, height } = sight.frame
  if (box === null || width <= 0 || height <= 0) return
  const seenWidth = Math.max(0, Math.min(box.right, width) - Math.max(box.left, 0))
  const seenHeight = Math.max(0, Math.min(box.bottom, height) - Math.max(box.top, 0))
  const share = (seenWidth * seenHeight) / (width * height)
  sight.drawn.pictured = Math.min(1, sight.drawn.pictured + share)
  if (share >= LEAST_WITH_WORDS && sight.drawn.pictures.length < MOST_PICTURES)
    sight.drawn.pictures.push(Math.max(0, box.top))
}

function lookAtPath({ library, frame, drawn }: Sight, { object, space }: Seen): void {
  const count = library.call.FPDFPath_CountSegments(object)
  drawn.segments += count
  if (drawn.segments > MOST_SEGMENTS) drawn.isTooMuch = true
  else pathRulings(library, { object, space, count, frame, found: drawn })
}
