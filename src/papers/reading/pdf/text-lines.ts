import { boxRound, median, middleY, type Box, type Glyph } from './geometry.ts'

/** Characters without a wide gap between them. */
export interface Token extends Box {
  readonly text: string
}

/** A printed line; `em` is the height of its characters in points. */
export interface TextLine extends Box {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly em: number
}

/** How far the middle of a character may be from the middle of its line, in heights of a character. */
const SAME_LINE = 0.45
const WORD_GAP = 0.3
/** Enough where the file itself has a space there. */
const SPACED_WORD_GAP = 0.1
const COLUMN_GAP = 1
/** A character printed twice to look bold is moved by less than this, in widths of it. */
const PRINTED_TWICE = 0.3
const LATIN = /[\p{Script=Latin}\p{Nd}!-/:-@[-`{-~]/u

/** The lines of some characters, top to bottom, each left to right; wide gaps are two spaces. */
export function textLines(glyphs: readonly Glyph[]): TextLine[] {
  return byMiddle(glyphs).map(lineOf)
}

/** The text alone, lines joined by \n. */
export function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.length === 0
    ? ''
    : textLines(glyphs)
        .map(({ text }) => text)
        .join('\n')
}

function byMiddle(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Glyph[][] = []
  let line: Glyph[] = []
  let middle = -Infinity
  let height = 0
  for (const glyph of glyphs.toSorted((a, b) => a.top + a.bottom - (b.top + b.bottom))) {
    const tall = glyph.bottom - glyph.top
    const own = middleY(glyph)
    if (own - middle > SAME_LINE * Math.max(tall, height) || line.length === 0) {
      line = []
      lines.push(line)
      middle = own
      height = tall
    }
    line.push(glyph)
    middle += (own - middle) / line.length
    height = Math.max(height, tall)
  }
  return lines
}

function lineOf(glyphs: readonly Glyph[]): TextLine {
  const sorted = glyphs.toSorted((a, b) => a.left - b.left)
  const em = median(sorted.map(({ top, bottom }) => bottom - top))
  const tokens: Token[] = []
  let members: Glyph[] = []
  let text = ''
  let last: Glyph | null = null
  const close = () => {
    if (members.length > 0) tokens.push({ ...boxRound(members), text })
    members = []
    text = ''
  }
  for (const glyph of sorted) {
    if (last !== null && isPrintedTwice(last, glyph)) continue
    const gap = last === null ? 0 : glyph.left - last.right
    if (last !== null && gap > COLUMN_GAP * em) close()
    else if (last !== null && isWordGap({ gap, em, last, glyph })) text += ' '
    text += glyph.text
    members.push(glyph)
    last = glyph
  }
  close()
  return { ...boxRound(tokens), text: tokens.map((token) => token.text).join('  '), tokens, em }
}

function isPrintedTwice(last: Glyph, glyph: Glyph): boolean {
  return last.text === glyph.text && glyph.left - last.left < PRINTED_TWICE * (glyph.right - glyph.left)
}

function isWordGap({ gap, em, last, glyph }: { gap: number; em: number; last: Glyph; glyph: Glyph }): boolean {
  const enough = glyph.hasSpaceBefore ? SPACED_WORD_GAP : WORD_GAP
  return gap > enough * em && LATIN.test(last.text) && LATIN.test(glyph.text)
}
