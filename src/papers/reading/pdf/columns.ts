import type { FilledCell, FilledTable } from './cells.ts'
import { boxRound, middleX, type Box } from './geometry.ts'
import type { TextLine, Token } from './text-lines.ts'

export type Block =
  | { readonly kind: 'line'; readonly line: TextLine }
  | { readonly kind: 'table'; readonly table: FilledTable }

const NUMBER = /^[-－+]?\d[\d,，]*(?:\.\d+)?%?$/
const LEAST_ROWS = 4
const LEAST_COLUMNS = 3
/** Lines of labels alone between two rows of numbers, as where a label takes three lines. */
const MOST_BETWEEN = 2
const MOST_HEADER_LINES = 6
/** Heights of a character: rows further apart than this are not of one table. */
const WIDEST_STEP = 5
/** Heights of a character: columns nearer to each other than this are not clearly apart. */
const CLEARLY_APART = 0.5

/** Rows of numbers without ruling lines as tables, where every number clearly has one column; the rest as lines. */
export function withColumns(lines: readonly TextLine[]): Block[] {
  const blocks: Block[] = []
  let from = 0
  let free = 0
  while (from < lines.length) {
    const found = isNumberRow(lines[from]) ? tableFrom(lines, { from, free }) : null
    if (found === null) {
      blocks.push(...lines.slice(from, from + 1).map((line) => ({ kind: 'line' as const, line })))
      from += 1
    } else {
      blocks.splice(blocks.length - found.headerLines)
      blocks.push({ kind: 'table', table: found.table })
      from = found.end
      free = found.end
    }
  }
  return blocks
}

const isNumber = ({ text }: Token) => NUMBER.test(text)

function isNumberRow(line: TextLine | undefined): boolean {
  if (line === undefined) return false
  const numbers = line.tokens.filter(isNumber).length
  return numbers >= 2 && numbers >= line.tokens.length - 2 && line.tokens.length >= LEAST_COLUMNS
}

interface Found {
  readonly table: FilledTable
  readonly headerLines: number
  readonly end: number
}

/** The table whose first row of numbers is at `from`; its head begins at `free` at the earliest. */
function tableFrom(lines: readonly TextLine[], { from, free }: { from: number; free: number }): Found | null {
  const end = endOfRows(lines, from)
  const body = lines.slice(from, end)
  const numberRows = body.filter(isNumberRow)
  if (numberRows.length < LEAST_ROWS) return null
  const columns = columnsOf(body, numberRows)
  if (columns === null) return null
  const header = headerAbove(lines.slice(Math.max(free, from - MOST_HEADER_LINES), from), columns, body[0])
  const rows = [...header, ...body].map((line) => spansOf(line, columns))
  if (!rows.every((row) => row !== null)) return null
  return { table: tableOf([...header, ...body], rows, columns.length), headerLines: header.length, end }
}

/** Past the last row of numbers that follows the first without much between. */
function endOfRows(lines: readonly TextLine[], from: number): number {
  let end = from + 1
  let between = 0
  for (let index = from + 1; index < lines.length; index++) {
    const [line, above] = [lines[index], lines[index - 1]]
    if (line === undefined || above === undefined || line.top - above.bottom > WIDEST_STEP * line.em) break
    if (isNumberRow(line)) {
      end = index + 1
      between = 0
    } else if (++between > MOST_BETWEEN || line.tokens.length > 2) break
  }
  return end
}

interface Column {
  readonly left: number
  readonly right: number
}

/** The extents of the columns, left to right; null where they are not clearly apart. */
function columnsOf(body: readonly TextLine[], numberRows: readonly TextLine[]): readonly Column[] | null {
  const em = Math.min(...body.map((line) => line.em))
  const numbers = extents(numberRows.flatMap(({ tokens }) => tokens.filter(isNumber)))
  const labels = extents(body.flatMap(({ tokens }) => tokens.filter((token) => !isNumber(token))))
  const columns = [...labels, ...numbers].toSorted((a, b) => a.left - b.left)
  const areApart = columns.every((column, index) => {
    const next = columns[index + 1]
    return next === undefined || next.left - column.right >= CLEARLY_APART * em
  })
  return columns.length >= LEAST_COLUMNS && numbers.length >= 2 && areApart ? columns : null
}

/** Tokens that overlap sideways stand in one column. */
function extents(tokens: readonly Token[]): Column[] {
  const columns: { left: number; right: number }[] = []
  for (const { left, right } of tokens.toSorted((a, b) => a.left - b.left)) {
    const last = columns.at(-1)
    if (last !== undefined && left < last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  return columns
}

const doOverlap = (one: Column, other: Column) => one.left < other.right && other.left < one.right

/** The lines above that say what the columns are: each of their words stands over a column of its own. */
function headerAbove(above: readonly TextLine[], columns: readonly Column[], first: TextLine | undefined): TextLine[] {
  const header: TextLine[] = []
  let below = first
  for (const line of above.toReversed()) {
    if (below === undefined || below.top - line.bottom > WIDEST_STEP * line.em) break
    if (line.tokens.length < 2 || spansOf(line, columns) === null) break
    header.unshift(line)
    below = line
  }
  return header
}

interface Span {
  readonly column: number
  readonly colSpan: number
  readonly token: Token
}

/** Where each token of a line stands; null where one stands over none, or two share a column. */
function spansOf({ tokens, em }: TextLine, columns: readonly Column[]): Span[] | null {
  if (isOneForEach(tokens, columns)) return tokens.map((token, column) => ({ column, colSpan: 1, token }))
  const spans: Span[] = []
  let free = 0
  for (const token of tokens) {
    const over = columns.flatMap((column, index) => (doOverlap(column, token) ? [index] : []))
    const near = over.length > 0 ? over : nearest(token, columns, em)
    const [column, last] = [near[0], near.at(-1)]
    if (column === undefined || last === undefined || column < free) return null
    spans.push({ column, colSpan: last - column + 1, token })
    free = last + 1
  }
  return spans
}

/** As many words as columns, none reaching a neighbour's: as words in the middle above figures set to the right. */
function isOneForEach(tokens: readonly Token[], columns: readonly Column[]): boolean {
  return (
    tokens.length === columns.length &&
    tokens.every(
      ({ left, right }, index) =>
        left >= (columns[index - 1]?.right ?? -Infinity) && right <= (columns[index + 1]?.left ?? Infinity),
    )
  )
}

/** A word between columns belongs to the one whose middle is near and no other is nearly as near. */
function nearest(token: Token, columns: readonly Column[], em: number): number[] {
  const away = columns
    .map((column, index) => ({ index, distance: Math.abs(middleX({ ...column, top: 0, bottom: 0 }) - middleX(token)) }))
    .toSorted((a, b) => a.distance - b.distance)
  const [one, other] = away
  if (one === undefined || one.distance > 3 * em || (other !== undefined && other.distance < 2 * one.distance))
    return []
  return [one.index]
}

function tableOf(lines: readonly TextLine[], rows: readonly Span[][], columns: number): FilledTable {
  const box: Box = boxRound(lines)
  return {
    ...box,
    rows: rows.map((spans, row) => {
      const cells: FilledCell[] = spans.map(({ column, colSpan, token }) => cell({ row, column, colSpan }, token))
      const taken = new Set(
        spans.flatMap(({ column, colSpan }) => Array.from({ length: colSpan }, (_, i) => column + i)),
      )
      for (let column = 0; column < columns; column++) {
        if (!taken.has(column)) cells.push(cell({ row, column, colSpan: 1 }, { ...box, text: '' }))
      }
      return cells.toSorted((a, b) => a.column - b.column)
    }),
  }
}

function cell(
  { row, column, colSpan }: { row: number; column: number; colSpan: number },
  { text, left, top, right, bottom }: Token,
): FilledCell {
  return { row, column, colSpan, rowSpan: 1, text, left, top, right, bottom }
}
