import type { Box, Ruling, Rulings } from './geometry.ts'
import { disjointSets } from './disjoint-sets.ts'
import { meeting, withOpenSides } from './ruling-groups.ts'
import { wholeLines } from './ruling-lines.ts'

/** A cell on its lattice, from 0, with the box that its lines leave free. */
export interface LatticeCell extends Box {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
}

export interface Lattice extends Box {
  readonly rows: number
  readonly columns: number
  /** By row, then by column. */
  readonly cells: readonly LatticeCell[]
}

/** The part of a side that must be drawn for it to part two squares. */
const DRAWN_PART = 0.6
const MOST_LINES = 1_500
const MOST_SQUARES = 20_000

/** The lattices that ruling lines make; null where there are too many lines to tell. */
export function lattices(rulings: Rulings): Lattice[] | null {
  const lines = wholeLines(rulings)
  if (lines.horizontal.length > MOST_LINES || lines.vertical.length > MOST_LINES) return null
  return meeting(lines).flatMap((group) => latticeOf(withOpenSides(group)) ?? [])
}

function latticeOf(rulings: Rulings): Lattice | null {
  const { horizontal, vertical } = wholeLines(rulings)
  const xs = positions(vertical)
  const ys = positions(horizontal)
  const columns = xs.length - 1
  const rows = ys.length - 1
  if (columns < 1 || rows < 1 || columns * rows > MOST_SQUARES) return null
  const hasLineAbove = drawnSides(horizontal, ys, xs)
  const hasLineLeft = drawnSides(vertical, xs, ys)
  const outside = rows * columns
  const sets = disjointSets(outside + 1)
  const square = (row: number, column: number) =>
    row < 0 || column < 0 || row >= rows || column >= columns ? outside : row * columns + column
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      if (column < columns && !hasLineAbove(row, column)) sets.join(square(row - 1, column), square(row, column))
      if (row < rows && !hasLineLeft(column, row)) sets.join(square(row, column - 1), square(row, column))
    }
  }
  const regions = new Map<number, number[]>()
  for (let index = 0; index < outside; index++) {
    const root = sets.root(index)
    if (root === sets.root(outside)) continue
    const region = regions.get(root)
    if (region === undefined) regions.set(root, [index])
    else region.push(index)
  }
  return tidied(
    [...regions.values()].flatMap((region) => rectangles(region, columns)),
    xs,
    ys,
  )
}

const positions = (lines: readonly Ruling[]) => [...new Set(lines.map(({ at }) => at))].toSorted((a, b) => a - b)

/** Tells whether a line lies along the n-th position between two neighbouring crossings. */
function drawnSides(lines: readonly Ruling[], along: readonly number[], across: readonly number[]) {
  const sides = across.length - 1
  const drawn = new Float64Array(along.length * sides)
  const places = new Map(along.map((at, index) => [at, index]))
  for (const { at, from, to } of lines) {
    const base = (places.get(at) ?? 0) * sides
    for (let index = 0; index < sides; index++) {
      const length = Math.min(to, across[index + 1] ?? 0) - Math.max(from, across[index] ?? 0)
      if (length > 0) drawn[base + index] = (drawn[base + index] ?? 0) + length
    }
  }
  return (position: number, index: number) =>
    (drawn[position * sides + index] ?? 0) >= DRAWN_PART * ((across[index + 1] ?? 0) - (across[index] ?? 0))
}

interface Span {
  readonly row: number
  readonly column: number
  rowSpan: number
  readonly colSpan: number
}

/** A region as a rectangle; one that is none (a line is missing) as rectangles of equal rows. */
function rectangles(region: readonly number[], columns: number): Span[] {
  const spans: Span[] = []
  const runs: Span[] = []
  for (const index of region) {
    const row = Math.floor(index / columns)
    const column = index % columns
    const last = runs.at(-1)
    if (last !== undefined && last.row === row && last.column + last.colSpan === column) {
      runs[runs.length - 1] = { ...last, colSpan: last.colSpan + 1 }
    } else runs.push({ row, column, rowSpan: 1, colSpan: 1 })
  }
  for (const run of runs) {
    const above = spans.find(
      (span) => span.row + span.rowSpan === run.row && span.column === run.column && span.colSpan === run.colSpan,
    )
    if (above === undefined) spans.push(run)
    else above.rowSpan += 1
  }
  return spans
}

/** Rows and columns in which no cell begins come from stray lines; they are taken out. */
function tidied(spans: readonly Span[], xs: readonly number[], ys: readonly number[]): Lattice | null {
  if (spans.length === 0) return null
  const columns = [...new Set(spans.map(({ column }) => column))].toSorted((a, b) => a - b)
  const rows = [...new Set(spans.map(({ row }) => row))].toSorted((a, b) => a - b)
  const within = (starts: readonly number[], from: number, span: number) =>
    starts.filter((start) => start >= from && start < from + span).length
  const cells = spans.map(({ row, column, rowSpan, colSpan }) => ({
    row: rows.indexOf(row),
    column: columns.indexOf(column),
    rowSpan: within(rows, row, rowSpan),
    colSpan: within(columns, column, colSpan),
    left: xs[column] ?? 0,
    top: ys[row] ?? 0,
    right: xs[column + colSpan] ?? 0,
    bottom: ys[row + rowSpan] ?? 0,
  }))
  return {
    rows: rows.length,
    columns: columns.length,
    cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    left: Math.min(...cells.map(({ left }) => left)),
    top: Math.min(...cells.map(({ top }) => top)),
    right: Math.max(...cells.map(({ right }) => right)),
    bottom: Math.max(...cells.map(({ bottom }) => bottom)),
  }
}
