import { T3_COLUMNS } from '../forms.ts'
import { isValue, readCell } from './cell-value.ts'
import { hasRow, isBare, putCells, shown, withdraw, type Found } from './found.ts'
import { plainLabel } from './plain-label.ts'
import { placeText, type PrintedCell } from './printed.ts'
import { matchLabel, T3_NAMES, type LabelMatch } from './row-labels.ts'
import type { TablePart } from './table-part.ts'
import { t3RowName } from '../rules/cells.ts'

const WIDTH = T3_COLUMNS.length
const HEADS: readonly RegExp[] = [
  /^自然人$/,
  /^商业企业?$/,
  /^科研机构?$/,
  /^社会公益组?织?$/,
  /^法律服务机?构?$/,
  /^其他$/,
  /^[总合]计$/,
]
const LONGEST_PENDING = 5

/** Where the seven columns stand on the lattice: lattice column → column of the form. */
type Heads = ReadonlyMap<number, number>

interface Cursor {
  /** Words of rows without numbers since the last row with numbers. */
  pending: string[]
  heads: Heads | null
  /** Lattice width for which `heads` holds. */
  width: number
  /** Rows whose numbers stand on lines of their own, and whether some such numbers had no label. */
  stacked: string[]
  isMixed: boolean
}

/** Reads the parts of table three in printed order; a part goes on where the last one was cut by a page. */
export function readTableThree(parts: readonly TablePart[], found: Found): void {
  const cursor: Cursor = { pending: [], heads: null, width: 0, stacked: [], isMixed: false }
  for (const part of parts) {
    const width = widthOf(part)
    if (part.hasColumns) {
      const heads = headsOf(part)
      if (heads) Object.assign(cursor, { heads, width })
      else if (cursor.width !== width) cursor.heads = null
    } else cursor.heads = null
    for (const row of part.rows) readRow(row, { part, cursor, found })
    if (part.isLoose && cursor.isMixed) withdraw(found, 't3', cursor.stacked)
  }
}

function widthOf({ rows }: TablePart): number {
  return Math.max(0, ...rows.flat().map((cell) => cell.column + cell.colSpan))
}

function headsOf({ rows }: TablePart): Heads | null {
  const heads = new Map<number, number>()
  for (const cell of rows.flat()) {
    if (cell.colSpan > 1 && cell.column === 0) continue
    const words = plainLabel(cell.text)
    const index = HEADS.findIndex((head) => head.test(words))
    if (index !== -1 && ![...heads.values()].includes(index)) heads.set(cell.column, index)
  }
  const [first] = heads.keys()
  return heads.size === WIDTH && first !== undefined && Math.min(...heads.keys()) > 0 ? heads : null
}

interface Place {
  readonly part: TablePart
  readonly cursor: Cursor
  readonly found: Found
}

function readRow(row: readonly PrintedCell[], { part, cursor, found }: Place): void {
  const from = firstValueIn(row, part.hasColumns ? cursor.heads : null)
  const labels = row.slice(0, from).filter(({ text }) => isLabel(text))
  const label = labels.at(-1)?.text ?? ''
  const values = row.slice(from)
  const words = labels.map(({ text }) => text).join('')
  if (isHeadRow(row)) return
  const hasNumbers = values.some(({ text }) => !isBlank(text) && /[\p{L}\d/／—–-]/u.test(text))
  if (!hasNumbers) {
    const match = label === '' ? null : matchLabel(label, T3_NAMES)
    if (match?.part === 'full' && part.hasColumns && values.length > 0 && !hasRow(found, 't3', match.id)) {
      place(match.id, values, { part, cursor, found })
    }
    if (label !== '') cursor.pending = [...cursor.pending, words].slice(-LONGEST_PENDING)
    return
  }
  const match = nameRow(label, words, cursor.pending)
  cursor.pending = []
  const isDirect = labels.at(-1)?.place.line === values[0]?.place.line
  if (!isDirect && match) cursor.stacked.push(match.id)
  cursor.isMixed ||= match === null || (isDirect && values.length < WIDTH)
  if (match) place(match.id, values, { part, cursor, found })
  else reportUnplaced(row, values, found)
}

/** Where a row's numbers begin: under the first head, else behind the last label before the first number. */
function firstValueIn(row: readonly PrintedCell[], heads: Heads | null): number {
  const number = row.findIndex(({ text }) => isValue(text) && !isBlank(text))
  if (heads) {
    const first = Math.min(...heads.keys())
    const index = row.findIndex(({ column }) => column >= first)
    // A piece below a page break may have lost the columns of its labels: then the heads above do not hold.
    if (index !== -1 && (number === -1 || number >= index)) return index
  }
  const before = number === -1 ? row : row.slice(0, number)
  return before.findLastIndex(({ text }) => isLabel(text)) + 1
}

/** Brackets of table three and the words above the numbers never label a row. */
function isLabel(text: string): boolean {
  return !isValue(text) && /\p{Script=Han}/u.test(text)
}

function isBlank(text: string): boolean {
  const read = readCell(text)
  return read.kind === 'mark' && (read.mark === 'blank' || read.mark === 'nbsp')
}

function isHeadRow(row: readonly PrintedCell[]): boolean {
  const words = row.map(({ text }) => plainLabel(text)).filter((text) => text !== '')
  const heads = words.filter((text) => HEADS.some((head) => head.test(text)))
  return (
    (heads.length >= 2 || words.some((text) => /^(?:申请人情况|法人或其他组织)$/.test(text))) &&
    heads.length * 3 >= words.length - 2
  )
}

/** The row that a label names, alone or with the words printed above it. */
function nameRow(label: string, words: string, pending: readonly string[]): LabelMatch | null {
  const texts = [label, words, ...pending.map((_, index) => pending.slice(-index - 1).join('') + words)]
  const matches = texts.flatMap((text) => {
    const match = text === '' ? null : matchLabel(text, T3_NAMES)
    return match === null ? [] : [match]
  })
  const full = matches.filter(({ part }) => part === 'full').toSorted((one, other) => other.likeness - one.likeness)
  return full[0] ?? matches[0] ?? null
}

function place(id: string, cells: readonly PrintedCell[], { part, cursor, found }: Place): void {
  if (hasRow(found, 't3', id) && !isBare(found, 't3', id)) {
    reportTwice(id, cells, found)
    return
  }
  const columns = columnsOf(cells, part, cursor.heads)
  const target = { table: 't3', row: id, width: WIDTH, name: `第三部分的表“${t3RowName(id)}”` } as const
  if (columns) {
    putCells(found, target, columns)
    return
  }
  putCells(found, target, [])
  const numbers = cells.filter(({ text }) => !isBlank(text))
  const first = numbers[0] ?? cells[0]
  const read = numbers.map(({ text }) => shown(text)).join('、')
  const message = `${target.name}（${first ? placeText(first.place) : ''}）读到${numbers.length}个数（${read}），应当有${WIDTH}个，不能断定各在哪一列，没有采用。`
  found.problems.push({ kind: 'columns', message, where: `t3.${id}` })
}

/** The form's column of each cell; null where that would be a guess. */
function columnsOf(cells: readonly PrintedCell[], part: TablePart, heads: Heads | null): Placed | null {
  const inOrder = (list: readonly PrintedCell[]) => list.map((cell, column) => ({ column, cell }))
  const numbers = cells.filter(({ text }) => !isBlank(text))
  if (!part.hasColumns) return inList(cells, numbers, inOrder)
  const mapped = heads ? byHeads(cells, heads) : null
  if (mapped && mapped.length === WIDTH) return mapped
  const isPlain = cells.every(({ colSpan }) => colSpan === 1) || allNumbers(cells)
  if (cells.length === WIDTH && isPlain) return inOrder(cells)
  if (mapped && mapped.length > 0) return mapped
  return numbers.length === WIDTH ? inOrder(numbers) : null
}

type Placed = readonly { readonly column: number; readonly cell: PrintedCell }[]

/** In a list of cells, a missing one cannot be told from the others; equal numbers lie from the left without a guess. */
function inList(
  cells: readonly PrintedCell[],
  numbers: readonly PrintedCell[],
  inOrder: (list: readonly PrintedCell[]) => Placed,
): Placed | null {
  const [first] = numbers
  const areEqual = numbers.every(({ text }) => text.trim() === first?.text.trim())
  const trimmed = withoutLeadingBlanks(cells)
  if (numbers.length === WIDTH) return inOrder(numbers)
  if (areEqual && numbers.length >= WIDTH - 2 && numbers.length < WIDTH) return inOrder(numbers)
  return trimmed.length === WIDTH ? inOrder(trimmed) : null
}

function allNumbers(cells: readonly PrintedCell[]): boolean {
  return cells.every(({ text }) => readCell(text).kind === 'number')
}

function withoutLeadingBlanks(cells: readonly PrintedCell[]): readonly PrintedCell[] {
  const start = cells.findIndex(({ text }) => !isBlank(text))
  const extra = Math.max(0, cells.length - WIDTH)
  return cells.slice(Math.min(start === -1 ? 0 : start, extra))
}

/** By the words above; a blank over several columns is blank in each, a number over several is nobody's. */
function byHeads(cells: readonly PrintedCell[], heads: Heads): Placed | null {
  const placed = new Map<number, PrintedCell>()
  for (const cell of cells) {
    const under = columnsUnder(cell, heads)
    if (under.length === 0 && isBlank(cell.text)) continue
    if (under.length === 0 || (under.length > 1 && !isBlank(cell.text))) return null
    for (const column of under) {
      if (placed.has(column)) return null
      placed.set(column, cell)
    }
  }
  return [...placed].map(([column, cell]) => ({ column, cell }))
}

function columnsUnder({ column, colSpan }: PrintedCell, heads: Heads): number[] {
  const own = heads.get(column)
  if (colSpan === 1) return own === undefined ? [] : [own]
  return [...heads].flatMap(([at, head]) => (at >= column && at < column + colSpan ? [head] : []))
}

function reportTwice(id: string, cells: readonly PrintedCell[], found: Found): void {
  const known = found.rows.t3.get(id) ?? []
  const again = cells.map(({ text }) => readCell(text)).flatMap((read) => (read.kind === 'number' ? [read.value] : []))
  if (again.every((value, index) => value === known[index])) return
  const [first] = cells
  const message = `第三部分的表“${t3RowName(id)}”出现了两次，第二次（${first ? placeText(first.place) : ''}）的数没有采用。`
  found.problems.push({ kind: 'twice', message, where: `t3.${id}` })
}

function reportUnplaced(row: readonly PrintedCell[], values: readonly PrintedCell[], found: Found): void {
  const numbers = values.filter(({ text }) => /\d/.test(text))
  const [first] = numbers
  if (!first) return
  const label = row.find(({ text }) => !isValue(text))?.text ?? ''
  const beside = label === '' ? '没有行目' : `行目“${shown(label)}”不在格式之内`
  const message = `第三部分的表（${placeText(first.place)}）有${numbers.length}个数（${numbers.map(({ text }) => shown(text)).join('、')}），${beside}，没有采用。`
  found.problems.push({ kind: 'unplaced', message, where: 't3' })
}
