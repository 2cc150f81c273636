import type { ReportForm } from '../forms.ts'
import type { ReportSubject } from '../subject.ts'
import type { Amount } from '../tables.ts'
import { absencesOf } from './absence.ts'
import { formOf, isCount, isMarked, numberOf, t2Number, t2Places, t2Row, TABLE_NAMES, type T2Place } from './cells.ts'
import { levelOf } from './level.ts'
import {
  answerOf,
  listed,
  NOT_APPLICABLE,
  notAssessable,
  PASS,
  type Problem,
  type Rule,
  type RuleAnswer,
} from './rule.ts'

const ART_20 = '条例第二十条'
const FORM_NOTE = '年度报告格式第二部分'

/** Runs a check that needs table two and its form. */
function withT2(check: (places: readonly T2Place[], subject: ReportSubject, form: ReportForm) => RuleAnswer) {
  return (subject: ReportSubject): RuleAnswer => {
    const form = formOf(subject)
    if (subject.tables.t2 === null) return notAssessable(`${TABLE_NAMES.t2}没有读到，无法核对。`, 't2')
    if (form === null) return notAssessable('看不出报告用的是哪一版格式，无法核对。', 't2')
    return check(t2Places(form, subject.tables.t2), subject, form)
  }
}

const missing: Rule = {
  id: 'T2-MISSING',
  version: 1,
  title: '第二部分的表各行各格齐全',
  severity: 'error',
  article: FORM_NOTE,
  check(subject) {
    if (subject.tables.t2 === null)
      return absencesOf(subject, [{ message: `${TABLE_NAMES.t2}整张缺失。`, where: 't2' }])
    return withT2((places, { tables }, form) => {
      const rows = form.t2.flatMap((block) => block.rows).filter((row) => !t2Row(tables.t2 ?? {}, row))
      const cells = places.filter(
        (place) => place.cell === null && !rows.includes(place.row) && !isMarked(subject, place.address),
      )
      return absencesOf(subject, [
        ...rows.map((row) => ({ message: `${TABLE_NAMES.t2}缺“${row.label}”一行。`, where: `t2.${row.label}` })),
        ...cells.map(({ name, address }) => ({ message: `${TABLE_NAMES.t2}“${name}”没有数。`, where: address })),
      ])
    })(subject)
  },
}

const integer: Rule = {
  id: 'T2-INTEGER',
  version: 1,
  title: '第二部分的件数、项目数都是不小于零的整数',
  severity: 'error',
  article: FORM_NOTE,
  check: withT2((places, subject) => {
    const wrong = places.flatMap(({ column, cell, name, address }): Problem[] => {
      const value = numberOf(cell)
      if (value === null || column.kind === 'delta') return []
      const isRight = column.kind === 'integer' ? isCount(value) : value >= 0
      if (isRight) return []
      const wanted = column.kind === 'integer' ? '应当是不小于零的整数' : '不应当小于零'
      return [{ message: `${TABLE_NAMES.t2}“${name}”写的是${value}，${wanted}。`, where: address, left: value }]
    })
    const blanks = places
      .filter(({ address }) => isMarked(subject, address))
      .map(({ name, address }): Problem => {
        const message = `${TABLE_NAMES.t2}“${name}”没有填数；没有发生的请填0。`
        return { message, where: address, severity: 'hint' }
      })
    const unread = places.filter(({ cell, address }) => cell === null && !isMarked(subject, address))
    return answerOf(
      [...wrong, ...blanks],
      unread.map(({ name }) => `“${name}”`),
      't2',
    )
  }),
}

const townRules: Rule = {
  id: 'T2-TOWN-RULES',
  version: 1,
  title: '乡镇、街道没有规章制定权，规章各格为零',
  severity: 'error',
  article: '立法法第九十一条、第九十三条',
  check: withT2((places, subject) => {
    const level = levelOf(subject)
    if (level === null) return notAssessable('不知道这是哪一级机关，无法核对规章的件数。', 't2.规章')
    if (level !== 'town') return NOT_APPLICABLE
    const rules = places.filter((place) => place.row.id === 'rules')
    const wrong = rules.flatMap(({ cell, column, address }): Problem[] => {
      const value = numberOf(cell) ?? 0
      if (value === 0) return []
      const message = `乡镇、街道没有规章制定权，${TABLE_NAMES.t2}“规章”的${column.label}却写了${value}；如是规范性文件，请填到下一行。`
      return [{ message, where: address, left: value, right: 0 }]
    })
    const unread = rules.filter(({ cell, address }) => cell === null && !isMarked(subject, address))
    return answerOf(
      wrong,
      unread.map(({ name }) => `“${name}”`),
      't2.规章',
    )
  }),
}

const published: Rule = {
  id: 'T2-PUBLISHED',
  version: 1,
  title: '本年新公开数量不大于对外公开总数量',
  severity: 'warning',
  article: ART_20,
  forms: ['2019'],
  check: withT2((places, subject) => {
    const rows = [...new Set(places.map((place) => place.row))].filter((row) => ['rules', 'normative'].includes(row.id))
    const pairs = rows.map((row) => ({
      row,
      made: t2Number(subject, row.id, 'published'),
      total: t2Number(subject, row.id, 'public-total'),
    }))
    const problems = pairs.flatMap(({ row, made, total }): Problem[] => {
      if (made === null || total === null || made <= total) return []
      const message = `${TABLE_NAMES.t2}“${row.label}”本年新公开${made}件，大于对外公开总数${total}件。`
      return [{ message, where: `t2.${row.label}[1]`, left: made, right: total }]
    })
    const unread = pairs.filter(({ made, total }) => made === null || total === null)
    return answerOf(
      problems,
      unread.map(({ row }) => `“${row.label}”一行`),
      't2',
    )
  }),
}

const allZero: Rule = {
  id: 'T2-ALL-ZERO',
  version: 1,
  title: '第二部分的表全部为零时，正文有说明',
  severity: 'warning',
  article: ART_20,
  check: withT2((places, subject) => {
    const values = places.map(({ cell, address }) => numberOf(cell) ?? (isMarked(subject, address) ? 0 : null))
    if (values.some((value) => value !== null && value !== 0)) return PASS
    if (values.includes(null)) return notAssessable(`${TABLE_NAMES.t2}没有读全，无法核对。`, 't2')
    const text = subject.sections.find((section) => section.id === 'proactive')?.text ?? ''
    if (/均为零|均为0|全部为零|没有|未发生|未制发|未作出/.test(text.replace(/\s/g, ''))) return PASS
    const message = `${TABLE_NAMES.t2}全部是0，请核实许可、处罚、规范性文件等是否漏报；确实没有的，请在这一部分写一句说明。`
    return answerOf([{ message, where: 't2', left: 0 }])
  }),
}

const amountUnit: Rule = {
  id: 'T2-AMOUNT-UNIT',
  version: 1,
  title: '采购总金额写明单位',
  severity: 'warning',
  article: FORM_NOTE,
  forms: ['2019'],
  check: withT2((places) => {
    const amounts = places.filter((place) => place.column.kind === 'amount' && place.cell !== null)
    if (amounts.length === 0) return notAssessable('“采购总金额”没有读到，无法核对。', 't2')
    return answerOf(
      amounts.flatMap(({ cell, name, address }): Problem[] => {
        const value = numberOf(cell) ?? 0
        if (isAmount(cell) && cell.unit !== '') return []
        const message = `${TABLE_NAMES.t2}“${name}”写的是${value}，没有写明是元还是万元。`
        return [{ message, where: address, left: value, severity: value > 0 ? 'warning' : 'hint' }]
      }),
    )
  }),
}

function isAmount(cell: T2Place['cell']): cell is Amount {
  return typeof cell === 'object' && cell !== null
}

const inForceZero: Rule = {
  id: 'T2-IN-FORCE-ZERO',
  version: 1,
  title: '现行有效件数不小于本年制发减去废止的件数',
  severity: 'warning',
  article: ART_20,
  forms: ['2021', '2021-single-other'],
  check: withT2((places, subject) => {
    const rows = [...new Set(places.map((place) => place.row))].filter((row) => ['rules', 'normative'].includes(row.id))
    const read = rows.map((row) => {
      const [made = null, repealed = null, inForce = null] = ['made', 'repealed', 'in-force'].map((column) =>
        t2Number(subject, row.id, column),
      )
      return { row, made, repealed, inForce }
    })
    const problems = read.flatMap(({ row, made, repealed, inForce }): Problem[] => {
      if (made === null || repealed === null || inForce === null || inForce >= made - repealed) return []
      const message = `${TABLE_NAMES.t2}“${row.label}”本年制发${made}件、废止${repealed}件，现行有效却只有${inForce}件。`
      return [{ message, where: `t2.${row.label}[2]`, left: inForce, right: made - repealed }]
    })
    const unread = read.filter((one) => [one.made, one.repealed, one.inForce].includes(null))
    const names = unread.map(({ row }) => `“${row.label}”一行`)
    return answerOf(problems, names.length > 0 ? [listed(names)] : [], 't2')
  }),
}

export const TABLE_TWO_RULES: readonly Rule[] = [
  missing,
  integer,
  townRules,
  published,
  inForceZero,
  allZero,
  amountUnit,
]
