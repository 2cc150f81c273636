import type { PrintedBlock, PrintedTable } from '#law/report/reading/printed.ts'
import type { FilledTable } from './cells.ts'
import { withColumns, type Block } from './columns.ts'
import { withoutFurniture } from './furniture.ts'
import { median } from './geometry.ts'
import type { PageContent } from './printed-page.ts'
import type { TextLine } from './text-lines.ts'

/** Heights of a character: a line that ends nearer to the edge of the text than this was broken there. */
const NEAR_EDGE = 2.2
/** Heights of a character: a line that begins further in than this begins a paragraph. */
const INDENT = 1.2
/** A heading's characters are larger than those of the text by more than this factor. */
const OTHER_SIZE = 1.2
/** Heights of a character. */
const LATIN_WIDTH = 0.5
/** The part of a page's width that running text reaches at the least. */
const LEAST_RIGHT = 0.75

type PageBlock = Block | { readonly kind: 'picture' }

/** The pages' tables, lines and pictures in reading order, page numbers and running heads left out. */
export function printedBlocks(pages: readonly PageContent[]): PrintedBlock[] {
  const perPage = withoutFurniture(pages).map((lines, index) => inOrder(lines, pages[index] ?? NOTHING))
  const lines = perPage.flat().flatMap((block) => (block.kind === 'line' ? [block.line] : []))
  const edges = textEdges(lines, median(pages.map(({ width }) => width)))
  const following = perPage.map((_, index) => perPage.slice(index + 1).find((blocks) => blocks.length > 0)?.[0])
  let table = 0
  return perPage.flatMap((blocks, index) => {
    let line = 0
    return blocks.map((block, at): PrintedBlock => {
      const page = index + 1
      if (block.kind === 'picture') return { kind: 'picture', place: { page } }
      if (block.kind === 'table') return printedTable(block.table, { page, table: ++table })
      const isSoft = goesOn(block.line, blocks[at + 1] ?? following[index], edges)
      return { kind: 'line', text: block.line.text, isSoft, place: { page, line: ++line } }
    })
  })
}

const NOTHING = { tables: [], pictures: [] }

function inOrder(
  lines: readonly TextLine[],
  { tables, pictures }: Pick<PageContent, 'tables' | 'pictures'>,
): PageBlock[] {
  const between: { readonly top: number; readonly block: PageBlock }[] = [
    ...tables.map((table) => ({ top: table.top, block: { kind: 'table' as const, table } })),
    ...pictures.map((top) => ({ top, block: { kind: 'picture' as const } })),
  ]
  const blocks: PageBlock[] = []
  let from = 0
  for (const { top, block } of between.toSorted((a, b) => a.top - b.top)) {
    let to = from
    while (to < lines.length && (lines[to]?.top ?? Infinity) < top) to += 1
    blocks.push(...withColumns(lines.slice(from, to)), block)
    from = to
  }
  return [...blocks, ...withColumns(lines.slice(from))]
}

interface Edges {
  readonly left: number
  readonly right: number
}

/** The edges of the running text, as far as several lines share them; the right one is not in the page's middle. */
function textEdges(lines: readonly TextLine[], pageWidth: number): Edges {
  const em = median(lines.map((line) => line.em))
  const shared = (values: readonly number[]) =>
    values.find((value) => values.filter((other) => Math.abs(other - value) <= em / 2).length > 1) ?? values[0] ?? 0
  return {
    left: shared(lines.map(({ left }) => left).toSorted((a, b) => a - b)),
    right: Math.max(shared(lines.map(({ right }) => right).toSorted((a, b) => b - a)), pageWidth * LEAST_RIGHT),
  }
}

function goesOn({ right, em }: TextLine, next: PageBlock | undefined, edges: Edges): boolean {
  if (next?.kind !== 'line' || next.line.left > edges.left + INDENT * next.line.em) return false
  if (Math.max(em, next.line.em) > OTHER_SIZE * Math.min(em, next.line.em)) return false
  // a word or an address is not broken: it goes to the next line and leaves this one short
  const unbroken = /^[!-~]{0,40}/.exec(next.line.text)?.[0].length ?? 0
  return right + unbroken * LATIN_WIDTH * em >= edges.right - NEAR_EDGE * em
}

function printedTable({ rows }: FilledTable, { page, table }: { page: number; table: number }): PrintedTable {
  return {
    kind: 'table',
    hasColumns: true,
    place: { page, table },
    rows: rows.map((cells, row) =>
      cells.map(({ text, column, colSpan, rowSpan }) => ({
        text,
        column,
        colSpan,
        rowSpan,
        place: { page, table, row: row + 1, column: column + 1 },
      })),
    ),
  }
}
