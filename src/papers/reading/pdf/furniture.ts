import type { TextLine } from './text-lines.ts'

/** The lines outside tables of a page, and its height in points. */
interface PageLines {
  readonly lines: readonly TextLine[]
  readonly height: number
}

/** The part of a page's height, at its top and its foot, in which page numbers and running heads stand. */
const MARGIN = 0.13
const MOST_PAGES = 0.6
/** Points: heads at heights that differ by no more than this are at the same height. */
const SAME_HEIGHT = 3
const PAGE_NUMBERS = [
  /^[-‐–—―－─_~～·•. ]*\d{1,4}[-‐–—―－─_~～·•. ]*$/u,
  /^第\d{1,4}页[,，;；/]?(?:共\d{1,4}页)?$/u,
  /^(?:第?\d{1,4}页?)?[/／](?:共?\d{1,4}页?)$/u,
  /^\d{1,4}[/／]\d{1,4}$/u,
  /^page\d{1,4}(?:of\d{1,4})?$/iu,
]

/** The lines without page numbers and running heads. */
export function withoutFurniture(pages: readonly PageLines[]): readonly TextLine[][] {
  const isRunning = runningHeads(pages)
  return pages.map((page) => {
    const edges = new Set([page.lines[0], page.lines.at(-1)])
    return page.lines.filter((line) => {
      if (!isInMargin(line, page)) return true
      return !(edges.has(line) && isPageNumber(line.text)) && !isRunning(line)
    })
  })
}

function isPageNumber(text: string): boolean {
  const tight = text.replaceAll(/\s/g, '')
  return PAGE_NUMBERS.some((pattern) => pattern.test(tight))
}

function isInMargin({ top, bottom }: TextLine, { height }: PageLines): boolean {
  return bottom <= height * MARGIN || top >= height * (1 - MARGIN)
}

/** Pages are told apart by their numbers only, so digits do not count. */
const sameText = (text: string) => text.replaceAll(/\s/g, '').replaceAll(/\d+/g, '0')

function runningHeads(pages: readonly PageLines[]): (line: TextLine) => boolean {
  const heights = new Map<string, number[]>()
  for (const page of pages) {
    for (const line of page.lines) {
      if (isInMargin(line, page))
        heights.set(sameText(line.text), [...(heights.get(sameText(line.text)) ?? []), line.top])
    }
  }
  const needed = Math.max(2, MOST_PAGES * pages.length)
  return ({ text, top }) =>
    (heights.get(sameText(text)) ?? []).filter((other) => Math.abs(other - top) <= SAME_HEIGHT).length >= needed
}
