import type { PrintedBlock, PrintedCell } from '#law/report/reading/printed.ts'
import type { Budget } from '../limits.ts'
import { layOut, type Lattice, type LatticeCell, type LatticeRow } from './lattice.ts'
import type { RawSheet } from './raw.ts'

/**
 * Prints one sheet: tables, and lines where a row holds nothing but words in one cell. Such a row stays in its table
 * if it is ruled or a merged cell crosses it: a label whose numbers are blank. Places count as the sheet's own rows and
 * columns do; `number` counts visible sheets.
 */
export function printSheet(sheet: RawSheet, number: number, budget: Budget): PrintedBlock[] {
  const lattice = layOut(sheet)
  const blocks: PrintedBlock[] = []
  let from = 0
  lattice.rows.forEach((row, index) => {
    const line = lineOf(row)
    if (line === null) return
    blocks.push(...printTable(lattice, { from, to: index, number, budget }))
    from = index + 1
    budget.characters(line.text.length)
    const place = { table: number, row: row.number, column: lattice.columns[line.column] ?? 1 }
    blocks.push({ kind: 'line', text: line.text, isSoft: false, place })
  })
  return [...blocks, ...printTable(lattice, { from, to: lattice.rows.length, number, budget })]
}

function lineOf({ isRuled, isCrossed, cells }: LatticeRow): LatticeCell | null {
  const filled = cells.filter(({ text }) => text !== '')
  const [only] = filled
  return filled.length === 1 && only?.isWords === true && !isRuled && !isCrossed ? only : null
}

interface Part {
  readonly from: number
  readonly to: number
  readonly number: number
  readonly budget: Budget
}

function printTable({ rows, columns, isCovered }: Lattice, { from, to, number, budget }: Part): PrintedBlock[] {
  const own = rows
    .map((row, y) => ({ ...row, y }))
    .slice(from, to)
    .filter((row) => row.cells.length > 0 || row.isRuled || row.isCrossed)
  const filled = own.flatMap(({ cells }) => cells.filter(({ text }) => text !== ''))
  const [first] = own
  if (first === undefined || filled.length === 0) return []
  const left = filled.reduce((least, { column }) => Math.min(least, column), columns.length)
  const right = filled.reduce((most, { column, colSpan }) => Math.max(most, column + colSpan), 0)
  const printed = own.map((row) => {
    const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]))
    const cells: PrintedCell[] = []
    for (let x = left; x < right; x++) {
      if (isCovered(row.y, x)) continue
      const cell = byColumn.get(x)
      budget.characters(cell?.text.length ?? 0)
      cells.push({
        text: cell?.text ?? '',
        column: x - left,
        colSpan: Math.min(cell?.colSpan ?? 1, right - x),
        rowSpan: cell?.rowSpan ?? 1,
        place: { table: number, row: row.number, column: columns[x] ?? 1 },
      })
    }
    budget.cells(cells.length)
    return cells
  })
  return [{ kind: 'table', hasColumns: true, rows: printed, place: { table: number, row: first.number } }]
}
