import { T4_COLUMNS } from '../forms.ts'
import type { ReportSubject } from '../subject.ts'
import { cellAddress, T4_GROUPS, type T4Group } from '../tables.ts'
import { absencesOf } from './absence.ts'
import {
  groupName,
  isCount,
  isMarked,
  sumOf,
  t3Value,
  t4Totals,
  t4Value,
  T4_TOTAL,
  T4_WIDTH,
  TABLE_NAMES,
  TOTAL_COLUMN,
} from './cells.ts'
import { answerOf, NOT_APPLICABLE, notAssessable, type Problem, type Rule, type RuleAnswer } from './rule.ts'

const FORM_NOTE = '年度报告格式第四部分'
const REVIEW_FIRST_YEAR = 2024
const PLACES = T4_GROUPS.flatMap((group) =>
  T4_COLUMNS.map((label, column) => ({ group, column, label, address: cellAddress('t4', group, column) })),
)

function withT4(check: (subject: ReportSubject) => RuleAnswer) {
  return (subject: ReportSubject): RuleAnswer =>
    subject.tables.t4 === null ? notAssessable(`${TABLE_NAMES.t4}没有读到，无法核对。`, 't4') : check(subject)
}

const missing: Rule = {
  id: 'T4-MISSING',
  version: 1,
  title: '第四部分的表十五格齐全',
  severity: 'error',
  article: FORM_NOTE,
  check(subject) {
    if (subject.tables.t4 === null)
      return absencesOf(subject, [{ message: `${TABLE_NAMES.t4}整张缺失。`, where: 't4' }])
    const absent = PLACES.filter(({ group, column }) => t4Value(subject, group, column) === null)
    return absencesOf(
      subject,
      absent.map(({ group, label, address }) => ({
        message: `${TABLE_NAMES.t4}${groupName(group)}的“${label}”没有数。`,
        where: address,
      })),
    )
  },
}

const counts: Rule = {
  id: 'T4-R4',
  version: 1,
  title: '第四部分的表各格都是不小于零的整数，没有发生的填0',
  severity: 'error',
  article: FORM_NOTE,
  check: withT4((subject) => {
    const wrong = PLACES.flatMap(({ group, column, label, address }): Problem[] => {
      const value = subject.tables.t4?.[group][column] ?? null
      if (value === null || isCount(value)) return []
      const message = `${TABLE_NAMES.t4}${groupName(group)}的“${label}”写的是${value}，应当是不小于零的整数。`
      return [{ message, where: address, left: value }]
    })
    const blanks = PLACES.filter(({ address }) => isMarked(subject, address))
    const blank = blanks.map(({ address }): Problem => {
      const message = `${TABLE_NAMES.t4}有${blanks.length}格没有填数，核对时按0计算；没有发生的请填0。`
      return { message, where: address, severity: 'warning' }
    })
    const unread = PLACES.filter(({ group, column }) => t4Value(subject, group, column) === null)
    const names = [...new Set(unread.map(({ group }) => `${groupName(group)}的数`))]
    return answerOf([...wrong, ...blank.slice(0, 1)], names, 't4')
  }),
}

const totals: Rule = {
  id: 'T4-R9',
  version: 1,
  title: '复议和诉讼每组各结果之和等于总计',
  severity: 'error',
  article: FORM_NOTE,
  check: withT4((subject) => {
    const read = T4_GROUPS.map((group) => ({
      group,
      left: sumOf(Array.from({ length: T4_WIDTH - 1 }, (_, column) => t4Value(subject, group, column))),
      right: t4Value(subject, group, T4_TOTAL),
    }))
    const problems = read.flatMap(({ group, left, right }): Problem[] => {
      if (left === null || right === null || left === right) return []
      const message = `${TABLE_NAMES.t4}${groupName(group)}：各结果相加等于${left}，总计写的是${right}，差${Math.abs(left - right)}。`
      return [{ message, where: cellAddress('t4', group, T4_TOTAL), left, right }]
    })
    const unread = read.filter(({ left, right }) => left === null || right === null)
    return answerOf(
      problems,
      unread.map(({ group }) => `${groupName(group)}的数`),
      't4',
    )
  }),
}

const noApplications: Rule = {
  id: 'T4-NO-APPLICATIONS',
  version: 1,
  title: '没有申请的年度一般没有复议、诉讼',
  severity: 'warning',
  article: '条例第五十一条',
  check: withT4((subject) => {
    const applications = sumOf(['A', 'B'].map((row) => t3Value(subject, row, TOTAL_COLUMN)))
    const cases = sumOf(Object.values(t4Totals(subject)))
    if (applications === null || cases === null) return answerOf([], ['申请或者复议、诉讼的总计'], 't4')
    if (applications > 0) return NOT_APPLICABLE
    const message = `本年没有新收和结转的申请，${TABLE_NAMES.t4}却有${cases}件复议、诉讼，请核实是不是以前年度的申请引起的。`
    return answerOf(cases > 0 ? [{ message, where: 't4', left: 0, right: cases }] : [])
  }),
}

const direct: Rule = {
  id: 'T4-DIRECT',
  version: 1,
  title: '2024年起不予公开的案件先行复议，一般没有未经复议直接起诉',
  severity: 'hint',
  article: '行政复议法第二十三条第一款第四项',
  check: withT4((subject) => {
    if (subject.year === null) return notAssessable('不知道报告的年度，无法核对。', 't4')
    if (subject.year < REVIEW_FIRST_YEAR) return NOT_APPLICABLE
    const group: T4Group = 'suit_direct'
    const cases = t4Value(subject, group, T4_TOTAL)
    if (cases === null) return answerOf([], [`${groupName(group)}的总计`], 't4')
    const message = `${TABLE_NAMES.t4}${groupName(group)}有${cases}件。2024年起对不予公开不服的应当先申请复议，请核实这些案件是否属于不予公开以外的情形。`
    return answerOf(cases > 0 ? [{ message, where: cellAddress('t4', group, T4_TOTAL), left: cases, right: 0 }] : [])
  }),
}

export const TABLE_FOUR_RULES: readonly Rule[] = [missing, counts, totals, noApplications, direct]
