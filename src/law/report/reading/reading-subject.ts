import type { PreviousReport, ReportSubject } from '../subject.ts'
import { T4_GROUPS, cellAddress, type Cell, type ReportTables, type T2Cell } from '../tables.ts'
import { completeTables, type Reading } from './read-report.ts'

/** What a foreign report is held against. */
export interface Beside {
  readonly previous: PreviousReport | null
  readonly siblings: ReportSubject['siblings']
  readonly children: ReportSubject['children']
  readonly own: ReportTables | null
}

export const NOTHING_BESIDE: Beside = { previous: null, siblings: null, children: null, own: null }

/** A foreign report as the rules read anybody's. */
export function subjectOfReading(reading: Reading, beside: Beside = NOTHING_BESIDE): ReportSubject {
  const { unitName, year, form, title, preamble, sections, tables, marks, signedBy, signedOn } = reading
  return {
    subject: `${unitName ?? '未读到名称的机关'}${year ?? '未知'}年年度报告`,
    unitName,
    level: null,
    year,
    form,
    title,
    preamble,
    sections,
    tables,
    marks,
    signedBy,
    signedOn,
    filedOn: null,
    filingDay: null,
    typedDigits: [],
    ...beside,
    file: { problems: reading.problems, properties: reading.metadata, pictured: reading.pictured },
  }
}

/** Last year's report as this year's is held against it; null where its year was not found. */
export function previousOfReading({ year, form, tables, marks, sections }: Reading): PreviousReport | null {
  return year === null ? null : { year, form, tables, marks, sections }
}

/** The figures to add up, blanks as 0; null where a table is missing. */
export function figuresOfReading({ tables, marks, form }: Reading): ReportTables | null {
  if (tables.t2 === null || tables.t3 === null || tables.t4 === null) return null
  const whole = completeTables(tables, form)
  const filled = (table: 't2' | 't3' | 't4', row: string, cells: readonly T2Cell[]) =>
    cells.map((cell, column) => cell ?? (Object.hasOwn(marks, cellAddress(table, row, column)) ? 0 : null))
  const rows = (table: 't2' | 't3') =>
    Object.fromEntries(Object.entries(whole[table]).map(([row, cells]) => [row, filled(table, row, cells)]))
  const t4 = T4_GROUPS.map((group) => [group, filled('t4', group, whole.t4[group]) as Cell[]] as const)
  return {
    t2: rows('t2'),
    t3: rows('t3') as ReportTables['t3'],
    t4: Object.fromEntries(t4) as Record<(typeof T4_GROUPS)[number], Cell[]>,
  }
}
