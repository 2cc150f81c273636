import { T3_COLUMNS, T4_COLUMNS, type ReportForm } from '../forms.ts'
import type { ReportSubject } from '../subject.ts'
import { cellAddress, T4_GROUPS, type ReportTables, type T2Cell } from '../tables.ts'
import { columnName, formOf, groupName, numberOf, sumOf, t2Places, t3RowName } from './cells.ts'
import { answerOf, listed, NOT_APPLICABLE, notAssessable, type Problem, type Rule, type RuleAnswer } from './rule.ts'

const SUMMARY = '条例第四十九条'
const OTHER_ROWS = ['C6', 'C6.1', 'C6.2', 'C6.3']

interface Cell {
  readonly address: string
  readonly name: string
  readonly valueIn: (tables: ReportTables) => number | null
}

/** The cells that add up. （六） is compared as one row, since children may use a form that splits it otherwise. */
function cellsOf(form: ReportForm, tables: ReportTables): Cell[] {
  const t2 = t2Places(form, tables.t2).map(({ row, column, address, name }) => ({
    address,
    name,
    valueIn: (of: ReportTables) =>
      t2Places(form, of.t2).find((place) => place.row === row && place.column === column)?.cell ?? null,
  }))
  const rows = form.t3.filter(({ id }) => !OTHER_ROWS.includes(id)).map(({ id }) => [id])
  const t3 = [...rows, OTHER_ROWS].flatMap((ids) =>
    T3_COLUMNS.map((_, column) => ({
      address: cellAddress('t3', ids.find((id) => Object.hasOwn(tables.t3, id)) ?? ids[0] ?? '', column),
      name: `${ids === OTHER_ROWS ? '其他处理' : t3RowName(ids[0] ?? '')}，${columnName(column)}`,
      valueIn: ({ t3: of }: ReportTables) => {
        const known = ids.filter((id) => Object.hasOwn(of, id))
        return known.length === 0 ? null : sumOf(known.map((id) => of[id]?.[column] ?? null))
      },
    })),
  )
  const t4 = T4_GROUPS.flatMap((group) =>
    T4_COLUMNS.map((label, column) => ({
      address: cellAddress('t4', group, column),
      name: `${groupName(group)}，${label}`,
      valueIn: ({ t4: of }: ReportTables) => of[group][column] ?? null,
    })),
  )
  return [...t2.map((cell) => ({ ...cell, valueIn: inYuan(cell.valueIn) })), ...t3, ...t4]
}

const YUAN: Readonly<Record<string, number>> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 }

/** Amounts with different units are added in yuan; an amount whose unit is unknown is not added. */
function inYuan(cellIn: (tables: ReportTables) => T2Cell): (tables: ReportTables) => number | null {
  return (tables) => {
    const cell = cellIn(tables)
    if (typeof cell !== 'object' || cell === null) return numberOf(cell)
    const scale = YUAN[cell.unit]
    return scale === undefined ? null : cell.value * scale
  }
}

function completeTables({ tables: { t2, t3, t4 } }: ReportSubject): ReportTables | null {
  return t2 && t3 && t4 ? { t2, t3, t4 } : null
}

const sums: Rule = {
  id: 'AGG-R10',
  version: 1,
  title: '汇总报告各格等于本级加各下级之和',
  severity: 'error',
  article: SUMMARY,
  check(subject) {
    const { children, own } = subject
    if (children === null) return NOT_APPLICABLE
    const form = formOf(subject)
    const tables = completeTables(subject)
    if (tables === null || form === null) return notAssessable('汇总报告的表没有读全，无法核对。', 'document')
    const known = children.flatMap((child) => (child.tables ? [child.tables] : []))
    if (known.length < children.length) return notAssessable('缺下级的报告，无法核对汇总数。', 'document')
    if (own === null) return atLeastSum(cellsOf(form, tables), tables, known)
    const read = cellsOf(form, tables).map(({ address, name, valueIn }) => ({
      address,
      name,
      left: valueIn(tables),
      right: sumOf([own, ...known].map(valueIn)),
    }))
    const problems = read.flatMap(({ address, name, left, right }): Problem[] => {
      if (left === null || right === null || left === right) return []
      const message = `汇总数“${name}”写的是${left}，本级加${known.length}个下级等于${right}，差${sumOf([Math.abs(left - right)])}。`
      return [{ message, where: address, left, right }]
    })
    const unread = read.filter(({ left, right }) => left === null || right === null).map(({ name }) => `“${name}”`)
    return answerOf(problems, unread.length > 0 ? [listed(unread)] : [])
  },
}

/** Without the unit's own figures: no cell may be less than its children's sum; the rest cannot be judged. */
function atLeastSum(cells: readonly Cell[], tables: ReportTables, children: readonly ReportTables[]): RuleAnswer {
  const problems = cells.flatMap(({ address, name, valueIn }): Problem[] => {
    const left = valueIn(tables)
    const right = sumOf(children.map(valueIn))
    if (left === null || right === null || left >= right) return []
    const message = `汇总数“${name}”写的是${left}，${children.length}个下级相加已是${right}。`
    return [{ message, where: address, left, right }]
  })
  const message = '没有本级的数，只核对了汇总数不小于各下级之和。'
  if (problems.length === 0) return notAssessable(message, 'document')
  return answerOf([...problems, { message, where: 'document', severity: 'not-assessable' }])
}

const missing: Rule = {
  id: 'AGG-CHILDREN',
  version: 1,
  title: '汇总所需的下级报告齐全',
  severity: 'warning',
  article: SUMMARY,
  check({ children }) {
    if (children === null) return NOT_APPLICABLE
    const absent = children.filter((child) => child.tables === null).map(({ name }) => name)
    const message = `还缺${absent.length}个下级的报告：${absent.join('、')}。`
    return answerOf(absent.length > 0 ? [{ message, where: 'document', left: absent.length, right: 0 }] : [])
  },
}

export const ROLL_UP_RULES: readonly Rule[] = [sums, missing]
