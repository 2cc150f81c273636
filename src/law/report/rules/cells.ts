import { FORMS, T3_COLUMNS, T4_COLUMNS, T4_HEAD, type ReportForm, type T2Column, type T2Row } from '../forms.ts'
import { rowName } from '../fold-tables.ts'
import type { ReportSubject } from '../subject.ts'
import { cellAddress, T4_GROUPS, type ReportTables, type T2Cell, type T4Group } from '../tables.ts'

export const TOTAL_COLUMN = T3_COLUMNS.length - 1
export const T3_WIDTH = T3_COLUMNS.length
export const T4_WIDTH = T4_COLUMNS.length
export const T4_TOTAL = T4_WIDTH - 1

export const TABLE_NAMES = { t2: '第二部分的表', t3: '第三部分的表', t4: '第四部分的表' } as const

/** The report's form; where it is not known, the one that the rows of table three show. */
export function formOf({ form, tables }: ReportSubject): ReportForm | null {
  if (form !== null) return FORMS[form]
  if (tables.t3?.['C6.1']) return FORMS['2021']
  return tables.t3?.['C6'] ? FORMS['2019'] : null
}

/** A cell of table three: its number, 0 where it was left blank or struck out, null where it was not found. */
export function t3Value(subject: ReportSubject, row: string, column: number): number | null {
  const cell = subject.tables.t3?.[row]?.[column] ?? null
  return cell ?? blankAsZero(subject, cellAddress('t3', row, column))
}

export function t4Value(subject: ReportSubject, group: T4Group, column: number): number | null {
  const cell = subject.tables.t4?.[group][column] ?? null
  return cell ?? blankAsZero(subject, cellAddress('t4', group, column))
}

function blankAsZero(subject: ReportSubject, address: string): number | null {
  return isMarked(subject, address) ? 0 : null
}

/** True for a cell written as blank, "/", "-" or a fixed space. */
export function isMarked(subject: ReportSubject, address: string): boolean {
  return Object.hasOwn(subject.marks, address)
}

export function columnName(column: number): string {
  return T3_COLUMNS[column]?.label ?? ''
}

/** "不予公开（属于国家秘密）", by id, whatever the form. */
export function t3RowName(id: string): string {
  const row = [...FORMS['2021'].t3, ...FORMS['2019'].t3].find((one) => one.id === id)
  return row ? rowName(row) : id
}

export function groupName(group: T4Group): string {
  return group === 'review' ? `“${T4_HEAD.review}”` : `${T4_HEAD.suit}“${T4_HEAD[group]}”`
}

export interface T2Place {
  readonly row: T2Row
  readonly column: T2Column
  readonly cell: T2Cell
  readonly address: string
  /** "行政许可，本年处理决定数量". */
  readonly name: string
}

/** Every cell that the form has in table two, in printed order. */
export function t2Places(form: ReportForm, t2: ReportTables['t2']): T2Place[] {
  return form.t2.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.map((column, index) => ({
        row,
        column,
        cell: t2Row(t2, row)?.[index] ?? null,
        address: cellAddress('t2', row.label, index),
        name: `${row.label}，${column.label}`,
      })),
    ),
  )
}

/** A row of table two; the two forms' words for 规范性文件 are read as one. */
export function t2Row(t2: ReportTables['t2'], row: T2Row): readonly T2Cell[] | null {
  const labels = row.id === 'normative' ? [row.label, '规范性文件', '行政规范性文件'] : [row.label]
  const label = labels.find((one) => Object.hasOwn(t2, one))
  return label === undefined ? null : (t2[label] ?? null)
}

export function numberOf(cell: T2Cell): number | null {
  return typeof cell === 'object' ? (cell?.value ?? null) : cell
}

/** One number of table two by the form's ids; a cell left blank counts as 0; null where it was not found. */
export function t2Number(subject: ReportSubject, row: string, column: string): number | null {
  const form = formOf(subject)
  const { t2 } = subject.tables
  const place = form && t2 && t2Places(form, t2).find((one) => one.row.id === row && one.column.id === column)
  return place ? (numberOf(place.cell) ?? (isMarked(subject, place.address) ? 0 : null)) : null
}

/** null when a number is missing. Sums of 万元 keep six decimals. */
export function sumOf(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null)
  return known.length === numbers.length ? Number(known.reduce((sum, one) => sum + one, 0).toFixed(6)) : null
}

export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0
}

/** 总计 of a row; where that cell was not found, the sum of the kinds of applicants. */
export function t3Total(subject: ReportSubject, row: string): number | null {
  const kinds = Array.from({ length: TOTAL_COLUMN }, (_, column) => t3Value(subject, row, column))
  return t3Value(subject, row, TOTAL_COLUMN) ?? sumOf(kinds)
}

/** 总计 of 行政复议 and of both kinds of 行政诉讼. */
export function t4Totals(subject: ReportSubject): Readonly<Record<T4Group, number | null>> {
  const [review, direct, after] = T4_GROUPS.map((group) => t4Value(subject, group, T4_TOTAL))
  return { review: review ?? null, suit_direct: direct ?? null, suit_after_review: after ?? null }
}
