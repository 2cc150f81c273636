import { FORMS, type T2Block } from '../forms.ts'
import { isValue, readCell } from './cell-value.ts'
import { hasRow, isBare, putCells, shown, withdraw, type Found } from './found.ts'
import { plainLabel } from './plain-label.ts'
import { placeText, type PrintedCell } from './printed.ts'
import { matchLabel, T2_NAMES } from './row-labels.ts'
import type { TablePart } from './table-part.ts'

/** Which of the two layouts table two has, by its words; null where none of them stands there. */
export function layoutOfTableTwo(parts: readonly TablePart[]): '2019' | '2021' | null {
  const words = parts.flatMap(({ rows }) => rows.flat().map(({ text }) => plainLabel(text)))
  const of2019 = words.filter((text) =>
    /新制作|新公开|对外公开总|项目数量|增减|其他对外管理|集中采购|采购/.test(text),
  ).length
  const of2021 = words.filter((text) => /制发件?数|废止件?数|现行有效|收费金额/.test(text)).length
  if (of2019 === of2021) return null
  return of2019 > of2021 ? '2019' : '2021'
}

/** Reads table two by its row labels; several labels may stand in one printed row. */
export function readTableTwo(parts: readonly TablePart[], layout: '2019' | '2021', found: Found): void {
  for (const part of parts) {
    const stacked = readPart(part, layout, found)
    if (part.isLoose) withdraw(found, 't2', stacked)
  }
}

/** The rows whose numbers stand on lines of their own, where some such numbers had no label; else none. */
function readPart({ rows }: TablePart, layout: '2019' | '2021', found: Found): string[] {
  const stacked: string[] = []
  let isMixed = false
  // Words of a row without numbers: the first half of a label that a page break cut.
  let pending = ''
  for (const { label, values, isDirect } of rows.flatMap(pairsOf)) {
    if (values.some(({ text }) => readCell(text).kind !== 'mark')) {
      const row = putRow([label, pending + label], values, { layout, found })
      if (row !== null && !isDirect) stacked.push(row.id)
      isMixed ||= row === null || !row.isWhole
      pending = ''
    } else if (label !== '') {
      putBare(label, values, { layout, found })
      pending = matchLabel(label, T2_NAMES)?.part === 'full' ? '' : label
    }
  }
  return isMixed ? stacked : []
}

interface Pair {
  label: string
  readonly values: PrintedCell[]
  /** Label and numbers stand on one line. */
  isDirect: boolean
}

/** "行政处罚 | 4 | 行政强制 | 1": each label with the cells up to the next label. */
function pairsOf(row: readonly PrintedCell[]): Pair[] {
  const pairs: Pair[] = []
  let labelLine: number | undefined
  for (const cell of row) {
    const last = pairs.at(-1)
    const startsPair = !last || (last.values.length > 0 && matchLabel(cell.text, T2_NAMES) !== null)
    if (isValue(cell.text)) {
      const pair = last ?? newPair(pairs)
      if (pair.values.length === 0) pair.isDirect = pair.label !== '' && labelLine === cell.place.line
      pair.values.push(cell)
    } else if (startsPair || last.values.length === 0) {
      const pair = startsPair ? newPair(pairs) : last
      pair.label += cell.text
      labelLine = cell.place.line
    } else last.values.push(cell)
  }
  return pairs
}

function newPair(pairs: Pair[]): Pair {
  const pair = { label: '', values: [], isDirect: false }
  pairs.push(pair)
  return pair
}

interface Place {
  readonly layout: '2019' | '2021'
  readonly found: Found
}

function putRow(
  labels: readonly string[],
  values: readonly PrintedCell[],
  { layout, found }: Place,
): { readonly id: string; readonly isWhole: boolean } | null {
  const matches = labels.flatMap((label) => matchLabel(label, T2_NAMES) ?? [])
  const id = (matches.find(({ part }) => part === 'full') ?? matches[0])?.id
  const block = id === undefined ? undefined : blockOf(id, layout)
  if (id === undefined || !block) {
    reportUnplaced(labels[0] ?? '', values, found)
    return null
  }
  if (hasRow(found, 't2', id) && !isBare(found, 't2', id)) return { id, isWhole: true }
  const width = block.columns.length
  const target = { table: 't2', row: id, width, name: `第二部分的表“${id}”` } as const
  const cells = cellsFor(values, width)
  if (cells) {
    putCells(
      found,
      target,
      cells.map((cell, column) => ({ column, cell })),
    )
  } else {
    putCells(found, target, [])
    const [first] = values
    const read = values.map(({ text }) => shown(text)).filter((text) => text !== '')
    const message = `${target.name}（${first ? placeText(first.place) : ''}）读到${read.length}个数（${read.join('、')}），应当有${width}个，没有采用。`
    found.problems.push({ kind: 'columns', message, where: `t2.${id}` })
  }
  keepUnits(target.row, cells ?? [], { block, found })
  return { id, isWhole: cells !== null }
}

/** A label whose cells are empty: a row that was left blank, or one whose numbers stand beyond a page break. */
function putBare(label: string, values: readonly PrintedCell[], { layout, found }: Place): void {
  const match = matchLabel(label, T2_NAMES)
  if (match?.part !== 'full') return
  const block = blockOf(match.id, layout)
  if (block && values.length > 0 && !hasRow(found, 't2', match.id)) {
    const width = block.columns.length
    const target = { table: 't2', row: match.id, width, name: `第二部分的表“${match.id}”` } as const
    putCells(
      found,
      target,
      values.slice(0, width).map((cell, column) => ({ column, cell })),
    )
  }
}

function blockOf(label: string, layout: '2019' | '2021'): T2Block | undefined {
  const id = FORMS['2019'].t2.flatMap(({ rows }) => rows).find((row) => row.label === label)?.id
  const known = id ?? FORMS['2021'].t2.flatMap(({ rows }) => rows).find((row) => row.label === label)?.id
  return FORMS[layout].t2.find(({ rows }) => rows.some((row) => row.id === known))
}

/** Exactly the form's cells; blanks beyond them are the table's own emptiness. */
function cellsFor(values: readonly PrintedCell[], width: number): readonly PrintedCell[] | null {
  if (values.length === width) return values
  const filled = values.filter(({ text }) => readCell(text).kind !== 'mark' || /[^\s\u00a0]/.test(text))
  if (filled.length === width) return filled
  return values.length > width && values.slice(width).every((cell) => !filled.includes(cell))
    ? values.slice(0, width)
    : null
}

/** 采购总金额 has no fixed unit: number, unit and raw text are kept; so is an amount not in 万元 where 万元 is asked. */
function keepUnits(
  row: string,
  cells: readonly PrintedCell[],
  { block, found }: { readonly block: T2Block; readonly found: Found },
): void {
  const values = found.rows.t2.get(row)
  for (const [index, { kind }] of block.columns.entries()) {
    const cell = cells[index]
    const read = cell ? readCell(cell.text) : null
    if (!values || !cell || read?.kind !== 'number') continue
    const isForeign = kind === 'money' && read.unit !== '' && read.unit !== '万元'
    if (kind === 'amount' || isForeign) values[index] = { value: read.value, unit: read.unit, raw: cell.text.trim() }
  }
}

function reportUnplaced(label: string, values: readonly PrintedCell[], found: Found): void {
  const numbers = values.filter(({ text }) => /\d/.test(text))
  const [first] = numbers
  if (!first) return
  const read = numbers.map(({ text }) => shown(text)).join('、')
  const message = `第二部分的表（${placeText(first.place)}）有${numbers.length}个数（${read}），行目“${shown(label)}”不在格式之内，没有采用。`
  found.problems.push({ kind: 'unplaced', message, where: 't2' })
}
