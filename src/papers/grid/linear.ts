import { FORMS, T3_COLUMNS, T4_COLUMNS, T4_HEAD } from '#law/report/forms.ts'
import { cellAddress, T4_GROUPS, type T2Cell } from '#law/report/tables.ts'
import { cellAt, cellNumber } from './cell-text.ts'
import type { ReportGrid, GridSource } from './grid.ts'

export interface LinearCell {
  readonly label: string
  readonly value: T2Cell
  readonly figure: string
}
/** A row of a table in words: what it counts, its total where it has one, and its other numbers. */
export interface LinearLine {
  readonly label: string
  readonly total: LinearCell | null
  readonly parts: readonly LinearCell[]
}

/** A table to be read line by line, in printed order. */
export function linearLines(document: GridSource, table: ReportGrid['id']): LinearLine[] {
  const { tables } = document
  const line = (row: string, label: string, columns: readonly string[]): LinearLine => {
    const cells = columns.map((name, column) => {
      return { label: name, value: cellAt(tables, { table, row, column }), figure: cellAddress(table, row, column) }
    })
    const hasTotal = columns.at(-1) === '总计'
    return { label, total: hasTotal ? (cells.at(-1) ?? null) : null, parts: hasTotal ? cells.slice(0, -1) : cells }
  }
  if (table === 't4') return T4_GROUPS.map((group) => line(group, groupName(group), T4_COLUMNS))
  const form = FORMS[document.form]
  if (table === 't3') {
    const columns = T3_COLUMNS.map((column) => column.label)
    return form.t3.map((row) => line(row.id, row.group === null ? row.label : `${row.group}：${row.label}`, columns))
  }
  return form.t2.flatMap((block) => {
    const columns = block.columns.map((column) => column.label)
    return block.rows.map((row) => line(row.label, row.label, columns))
  })
}

/** The lines with a number that is not zero, each without its zeros. */
export function linesNotZero(lines: readonly LinearLine[]): LinearLine[] {
  return lines
    .map((line) => ({ ...line, parts: line.parts.filter(isNotZero) }))
    .filter((line) => line.parts.length > 0 || (line.total !== null && isNotZero(line.total)))
}

function isNotZero({ value }: LinearCell): boolean {
  return cellNumber(value) !== 0
}

function groupName(group: (typeof T4_GROUPS)[number]): string {
  return group === 'review' ? T4_HEAD.review : `${T4_HEAD.suit}（${T4_HEAD[group]}）`
}
