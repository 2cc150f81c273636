import { Unreadable } from '../unreadable.ts'
import { moved, movedBox, type Box, type Glyph, type Matrix } from './geometry.ts'
import type { Pdfium } from './pdfium.ts'

export const MOST_CHARACTERS = 400_000
const TOO_MUCH_TEXT = `这份 PDF 的文字超过${MOST_CHARACTERS / 10_000}万字，最多读${MOST_CHARACTERS / 10_000}万字。请拆分后再试。`
const INVISIBLE = 3
/** What the library says for a hyphen at the end of a line. */
const LINE_END_HYPHEN = 2
/** Characters of one font size have boxes whose heights differ by less than this factor. */
const NOT_ALIKE = 1.4
/** A box of more than so many font sizes is not that of a character. */
const TOO_LARGE = 2.5
/** Radicals and compatibility forms that some programs write in the place of the character that looks the same. */
const LOOKALIKE = /[\u2e80-\u2fdf\uf900-\ufaff]/

interface PageText {
  readonly glyphs: readonly Glyph[]
  /** The characters that the file has on the page, printed or not. */
  readonly weight: number
  /** Characters of which the file does not say what they mean. */
  readonly unknown: number
}

/** Where characters are looked for: the frame turns the file's coordinates into those of the page as seen. */
export interface PageFrame {
  readonly matrix: Matrix
  readonly width: number
  readonly height: number
}

/** The characters printed on a page. Spaces are left out, but for fixed ones: gaps say where they are. */
export function readGlyphs(
  library: Pdfium,
  {
    textPage,
    frame,
    room,
    dropInvisible,
  }: {
    readonly textPage: number
    readonly frame: PageFrame
    /** How many characters may still be read. */
    readonly room: number
    readonly dropInvisible: boolean
  },
): PageText {
  const { call, heap, scratch } = library
  const count = call.FPDFText_CountChars(textPage)
  if (count > room) throw new Unreadable('too-large', TOO_MUCH_TEXT)
  const at = scratch >> 2
  const glyphs: Glyph[] = []
  let hasSpaceBefore = false
  let unknown = 0
  let height = 0
  for (let index = 0; index < count; index++) {
    const code = call.FPDFText_GetUnicode(textPage, index) >>> 0
    if (code === 0) unknown += 1
    if (isSpace(code)) {
      hasSpaceBefore = true
      continue
    }
    if (call.FPDFText_GetLooseCharBox(textPage, index, scratch) === 0) continue
    if (dropInvisible && isInvisible(library, textPage, index)) continue
    // FS_RECTF: left, top, right, bottom
    const view = heap.HEAPF32
    const one = { x: view[at] ?? 0, y: view[at + 1] ?? 0 }
    const other = { x: view[at + 2] ?? 0, y: view[at + 3] ?? 0 }
    let box = movedBox(one, other, frame.matrix)
    if (!isLike(box.bottom - box.top, height)) {
      box = trueBox(library, { textPage, index, loose: box, matrix: frame.matrix })
      height = box.bottom - box.top
    }
    if (!isOnPage(box, frame)) continue
    glyphs.push({ ...box, text: characterOf(code), hasSpaceBefore })
    hasSpaceBefore = false
  }
  return { glyphs, weight: count, unknown }
}

/** Wide, thin and ordinary spaces, and control characters; the fixed space (U+00A0) stands for something. */
function isSpace(code: number): boolean {
  if (code <= 32) return code !== LINE_END_HYPHEN
  return code === 0x3000 || (code >= 0x2000 && code <= 0x200f) || code === 0x202f || code === 0xfeff
}

function isInvisible({ call }: Pdfium, textPage: number, index: number): boolean {
  const object = call.FPDFText_GetTextObject(textPage, index)
  return object !== 0 && call.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE
}

const isLike = (height: number, last: number) => height < last * NOT_ALIKE && height > last / NOT_ALIKE

interface LooseBox {
  readonly textPage: number
  readonly index: number
  readonly loose: Box
  readonly matrix: Matrix
}

/** For fonts written downwards the library gives boxes many times too large: then a square where the character is. */
function trueBox({ call, heap, scratch }: Pdfium, { textPage, index, loose, matrix }: LooseBox): Box {
  if (call.FPDFText_GetMatrix(textPage, index, scratch) === 0) return loose
  const [a = 0, b = 0, c = 0, d = 0] = heap.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4)
  const em = call.FPDFText_GetFontSize(textPage, index) * Math.sqrt(Math.abs(a * d - b * c))
  if (em <= 0 || loose.bottom - loose.top < em * TOO_LARGE) return loose
  const [left, right, bottom, top] = [scratch, scratch + 8, scratch + 16, scratch + 24]
  if (call.FPDFText_GetCharBox(textPage, index, left, right, bottom, top) === 0) return loose
  const tight = heap.HEAPF64.subarray(scratch >> 3, (scratch >> 3) + 4)
  const middle = moved(
    { x: ((tight[0] ?? 0) + (tight[1] ?? 0)) / 2, y: ((tight[2] ?? 0) + (tight[3] ?? 0)) / 2 },
    matrix,
  )
  return { left: middle.x - em / 2, top: middle.y - em / 2, right: middle.x + em / 2, bottom: middle.y + em / 2 }
}

function isOnPage({ left, top, right, bottom }: Box, { width, height }: PageFrame): boolean {
  const x = (left + right) / 2
  const y = (top + bottom) / 2
  return right > left && bottom > top && x >= 0 && x <= width && y >= 0 && y <= height
}

function characterOf(code: number): string {
  if (code === LINE_END_HYPHEN) return '-'
  if (code > 0x10ffff) return '\ufffd'
  const text = String.fromCodePoint(code)
  return LOOKALIKE.test(text) ? text.normalize('NFKC') : text
}
