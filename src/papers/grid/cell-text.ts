import { cellAddress, type ReportTables, type T2Cell, type T4Group } from '#law/report/tables.ts'
import type { Placed } from './grid.ts'

/** What is printed: a missing cell stays empty, 0 is printed as 0. */
export function cellText(cell: T2Cell): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell) : cell.raw
}

/** The number of a cell; null where it is missing. */
export function cellNumber(cell: T2Cell): number | null {
  return cell === null || typeof cell === 'number' ? cell : cell.value
}

/** One cell by its row (label in table two, id in table three, group in table four). */
export function cellAt(
  tables: ReportTables,
  { table, row, column }: { readonly table: 't2' | 't3' | 't4'; readonly row: string; readonly column: number },
): T2Cell {
  const cells = table === 't4' ? tables.t4[row as T4Group] : tables[table][row]
  return cells?.[column] ?? null
}

/** The numbers of a row as placed cells, `span` columns wide each, from column `from` on. */
export function figureCells(
  tables: ReportTables,
  at: {
    readonly table: 't2' | 't3' | 't4'
    readonly row: string
    readonly count: number
    readonly from: number
    readonly span?: number
  },
): Placed[] {
  const { table, row, count, from, span = 1 } = at
  return Array.from({ length: count }, (_, column) => {
    const value = cellAt(tables, { table, row, column })
    const figure = cellAddress(table, row, column)
    return { kind: 'figure', text: cellText(value), value, figure, x: from + column * span, colSpan: span }
  })
}
