import { filled, type FilledCell, type FilledTable } from './cells.ts'
import { MOST_CHARACTERS, readGlyphs, type PageFrame } from './characters.ts'
import { frameOf } from './frame.ts'
import type { Glyph, Rulings } from './geometry.ts'
import { lattices } from './lattice.ts'
import { withPage, withTextPage, type Pdfium } from './pdfium.ts'
import { readDrawn, type Drawn } from './drawn.ts'
import { textLines, type TextLine } from './text-lines.ts'

/** Fewer characters on a picture are a stamp, a page number or an advertisement of the scanning program. */
const MOST_ON_PICTURE = 30
const LEAST_PICTURED = 0.5
/** A page of so many strokes and hardly a character has its characters drawn as shapes. */
const LEAST_AS_SHAPES = 2_000

/** Why a page is not, or not certainly, what is printed. */
export type Flaw =
  | 'damaged'
  | 'wider-than-page'
  | 'too-many-lines'
  | 'picture'
  | 'recognised-before'
  | 'recognised'
  | 'unknown-characters'

/** What a page holds, top to bottom; lines are those outside tables. */
export interface PageContent {
  readonly tables: readonly FilledTable[]
  readonly lines: readonly TextLine[]
  /** Upper edges of pictures whose words were not read, in points from the top. */
  readonly pictures: readonly number[]
  /** Points. */
  readonly width: number
  readonly height: number
  /** The characters that are printed, and those that the file has. */
  readonly characters: number
  readonly weight: number
  readonly flaw: Flaw | null
}

const DAMAGED: PageContent = {
  tables: [],
  lines: [],
  pictures: [0],
  width: 0,
  height: 0,
  characters: 0,
  weight: 0,
  flaw: 'damaged',
}

/** Reads the page with this index (from 0); `before` counts the characters of the pages read already. */
export function readPage(
  library: Pdfium,
  { document, index, before }: { readonly document: number; readonly index: number; readonly before: number },
): PageContent {
  const content = withPage(library, { document, index }, (page) =>
    withTextPage(library, page, (textPage) => {
      const frame = frameOf(library, { page, textPage })
      const drawn = readDrawn(library, { page, frame })
      const read = (dropInvisible: boolean) =>
        readGlyphs(library, { textPage, frame, room: MOST_CHARACTERS - before, dropInvisible })
      const hasBoth = drawn.hasInvisibleText && drawn.hasVisibleText
      const visible = read(hasBoth)
      const isPicture = isPictured(drawn, visible.glyphs.length)
      const text = isPicture && hasBoth ? read(false) : visible
      const arrangement = arranged({ glyphs: text.glyphs, rulings: drawn.isTooMuch ? null : drawn, frame })
      return {
        ...arrangement,
        // what a hidden layer of text says was read
        pictures: drawn.hasInvisibleText ? [] : drawn.pictures,
        weight: text.weight,
        flaw: flawOf({ drawn, count: text.glyphs.length, unknown: text.unknown }) ?? arrangement.flaw,
      }
    }),
  )
  return content ?? DAMAGED
}

function isPictured({ pictured, segments }: Drawn, count: number): boolean {
  return count <= MOST_ON_PICTURE && (pictured >= LEAST_PICTURED || segments >= LEAST_AS_SHAPES)
}

function flawOf({ drawn, count, unknown }: { drawn: Drawn; count: number; unknown: number }): Flaw | null {
  if (isPictured(drawn, count)) return 'picture'
  if (drawn.pictured >= LEAST_PICTURED && drawn.hasInvisibleText) return 'recognised-before'
  return unknown > 0 ? 'unknown-characters' : null
}

/** Characters and ruling lines as tables and lines; without `rulings` (too many) as lines alone. */
function arranged({
  glyphs,
  rulings,
  frame,
}: {
  readonly glyphs: readonly Glyph[]
  readonly rulings: Rulings | null
  readonly frame: Pick<PageFrame, 'width' | 'height'>
}): PageContent {
  const found = rulings === null ? null : lattices(rulings)
  const { tables: whole, rest } = filled(found ?? [], glyphs)
  const tables = whole.map((table) => withCutCells(table, frame.width))
  return {
    tables,
    lines: textLines(rest),
    pictures: [],
    width: frame.width,
    height: frame.height,
    characters: glyphs.length,
    weight: glyphs.length,
    flaw:
      found === null
        ? 'too-many-lines'
        : tables.some((table, index) => table !== whole[index])
          ? 'wider-than-page'
          : null,
  }
}

/** Points: a table that ends nearer to the page's edge goes on beyond it, unless the page is cropped to its contents. */
const AT_THE_EDGE = 2
const A_MARGIN = 12
/** Makes a number that may go on beyond the page no number. */
const CUT = '…'

/** What stands beyond the edge is not printed, and the library does not give it: a cell there is not whole. */
function withCutCells(table: FilledTable, width: number): FilledTable {
  const isCutRight = table.right > width - AT_THE_EDGE && table.left > A_MARGIN
  const isCutLeft = table.left < AT_THE_EDGE && table.right < width - A_MARGIN
  if (!isCutRight && !isCutLeft) return table
  const isCut = ({ left, right }: FilledCell) =>
    (isCutRight && right > width - AT_THE_EDGE) || (isCutLeft && left < AT_THE_EDGE)
  const rows = table.rows.map((row) => row.map((cell) => (isCut(cell) ? { ...cell, text: cell.text + CUT } : cell)))
  return { ...table, rows }
}
