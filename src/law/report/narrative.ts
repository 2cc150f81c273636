import type { Inline } from './document.ts'
import type { Figures } from './figure.ts'

const REFERENCE = /\{([^{}\s]{1,60})\}/g
const UNKNOWN_FIGURE = '（数据待补）'

/** A reference to a figure, for `sentence`. */
export function fig(figure: string): Inline {
  return { figure }
}

/** Builds a generated sentence: strings stay text and are never read as references. */
export function sentence(
  strings: TemplateStringsArray,
  ...values: readonly (string | Inline | readonly Inline[])[]
): Inline[] {
  const inlines = strings.flatMap((text, index): Inline[] => {
    const value = values[index] ?? []
    if (typeof value === 'string') return [{ text: text + value }]
    return [{ text }, ...('length' in value ? value : [value])]
  })
  return joinTexts(inlines)
}

/** An officer's paragraph; a number is referred to as `{receipts.web}`. */
export function parseText(source: string): Inline[] {
  const inlines: Inline[] = []
  let end = 0
  for (const match of source.matchAll(REFERENCE)) {
    inlines.push({ text: source.slice(end, match.index) }, { figure: match[1] ?? '' })
    end = match.index + match[0].length
  }
  return joinTexts([...inlines, { text: source.slice(end) }])
}

/** An officer's text as paragraphs: each line that is not blank is one. */
export function paragraphsOf(source: string): string[] {
  return source
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Keys that a text refers to and the report does not have, each once. */
export function unknownReferences(source: string, figures: Figures): string[] {
  const keys = [...source.matchAll(REFERENCE)].map((match) => match[1] ?? '')
  return [...new Set(keys)].filter((key) => !Object.hasOwn(figures, key))
}

/** The inlines with each unknown reference replaced by a plain notice, so that a key is never printed. */
export function withKnownFigures(inlines: readonly Inline[], figures: Figures): Inline[] {
  return joinTexts(
    inlines.map((inline) =>
      'figure' in inline && !Object.hasOwn(figures, inline.figure) ? { text: UNKNOWN_FIGURE } : inline,
    ),
  )
}

/** The text as read, with every figure in place. */
export function renderInlines(inlines: readonly Inline[], figures: Figures): string {
  return withKnownFigures(inlines, figures)
    .map((inline) => ('text' in inline ? inline.text : String(figures[inline.figure]?.value)))
    .join('')
}

function joinTexts(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const inline of inlines) {
    const last = joined.at(-1)
    if ('text' in inline && inline.text === '') continue
    if (last && 'text' in last && 'text' in inline) joined[joined.length - 1] = { text: last.text + inline.text }
    else joined.push(inline)
  }
  return joined
}
