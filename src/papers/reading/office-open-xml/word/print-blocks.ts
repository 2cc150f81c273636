import type { Place, PrintedBlock, PrintedCell } from '#law/report/reading/printed.ts'
import { broken, LIMITS, type Counter } from '../limits.ts'
import type { RawBlock, RawRow, RawTable } from './raw.ts'

interface Printing {
  readonly blocks: PrintedBlock[]
  readonly count: Counter
  line: number
  table: number
}

/** A cell that may still grow. */
interface OpenCell extends PrintedCell {
  rowSpan: number
  colSpan: number
}

/** Cells that may go on in the next row, by their first column. */
type OpenCells = Map<number, OpenCell>

/** Lays tables on their lattices and numbers everything in order; blank paragraphs count but print nothing. */
export function printBlocks(raw: readonly RawBlock[], count: Counter): PrintedBlock[] {
  const printing: Printing = { blocks: [], count, line: 0, table: 0 }
  for (const block of raw) {
    if (block.kind === 'table') printTable(block, printing)
    else if (block.kind === 'picture') printing.blocks.push({ kind: 'picture', place: { line: printing.line } })
    else printLine(block.text, printing)
  }
  return printing.blocks
}

function printLine(raw: string, printing: Printing): void {
  printing.line++
  const text = raw.replace(/^\n+/, '').replace(/(?<!\n)\n+$/, '')
  if (text.trim() === '') return
  printing.count(text.length)
  printing.blocks.push({ kind: 'line', text, isSoft: false, place: { line: printing.line } })
}

function printTable(table: RawTable, printing: Printing): void {
  const number = ++printing.table
  const rows: OpenCell[][] = []
  let above: OpenCells = new Map()
  for (const row of table.rows) {
    if (row.isGone) continue
    const { own, open } = printRow(row, { above, place: { table: number, row: rows.length + 1 }, printing })
    rows.push(own)
    above = open
  }
  if (rows.some((row) => row.length > 0))
    printing.blocks.push({ kind: 'table', hasColumns: true, rows, place: { table: number } })
  for (const inner of innerTables(table)) if (isLattice(inner)) printTable(inner, printing)
}

interface RowPrinting {
  readonly above: OpenCells
  readonly place: Place
  readonly printing: Printing
}

function printRow({ cells, before }: RawRow, { above, place, printing }: RowPrinting) {
  const own: OpenCell[] = []
  const open: OpenCells = new Map()
  let column = before
  for (const cell of cells) {
    const last = own.at(-1)
    if (cell.isJoined && last !== undefined && last.column + last.colSpan === column) last.colSpan += cell.span
    else {
      // A cell that goes on with nothing above it stands for itself.
      const upper = cell.down === 'continue' ? above.get(column) : undefined
      if (upper !== undefined) upper.rowSpan++
      const text = upper === undefined ? textOf(cell.blocks) : ''
      printing.count(text.length)
      const fresh = { text, column, colSpan: cell.span, rowSpan: 1, place: { ...place, column: column + 1 } }
      if (upper === undefined) own.push(fresh)
      if (cell.down !== 'none') open.set(column, upper ?? fresh)
    }
    column += cell.span
    if (column > LIMITS.wordColumns) throw broken(`有表格超过${LIMITS.wordColumns}列`)
  }
  return { own, open }
}

/** Paragraphs below each other; an inner table's cells side by side. */
function textOf(blocks: readonly RawBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'line') return block.text
      if (block.kind === 'picture') return ''
      const rows = block.rows.filter(({ isGone }) => !isGone)
      return rows.map(({ cells }) => cells.map((cell) => textOf(cell.blocks)).join('\t')).join('\n')
    })
    .join('\n')
}

function innerTables({ rows }: RawTable): RawTable[] {
  return rows
    .filter(({ isGone }) => !isGone)
    .flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table')))
}

function isLattice({ rows }: RawTable): boolean {
  return rows.length >= 2 && rows.some(({ cells }) => cells.length >= 2)
}
