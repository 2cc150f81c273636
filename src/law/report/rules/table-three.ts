import { FORMS, type ReportForm } from '../forms.ts'
import { resultRows } from '../fold-tables.ts'
import type { ReportSubject } from '../subject.ts'
import { cellAddress } from '../tables.ts'
import { absencesOf, isReported } from './absence.ts'
import {
  columnName,
  formOf,
  isCount,
  isMarked,
  sumOf,
  t3RowName,
  t3Value,
  T3_WIDTH,
  TABLE_NAMES,
  TOTAL_COLUMN,
} from './cells.ts'
import { answerOf, listed, notAssessable, type Problem, type Rule, type RuleAnswer } from './rule.ts'

const RECONCILIATION = '年度报告格式第三部分勾稽关系'
const FORM_NOTE = '年度报告格式第三部分'
const COLUMNS = Array.from({ length: T3_WIDTH }, (_, column) => column)

function withT3(check: (subject: ReportSubject, form: ReportForm) => RuleAnswer) {
  return (subject: ReportSubject): RuleAnswer => {
    const form = formOf(subject)
    if (subject.tables.t3 === null) return notAssessable(`${TABLE_NAMES.t3}没有读到，无法核对。`, 't3')
    if (form === null) return notAssessable('看不出报告用的是哪一版格式，无法核对。', 't3')
    return check(subject, form)
  }
}

const missing: Rule = {
  id: 'T3-MISSING',
  version: 1,
  title: '第三部分的表各行齐全',
  severity: 'error',
  article: FORM_NOTE,
  check(subject) {
    const { t3 } = subject.tables
    if (t3 === null) return absencesOf(subject, [{ message: `${TABLE_NAMES.t3}整张缺失。`, where: 't3' }])
    const form = formOf(subject)
    const rows = (form ?? FORMS['2021']).t3.filter((row) => !Object.hasOwn(t3, row.id))
    if (rows.length === 0) return answerOf([])
    const names = rows.map((row) => `“${t3RowName(row.id)}”`)
    const message = `${TABLE_NAMES.t3}缺${rows.length}行：${names.join('、')}，表没有写完，无法核对勾稽关系。`
    return absencesOf(subject, [
      { message, where: `t3.${rows[0]?.id}`, left: Object.keys(t3).length, right: form?.t3.length ?? '' },
    ])
  },
}

const form: Rule = {
  id: 'T3-FORM',
  version: 1,
  title: '第三部分的表的行目合于国家统一格式',
  severity: 'error',
  article: FORM_NOTE,
  check(subject) {
    const { t3 } = subject.tables
    if (t3 === null) return notAssessable(`${TABLE_NAMES.t3}没有读到，无法核对。`, 't3')
    const rows = Object.keys(t3)
    const known = formOf(subject)
    if (known === null) {
      return answerOf([{ message: `${TABLE_NAMES.t3}的行目与国家统一格式的各版都不相合。`, where: 't3' }])
    }
    const extra = rows.filter((id) => !known.t3.some((row) => row.id === id))
    if (extra.length === 0) return answerOf([])
    const names = listed(extra.map((id) => `“${t3RowName(id)}”`))
    return answerOf([{ message: `${TABLE_NAMES.t3}多出格式里没有的行：${names}。`, where: `t3.${extra[0]}` }])
  },
}

const width: Rule = {
  id: 'T3-WIDTH',
  version: 1,
  title: '第三部分的表每行有七个数',
  severity: 'warning',
  article: FORM_NOTE,
  check: withT3((subject, { t3: rows }) => {
    const wrong = rows.flatMap(({ id }) => {
      const { count, absent } = widthOf(subject, id)
      return count === null || count === T3_WIDTH
        ? []
        : [{ id, count, absent, names: absent.map(columnName).join('、') }]
    })
    const groups = Map.groupBy(wrong, ({ count, names }) => `${count} ${names}`)
    return answerOf(
      [...groups.values()].flatMap((group): Problem[] => {
        const [first] = group
        if (!first) return []
        const { id, count, absent, names } = first
        const which = group.length === 1 ? '这一行' : '每行'
        const missed = names === '' ? '' : `，缺“${names}”`
        const message = `${TABLE_NAMES.t3}${listed(group.map((row) => `“${t3RowName(row.id)}”`))}${which}有${count}个数，应当有${T3_WIDTH}个${missed}。`
        return [{ message, where: cellAddress('t3', id, absent[0] ?? T3_WIDTH), left: count, right: T3_WIDTH }]
      }),
    )
  }),
}

/** A cell that was left blank, or that holds something which was not read: it is there. */
function isNoted(subject: ReportSubject, address: string): boolean {
  return isMarked(subject, address) || isReported(subject, address)
}

/** How many numbers a row has, and the columns without one; null for a row that is absent. */
function widthOf(subject: ReportSubject, id: string): { count: number | null; absent: readonly number[] } {
  const cells = subject.tables.t3?.[id]
  if (!cells) return { count: null, absent: [] }
  const absent = COLUMNS.filter(
    (column) => (cells[column] ?? null) === null && !isNoted(subject, cellAddress('t3', id, column)),
  )
  return { count: cells.length > T3_WIDTH ? cells.length : T3_WIDTH - absent.length, absent }
}

const counts: Rule = {
  id: 'T3-R4',
  version: 1,
  title: '第三部分的表各格都是不小于零的整数，没有发生的填0',
  severity: 'error',
  article: FORM_NOTE,
  check: withT3((subject, { t3: rows }) => {
    const places = rows.flatMap(({ id }) =>
      COLUMNS.map((column) => ({ id, column, address: cellAddress('t3', id, column) })),
    )
    const wrong = places.flatMap(({ id, column, address }): Problem[] => {
      const value = subject.tables.t3?.[id]?.[column] ?? null
      if (value === null || isCount(value)) return []
      const message = `${TABLE_NAMES.t3}“${t3RowName(id)}”的“${columnName(column)}”写的是${value}，应当是不小于零的整数。`
      return [{ message, where: address, left: value }]
    })
    const blanks = places.filter(({ address }) => isMarked(subject, address))
    const blank = blanks.map(({ address }): Problem => {
      const message = `${TABLE_NAMES.t3}有${blanks.length}格没有填数，核对时按0计算；没有发生的请填0。`
      return { message, where: address, severity: 'warning' }
    })
    const unread = places.filter(({ id, column }) => t3Value(subject, id, column) === null)
    const rowsUnread = [...new Set(unread.map(({ id }) => `“${t3RowName(id)}”`))]
    return answerOf([...wrong, ...blank.slice(0, 1)], rowsUnread.length > 0 ? [`${listed(rowsUnread)}的格`] : [], 't3')
  }),
}

const balance: Rule = {
  id: 'T3-R1',
  version: 1,
  title: '新收加上年结转，等于办理结果总计加结转下年度',
  severity: 'error',
  article: RECONCILIATION,
  check: withT3((subject) =>
    perColumn(subject, (column) => {
      const [a = null, b = null, c = null, d = null] = ['A', 'B', 'C7', 'D'].map((id) => t3Value(subject, id, column))
      const left = sumOf([a, b])
      const right = sumOf([c, d])
      if (left === null || right === null) return null
      const message = `${TABLE_NAMES.t3}“${columnName(column)}”列：新收${a}加上年结转${b}等于${left}，办理结果总计${c}加结转下年度${d}等于${right}，差${Math.abs(left - right)}。`
      return { message, where: cellAddress('t3', 'C7', column), left, right }
    }),
  ),
}

const results: Rule = {
  id: 'T3-R2',
  version: 1,
  title: '办理结果各项之和等于（七）总计',
  severity: 'error',
  article: RECONCILIATION,
  check: withT3((subject, known) =>
    perColumn(subject, (column) => {
      const left = sumOf(resultRows(known).map((row) => t3Value(subject, row.id, column)))
      const right = t3Value(subject, 'C7', column)
      if (left === null || right === null) return null
      const message = `${TABLE_NAMES.t3}“${columnName(column)}”列：办理结果（一）至（六）相加等于${left}，（七）总计写的是${right}，差${Math.abs(left - right)}。`
      return { message, where: cellAddress('t3', 'C7', column), left, right }
    }),
  ),
}

const totals: Rule = {
  id: 'T3-R3',
  version: 1,
  title: '每行各类申请人之和等于总计',
  severity: 'error',
  article: RECONCILIATION,
  check: withT3((subject, { t3: rows }) => {
    const read = rows.map(({ id }) => ({
      id,
      left: sumOf(COLUMNS.slice(0, TOTAL_COLUMN).map((column) => t3Value(subject, id, column))),
      right: t3Value(subject, id, TOTAL_COLUMN),
    }))
    const problems = read.flatMap(({ id, left, right }): Problem[] => {
      if (left === null || right === null || left === right) return []
      const message = `${TABLE_NAMES.t3}“${t3RowName(id)}”一行：各类申请人相加等于${left}，总计写的是${right}，差${Math.abs(left - right)}。`
      return [{ message, where: cellAddress('t3', id, TOTAL_COLUMN), left, right }]
    })
    const unread = read.filter(({ left, right }) => left === null || right === null)
    const names = unread.map(({ id }) => `“${t3RowName(id)}”`)
    return answerOf(problems, names.length > 0 ? [`${listed(names)}的数`] : [], 't3')
  }),
}

type Comparison = Problem & { readonly left: number; readonly right: number }

/** Compares two sums in each column; null where a number of it was not found. */
function perColumn(subject: ReportSubject, compare: (column: number) => Comparison | null): RuleAnswer {
  const read = COLUMNS.map((column) => ({ column, comparison: compare(column) }))
  const problems = read.flatMap(({ comparison }) =>
    comparison && comparison.left !== comparison.right ? [comparison] : [],
  )
  const unread = read.filter(({ comparison }) => comparison === null).map(({ column }) => `“${columnName(column)}”`)
  return answerOf(problems, unread.length > 0 ? [`${listed(unread)}列的数`] : [], 't3')
}

export const TABLE_THREE_RULES: readonly Rule[] = [missing, form, width, counts, balance, results, totals]
