import { T3_COLUMNS } from './forms.ts'
import type { ReportTables } from './tables.ts'

/** 勾稽: row D of a filed report becomes row B of the next year's (7 cells); null when a cell of it is missing. */
export function carryOut(filed: ReportTables): readonly number[] | null {
  const row = filed.t3['D'] ?? []
  const cells = row.filter((cell) => cell !== null)
  return cells.length === T3_COLUMNS.length ? cells : null
}
