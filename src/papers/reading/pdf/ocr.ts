import { Unreadable } from '../unreadable.ts'
import { blanked, croppedToInk, renderedPage, type Bitmap } from './bitmap.ts'
import { hasColumns, tableOf } from './cells.ts'
import type { Box, Glyph, Rulings } from './geometry.ts'
import { lattices, type LatticeCell } from './lattice.ts'
import { withDocument, type Pdfium } from './pdfium.ts'
import { picturedRulings, withoutSides } from './pictured-rulings.ts'
import type { PageContent } from './printed-page.ts'
import { withRecogniser, type Expected, type Recogniser, type Word } from './recogniser.ts'
import { leanOf, straightened } from './straighten.ts'
import { textLines, textOf } from './text-lines.ts'

const MOST_PICTURES = 30
/** Percent: words outside tables, and numbers, of which the program is less sure are left out. */
const LEAST_SURE = 25
/** Points: what is printed higher than this is more than one line. */
const HIGHEST_LINE = 15
/** Points: a narrower lattice is made of the strokes of a large character. */
const NARROWEST_TABLE = 100
const HAN = /\p{Script=Han}/u

/** The pages with those that are pictures read by recognition. */
export async function recognisePictures(
  library: Pdfium,
  bytes: Uint8Array,
  pages: readonly PageContent[],
): Promise<PageContent[]> {
  const pictures = pages.filter(({ flaw }) => flaw === 'picture').length
  if (pictures > MOST_PICTURES) {
    throw new Unreadable(
      'too-large',
      `这份 PDF 有${pictures}页是图片，文字识别最多做${MOST_PICTURES}页。请拆分后再试。`,
    )
  }
  return withRecogniser(async (recogniser) => {
    const done: PageContent[] = []
    for (const [index, page] of pages.entries()) {
      // opened anew for each page, so that the picture of one page only is in memory
      const bitmap =
        page.flaw === 'picture'
          ? withDocument(library, bytes, (document) => renderedPage(library, { document, index }))
          : null
      // a picture that the recognition fails on stays unread, as its note says
      done.push(bitmap === null ? page : await recognisedPage(recogniser, bitmap).catch(() => page))
    }
    return done
  })
}

/** Each cell of a ruled table is recognised by itself, then the page without its tables. */
async function recognisedPage(recogniser: Recogniser, rendered: Bitmap): Promise<PageContent> {
  const { bitmap, rulings } = straightRulings(rendered)
  const found = (lattices(rulings) ?? []).filter((lattice) => hasColumns(lattice) && isWide(lattice))
  const tables = []
  for (const lattice of found) {
    const table = tableOf(
      lattice,
      await cellTexts(recogniser, withoutSides(bitmap, rulings, lattice.cells), lattice.cells),
    )
    if (table !== null) tables.push(table)
  }
  const words = await recogniser.words(blanked(bitmap, tables), 'page')
  const glyphs = words.filter(isSure).map((word) => glyphOf(word, bitmap.scale))
  return {
    tables: tables.toSorted((a, b) => a.top - b.top || a.left - b.left),
    lines: textLines(glyphs),
    width: bitmap.width / bitmap.scale,
    height: bitmap.height / bitmap.scale,
    characters: glyphs.length + tables.length,
    pictures: [],
    weight: 0,
    flaw: 'recognised',
  }
}

const isWide = ({ left, right }: Box) => right - left >= NARROWEST_TABLE

/** The ruling lines of a page, which is turned first where it was scanned askew. */
function straightRulings(rendered: Bitmap): { readonly bitmap: Bitmap; readonly rulings: Rulings } {
  const rulings = picturedRulings(rendered)
  const lean = leanOf(rulings.horizontal)
  if (lean === 0) return { bitmap: rendered, rulings }
  const bitmap = straightened(rendered, lean)
  return { bitmap, rulings: picturedRulings(bitmap) }
}

interface Guess {
  readonly text: string
  readonly sureness: number
}

/** First as text; what is hardly Chinese is looked at again as a number, of which a single figure is easily missed. */
async function cellTexts(recogniser: Recogniser, bitmap: Bitmap, cells: readonly LatticeCell[]): Promise<string[]> {
  const crops = cells.map((cell) => croppedToInk(bitmap, cell))
  const guesses = cells.map((): Guess => ({ text: '', sureness: 0 }))
  const pass = async (expected: Expected, isDue: (guess: Guess, isLine: boolean) => boolean) => {
    for (const [index, crop] of crops.entries()) {
      const before = guesses[index]
      if (crop === null || before === undefined || !isDue(before, crop.inkHeight <= HIGHEST_LINE)) continue
      const guess = guessOf(await recogniser.words(crop.bitmap, expected), bitmap.scale)
      const isText = expected === 'block' || expected === 'line'
      if (isText || (guess.sureness >= LEAST_SURE && isBetter(guess, before))) guesses[index] = guess
    }
  }
  await pass('block', (_, isLine) => !isLine)
  await pass('line', ({ text }) => text === '')
  await pass('digits', ({ text }, isLine) => isLine && (text.length < 2 || !HAN.test(text)))
  await pass('digit', ({ text }, isLine) => isLine && text === '')
  return guesses.map(({ text }) => text)
}

function guessOf(words: readonly Word[], scale: number): Guess {
  const sureness = words.length === 0 ? 0 : Math.min(...words.map((word) => word.sureness))
  return { text: textOf(words.map((word) => glyphOf(word, scale))), sureness }
}

const isBetter = (number: Guess, before: Guess) => !HAN.test(before.text) || number.sureness > before.sureness

const isSure = ({ sureness }: Word) => sureness >= LEAST_SURE

function glyphOf({ text, left, top, right, bottom }: Word, scale: number): Glyph {
  return {
    text,
    hasSpaceBefore: false,
    left: left / scale,
    top: top / scale,
    right: right / scale,
    bottom: bottom / scale,
  }
}
