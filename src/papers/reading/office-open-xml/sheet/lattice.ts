import { counter, LIMITS } from '../limits.ts'
import type { RawRow, RawSheet } from './raw.ts'

export interface LatticeCell {
  readonly text: string
  readonly isWords: boolean
  readonly row: number
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
}

/** A sheet without its hidden rows and columns. Rows and columns count from 0 among the visible ones. */
export interface Lattice {
  /** Each row's cells that are not blank, left to right. */
  readonly rows: readonly LatticeRow[]
  /** Sheet columns, from 1, by lattice column. */
  readonly columns: readonly number[]
  /** True where a merged cell begins elsewhere. */
  readonly isCovered: (row: number, column: number) => boolean
}

export interface LatticeRow {
  /** Number in the sheet, from 1. */
  readonly number: number
  readonly isRuled: boolean
  /** A merged cell reaches into or out of it. */
  readonly isCrossed: boolean
  readonly cells: readonly LatticeCell[]
}

/** Lays a sheet out as it is printed. */
export function layOut(sheet: RawSheet): Lattice {
  const numbers = visibleRows(sheet)
  const columns = visibleColumns(sheet)
  const rowIndex = new Map(numbers.map((number, index) => [number, index]))
  const columnIndex = new Map(columns.map((column, index) => [column, index]))
  const merged = mergedCells(sheet, { numbers, columns })
  const rows = numbers.map((number, row) => {
    const raw = sheet.rows.get(number)
    const own = [...(raw?.cells ?? [])].flatMap(([sheetColumn, cell]) => {
      const column = columnIndex.get(sheetColumn)
      if (column === undefined || merged.isTaken(row, column)) return []
      return [{ ...cell, row, column, colSpan: 1, rowSpan: 1 }]
    })
    const cells = [...own, ...(merged.heads.get(row) ?? [])].toSorted((one, other) => one.column - other.column)
    return { number, isRuled: raw?.isRuled ?? false, isCrossed: merged.crossed.has(row), cells }
  })
  return { rows, columns, isCovered: merged.isCovered(rowIndex.size) }
}

interface Visible {
  readonly numbers: readonly number[]
  readonly columns: readonly number[]
}

const FREE = 0
const HEAD = 1
const COVERED = 2

function mergedCells(sheet: RawSheet, { numbers, columns }: Visible) {
  const state = new Uint8Array(numbers.length * columns.length)
  const heads = new Map<number, LatticeCell[]>()
  const crossed = new Set<number>()
  const look = counter(LIMITS.mergedArea, '合并的单元格过大')
  const width = columns.length
  for (const area of sheet.merges) {
    const [top, bottom] = indexesWithin(numbers, area.top, area.bottom)
    const [left, right] = indexesWithin(columns, area.left, area.right)
    const box = { top, left, bottom, right }
    if (top > bottom || left > right) continue
    look((bottom - top + 1) * (right - left + 1))
    // Merges that overlap are an error of the file: the first one stands.
    if (!isFree(state, box, width)) continue
    for (let row = top; row <= bottom; row++) {
      state.fill(COVERED, row * width + left, row * width + right + 1)
      if (row > top) crossed.add(row).add(top)
    }
    state[top * width + left] = HEAD
    const text = sheet.rows.get(area.top)?.cells.get(area.left) ?? { text: '', isWords: true }
    const cell = { ...text, row: top, column: left, colSpan: right - left + 1, rowSpan: bottom - top + 1 }
    heads.set(top, [...(heads.get(top) ?? []), cell])
  }
  const at = (row: number, column: number) => state[row * width + column] ?? FREE
  return {
    heads,
    crossed,
    isTaken: (row: number, column: number) => at(row, column) !== FREE,
    isCovered: (rowCount: number) => (row: number, column: number) => row < rowCount && at(row, column) === COVERED,
  }
}

function isFree(
  state: Uint8Array,
  box: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number },
  width: number,
): boolean {
  for (let row = box.top; row <= box.bottom; row++) {
    for (let column = box.left; column <= box.right; column++) if (state[row * width + column] !== FREE) return false
  }
  return true
}

/** First and last index of the numbers between two bounds; the numbers ascend. */
function indexesWithin(numbers: readonly number[], from: number, to: number): [number, number] {
  return [firstIndex(numbers, from), firstIndex(numbers, to + 1) - 1]
}

function firstIndex(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Up to the last row that prints anything; blank ones between stay, for merged cells reach over them. */
function visibleRows({ rows }: RawSheet): number[] {
  const used = [...rows].filter(([, row]) => row.cells.size > 0).map(([number]) => number)
  return range(used).filter((number) => !isHidden(rows.get(number)))
}

function visibleColumns({ rows, merges, hiddenColumns }: RawSheet): number[] {
  const used = new Set<number>()
  for (const row of rows.values()) for (const column of row.cells.keys()) used.add(column)
  for (const { top, left, right } of merges) {
    if (rows.get(top)?.cells.has(left) === true) used.add(Math.min(right, LIMITS.sheetColumns))
  }
  return range([...used]).filter((column) => !hiddenColumns.has(column))
}

function isHidden(row: RawRow | undefined): boolean {
  return row?.isHidden ?? false
}

function range(numbers: readonly number[]): number[] {
  if (numbers.length === 0) return []
  const first = numbers.reduce((least, number) => Math.min(least, number))
  const last = numbers.reduce((most, number) => Math.max(most, number))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
