/** How a printed number came to be; every figure of a report knows one. */
export const FIGURE_ORIGINS = ['derived', 'carried', 'declared'] as const
export type FigureOrigin = (typeof FIGURE_ORIGINS)[number]
export const ORIGIN_LABELS: Readonly<Record<FigureOrigin, string>> = {
  derived: '台账推算',
  carried: '上年结转',
  declared: '部门申报',
}

/** A number of the report: a table cell (`t3.A[6]`) or a number in the text (`disclosed.total`, `receipts.wechat`). */
export interface Figure {
  readonly key: string
  /** What it counts, in Chinese, such as "全年主动公开政府信息". */
  readonly label: string
  readonly value: number
  /** 条, 件, 次, 元, 万元 … */
  readonly unit: string
  readonly origin: FigureOrigin
  /** Why it was declared or from which report carried; null for derived ones. */
  readonly reason: string | null
  /** Keys whose values add up to this one, where it is a sum. */
  readonly parts: readonly string[]
}
export type Figures = Readonly<Record<string, Figure>>

/** A number that a person states with a reason instead of the ledger; replaces the derived figure of the same key. */
export interface Declaration {
  readonly key: string
  readonly value: number
  readonly reason: string
}
