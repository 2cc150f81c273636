import { T3_COLUMNS } from '../forms.ts'
import type { ReportSubject } from '../subject.ts'
import { cellAddress } from '../tables.ts'
import { columnName, sumOf, t2Number, t3Value, TABLE_NAMES } from './cells.ts'
import { answerOf, listed, notAssessable, type Problem, type Rule, type RuleAnswer } from './rule.ts'

/** Runs a check that needs the report of the year just before. */
function withPrevious(where: string, check: (subject: ReportSubject, before: ReportSubject) => RuleAnswer) {
  return (subject: ReportSubject): RuleAnswer => {
    const { previous, year } = subject
    if (previous === null) return notAssessable('没有上一年的报告，无法核对。', where)
    if (year === null || previous.year !== year - 1) {
      return notAssessable(`手边的是${previous.year}年的报告，不是上一年的，无法核对。`, where)
    }
    return check(subject, { ...subject, ...previous, sections: previous.sections ?? [] })
  }
}

const carryIn: Rule = {
  id: 'XYR-R5',
  version: 1,
  title: '本年“上年结转”等于上年报告的“结转下年度”',
  severity: 'error',
  article: '年度报告格式第三部分',
  check: withPrevious('t3.B', (subject, before) => {
    const read = T3_COLUMNS.map((_, column) => ({
      column,
      left: t3Value(subject, 'B', column),
      right: t3Value(before, 'D', column),
    }))
    const problems = read.flatMap(({ column, left, right }): Problem[] => {
      if (left === null || right === null || left === right) return []
      const message = `${TABLE_NAMES.t3}“${columnName(column)}”列：上年结转写的是${left}，上年报告的结转下年度是${right}，差${Math.abs(left - right)}。`
      return [{ message, where: cellAddress('t3', 'B', column), left, right }]
    })
    const unread = read.filter(({ left, right }) => left === null || right === null)
    const names = unread.map(({ column }) => `“${columnName(column)}”`)
    return answerOf(problems, names.length > 0 ? [`${listed(names)}列的结转数`] : [], 't3.B')
  }),
}

const STOCK_ROWS = [
  { id: 'rules', label: '规章' },
  { id: 'normative', label: '行政规范性文件' },
] as const

const stock: Rule = {
  id: 'T2-STOCK',
  version: 1,
  title: '现行有效件数等于上年加本年制发减本年废止',
  severity: 'warning',
  article: '条例第二十条',
  forms: ['2021', '2021-single-other'],
  check: withPrevious('t2', (subject, before) => {
    if (before.form === '2019') return notAssessable('上年报告的格式没有现行有效件数，无法核对。', 't2')
    const read = STOCK_ROWS.map(({ id, label }) => {
      const [made = null, repealed = null, inForce = null] = ['made', 'repealed', 'in-force'].map((column) =>
        t2Number(subject, id, column),
      )
      const stockBefore = t2Number(before, id, 'in-force')
      const expected = sumOf([stockBefore, made, repealed === null ? null : -repealed])
      return { label, made, repealed, inForce, stockBefore, expected }
    })
    const problems = read.flatMap(({ label, made, repealed, inForce, stockBefore, expected }): Problem[] => {
      if (inForce === null || expected === null || inForce === expected) return []
      const message = `${TABLE_NAMES.t2}“${label}”：上年现行有效${stockBefore}件，加本年制发${made}件、减废止${repealed}件等于${expected}件，写的是${inForce}件；有失效的请说明。`
      return [{ message, where: `t2.${label}[2]`, left: inForce, right: expected }]
    })
    const unread = read.filter(({ inForce, expected }) => inForce === null || expected === null)
    return answerOf(
      problems,
      unread.map(({ label }) => `“${label}”一行`),
      't2',
    )
  }),
}

export const ACROSS_YEARS_RULES: readonly Rule[] = [stock, carryIn]
