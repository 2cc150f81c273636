import { T4_COLUMNS, T4_HEAD } from '../forms.ts'
import { T4_GROUPS, type T4Group } from '../tables.ts'
import { isValue, readCell } from './cell-value.ts'
import { putCells, shown, type Found } from './found.ts'
import { plainLabel } from './plain-label.ts'
import { placeText, type PrintedCell } from './printed.ts'
import type { TablePart } from './table-part.ts'

const WIDTH = T4_COLUMNS.length
const ALL = WIDTH * T4_GROUPS.length

const NAMES: Readonly<Record<T4Group, string>> = {
  review: T4_HEAD.review,
  suit_direct: T4_HEAD.suit_direct,
  suit_after_review: T4_HEAD.suit_after_review,
}

/** Reads table four: one row of fifteen numbers, or a row of five beside the name of each group. */
export function readTableFour(parts: readonly TablePart[], found: Found): void {
  let group: T4Group | null = null
  const run: PrintedCell[] = []
  const done = new Set<T4Group>()
  for (const row of parts.flatMap(({ rows }) => rows)) {
    group = groupIn(row) ?? group
    const values = row.filter(({ text }) => isValue(text))
    if (isHead(row) || values.length === 0) continue
    if (values.length === WIDTH && group !== null && row.length > values.length && !done.has(group)) {
      put(group, values, found)
      done.add(group)
      continue
    }
    run.push(...values)
  }
  if (done.size > 0) return
  // More than fifteen numbers: which of them are the table's is not known.
  const cells = run.length === ALL ? run : withoutBlanks(run)
  if (cells.length === ALL) {
    for (const [index, one] of T4_GROUPS.entries()) put(one, cells.slice(index * WIDTH, (index + 1) * WIDTH), found)
  } else if (run.some(({ text }) => readCell(text).kind !== 'mark')) reportWidth(cells, found)
}

function put(group: T4Group, cells: readonly PrintedCell[], found: Found): void {
  const target = { table: 't4', row: group, width: WIDTH, name: `第四部分的表“${NAMES[group]}”` } as const
  putCells(
    found,
    target,
    cells.map((cell, column) => ({ column, cell })),
  )
}

function groupIn(row: readonly PrintedCell[]): T4Group | null {
  const words = row.map(({ text }) => plainLabel(text))
  const groups = T4_GROUPS.filter((group) => words.includes(plainLabel(NAMES[group])))
  return groups.length === 1 ? (groups[0] ?? null) : null
}

const HEAD = /^(?:行政复议|行政诉讼|未经复议直接起诉|复议后起诉|结果维持|结果纠正|其他结果|尚未审结|[总合]计)$/

function isHead(row: readonly PrintedCell[]): boolean {
  const words = row.filter(({ text }) => !isValue(text)).map(({ text }) => plainLabel(text))
  return words.length > 1 && words.every((text) => HEAD.test(text)) && !row.some(({ text }) => /\d/.test(text))
}

function withoutBlanks(cells: readonly PrintedCell[]): PrintedCell[] {
  return cells.filter(({ text }) => /[^\s\u00a0]/.test(text))
}

function reportWidth(cells: readonly PrintedCell[], found: Found): void {
  const [first] = cells
  const read = cells.map(({ text }) => shown(text)).join('、')
  const message = `第四部分的表（${first ? placeText(first.place) : ''}）读到${cells.length}个数（${shown(read)}），应当有${ALL}个，不能断定各在哪一列，没有采用。`
  found.problems.push({ kind: 'columns', message, where: 't4' })
}
