/** The three statutory tables of a yearly report as read or folded; shapes are stable and published. */

/** A money cell that a form leaves free (v2019 采购总金额): number, unit as written, and the raw text. */
export interface Amount {
  readonly value: number
  readonly unit: string
  readonly raw: string
}

/** null: the cell is missing (not zero). */
export type T2Cell = number | Amount | null
export type Cell = number | null

export interface ReportTables {
  /** Row label → its cells in the form's column order. */
  readonly t2: Readonly<Record<string, readonly T2Cell[]>>
  /** Row id (A, B, C1 … C7, D) → 7 cells: 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计. */
  readonly t3: Readonly<Record<string, readonly Cell[]>>
  /** 5 cells each: 维持, 纠正, 其他, 尚未审结, 总计. */
  readonly t4: Readonly<Record<T4Group, readonly Cell[]>>
}

export const T4_GROUPS = ['review', 'suit_direct', 'suit_after_review'] as const
export type T4Group = (typeof T4_GROUPS)[number]

/** Address of a cell, used by findings, figures and drill-down: `t3.C1[2]`, `t2.行政许可[0]`, `t4.review[4]`. */
export function cellAddress(table: 't2' | 't3' | 't4', row: string, column: number): string {
  return `${table}.${row}[${column}]`
}
