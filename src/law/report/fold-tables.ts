import {
  CASE_RESULT_LABELS,
  CASE_RESULTS,
  type ActivityGroup,
  type ApplicationGroup,
  type CaseGroup,
  type YearLedger,
} from './facts.ts'
import type { Figures } from './figure.ts'
import { valueOf, type PlannedFigure } from './figures.ts'
import { T3_COLUMNS, T4_HEAD, type ReportForm, type T2Block, type T2Column, type T2Row, type T3Row } from './forms.ts'
import { APPLICANT_CLASSES, OUTCOMES, type OutcomeCode } from './outcomes.ts'
import { cellAddress, T4_GROUPS, type ReportTables, type T2Cell, type T4Group } from './tables.ts'

const TOTAL = APPLICANT_CLASSES.length
const CLASS_COLUMNS = APPLICANT_CLASSES.map((_, column) => column)
const FEN_PER_YUAN = 100
const ITEM_COLUMNS: readonly string[] = ['items-before', 'items-change', 'purchases']

interface Sources {
  readonly ledger: YearLedger
  readonly carriedIn: readonly number[] | null
  readonly carriedFrom: string | null
}

/** Every cell of the three tables in printed order, as figures whose keys are the cells' addresses. */
export function planTables(sources: Sources, form: ReportForm): PlannedFigure[] {
  return [
    ...planT2(sources.ledger.activities, form),
    ...form.t3.flatMap((row) => planT3Row(row, sources, form)),
    ...T4_GROUPS.flatMap((group) => planT4Group(group, sources.ledger.cases)),
  ]
}

/** The printed tables, read back from the figures so that a declared cell stands in both. */
export function tablesOf(figures: Figures, form: ReportForm): ReportTables {
  const cells = (table: 't3' | 't4', row: string, width: number) =>
    Array.from({ length: width }, (_, column) => valueOf(figures, cellAddress(table, row, column)))
  return {
    t2: Object.fromEntries(
      form.t2.flatMap((block) => block.rows.map((row) => [row.label, t2Cells(figures, block, row)])),
    ),
    t3: Object.fromEntries(form.t3.map((row) => [row.id, cells('t3', row.id, T3_COLUMNS.length)])),
    t4: {
      review: cells('t4', 'review', CASE_RESULTS.length + 1),
      suit_direct: cells('t4', 'suit_direct', CASE_RESULTS.length + 1),
      suit_after_review: cells('t4', 'suit_after_review', CASE_RESULTS.length + 1),
    },
  }
}

function t2Cells(figures: Figures, block: T2Block, row: T2Row): T2Cell[] {
  return block.columns.map((column, index) => {
    const value = valueOf(figures, cellAddress('t2', row.label, index))
    return column.kind === 'amount' ? { value, unit: '元', raw: `${value}元` } : value
  })
}

function planT2(activities: readonly ActivityGroup[], form: ReportForm): PlannedFigure[] {
  return form.t2.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.map((column, index) => ({
        key: cellAddress('t2', row.label, index),
        label: `${row.label}，${column.label.replace(/（.*）$/, '')}`,
        unit: t2Unit(column),
        ...activityValue(
          activities.filter((activity) => activity.row === row.id && activity.column === column.id),
          column,
        ),
      })),
    ),
  )
}

/** Departments declare their own numbers; a cell for which none did so counts as nothing done. */
function activityValue(groups: readonly ActivityGroup[], column: T2Column) {
  if (groups.length === 0) return { value: 0 }
  const sum = groups.reduce((total, group) => total + group.value, 0)
  const value = column.kind === 'amount' ? sum / FEN_PER_YUAN : Number(sum.toFixed(6))
  const departments = groups.reduce((total, group) => total + group.departments, 0)
  return { value, origin: 'declared' as const, reason: `由${departments}个部门申报` }
}

function t2Unit(column: T2Column): string {
  if (column.kind === 'money') return '万元'
  if (column.kind === 'amount') return '元'
  return ITEM_COLUMNS.includes(column.id) ? '项' : '件'
}

function planT3Row(row: T3Row, sources: Sources, form: ReportForm): PlannedFigure[] {
  const cells = CLASS_COLUMNS.map((column) => ({
    ...t3Cell(row.id, column),
    label: `${rowName(row)}，${T3_COLUMNS[column]?.label ?? ''}`,
    ...t3Source(row.id, { column, sources, form }),
  }))
  const parts = cells.map((cell) => cell.key)
  return [...cells, { ...t3Cell(row.id, TOTAL), label: `${rowName(row)}，总计`, parts }]
}

const t3Cell = (row: string, column: number) => ({ key: cellAddress('t3', row, column), unit: '件' })

function t3Source(row: string, { column, sources, form }: { column: number; sources: Sources; form: ReportForm }) {
  if (row === 'C7') return { parts: resultRows(form).map((result) => cellAddress('t3', result.id, column)) }
  if (row === 'B' && sources.carriedIn) {
    const reason = `承接${sources.carriedFrom ?? '上年度已报送的年度报告'}`
    return { value: sources.carriedIn[column] ?? 0, origin: 'carried' as const, reason }
  }
  const applicantClass = APPLICANT_CLASSES[column]
  const counted = sources.ledger.applications.filter(
    (group) => group.applicantClass === applicantClass && isCountedIn(row, group, form),
  )
  return { value: countOf(counted) }
}

/** The rows of 本年度办理结果 that add up to （七）总计. */
export function resultRows(form: ReportForm): T3Row[] {
  return form.t3.filter((row) => row.id.startsWith('C') && row.id !== 'C7')
}

function isCountedIn(row: string, group: ApplicationGroup, form: ReportForm): boolean {
  if (row === 'A') return group.received === 'in-year'
  if (row === 'B') return group.received === 'before-year'
  if (row === 'D') return group.outcome === null
  return group.outcome !== null && rowOfOutcome(group.outcome, form) === row
}

/** Row of table three that counts an outcome; a form with a single （六） row counts every C6.x there. */
function rowOfOutcome(code: OutcomeCode, form: ReportForm): string | undefined {
  const row = OUTCOMES.find((outcome) => outcome.code === code)?.row
  return form.t3.some(({ id }) => id === row) ? row : row?.split('.')[0]
}

/** A row's name without its printed number: "不予公开（属于国家秘密）". */
export function rowName(row: T3Row): string {
  const name = row.label.replace(/^(（[一二七六]）|[一二四]、|\d\.)/, '').replace(/（.*）$/, '')
  return row.depth === 'item' && row.group ? `${row.group.slice(3)}（${name}）` : name
}

function planT4Group(group: T4Group, cases: readonly CaseGroup[]): PlannedFigure[] {
  const heading = group === 'review' ? T4_HEAD.review : `${T4_HEAD.suit}（${T4_HEAD[group]}）`
  const cells = CASE_RESULTS.map((result, column) => ({
    key: cellAddress('t4', group, column),
    label: `${heading}，${CASE_RESULT_LABELS[result]}`,
    unit: '件',
    value: countOf(cases.filter((counted) => counted.group === group && counted.result === result)),
  }))
  const total = { key: cellAddress('t4', group, cells.length), label: `${heading}，总计`, unit: '件' }
  return [...cells, { ...total, parts: cells.map((cell) => cell.key) }]
}

function countOf(groups: readonly { readonly count: number }[]): number {
  return groups.reduce((sum, group) => sum + group.count, 0)
}
