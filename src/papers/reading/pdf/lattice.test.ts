import { describe, expect, it } from 'vitest'
import type { Ruling, Rulings } from './geometry.ts'
import { lattices, type Lattice } from './lattice.ts'

const line = (at: number, from: number, to: number): Ruling => ({ at, from, to })
const grid = (xs: readonly number[], ys: readonly number[]): Rulings => ({
  horizontal: ys.map((y) => line(y, xs[0] ?? 0, xs.at(-1) ?? 0)),
  vertical: xs.map((x) => line(x, ys[0] ?? 0, ys.at(-1) ?? 0)),
})
const spans = (lattice: Lattice | undefined) =>
  lattice?.cells.map(({ row, column, rowSpan, colSpan }) => [row, column, rowSpan, colSpan])
const only = (rulings: Rulings) => {
  const found = lattices(rulings) ?? []
  expect(found).toHaveLength(1)
  return found[0]
}
const TWO_BY_TWO = [
  [0, 0, 1, 1],
  [0, 1, 1, 1],
  [1, 0, 1, 1],
  [1, 1, 1, 1],
]

describe('ruling lines', () => {
  it('make a lattice whose cells know their boxes', () => {
    const lattice = only(grid([10, 60, 110], [20, 50, 80]))
    expect(spans(lattice)).toEqual(TWO_BY_TWO)
    expect(lattice?.cells[3]).toMatchObject({ left: 60, top: 50, right: 110, bottom: 80 })
  })

  it('that are missing between squares join them to one cell', () => {
    const lattice = only({
      horizontal: [line(0, 0, 90), line(20, 30, 90), line(40, 0, 90), line(60, 0, 90)],
      vertical: [line(0, 0, 60), line(30, 0, 60), line(60, 20, 60), line(90, 0, 60)],
    })
    expect(spans(lattice)).toEqual([
      [0, 0, 2, 1],
      [0, 1, 1, 2],
      [1, 1, 1, 1],
      [1, 2, 1, 1],
      [2, 0, 1, 1],
      [2, 1, 1, 1],
      [2, 2, 1, 1],
    ])
  })

  it('may be doubled, dashed, uneven and short of each other by a little', () => {
    const dashed = Array.from({ length: 25 }, (_, n) => line(50.4, 10 + n * 4, 12 + n * 4))
    const lattice = only({
      horizontal: [line(20, 11, 108), line(21.5, 12, 109), ...dashed, line(80.3, 12, 109)],
      vertical: [line(10, 21, 79), line(60, 21, 49), line(60.8, 51.5, 79), line(110, 22, 78)],
    })
    expect(spans(lattice)).toEqual(TWO_BY_TWO)
  })

  it('with open sides are closed where they end at a common edge', () => {
    const { horizontal } = grid([10, 60, 110], [20, 50, 80])
    expect(spans(only({ horizontal, vertical: [line(60, 20, 80)] }))).toEqual(TWO_BY_TWO)
  })

  it('of two tables are two lattices', () => {
    const one = grid([10, 60, 110], [20, 50, 80])
    const other = grid([10, 60, 110], [120, 150, 180])
    const found = lattices({
      horizontal: [...one.horizontal, ...other.horizontal],
      vertical: [...one.vertical, ...other.vertical],
    })
    expect(found?.map(spans)).toEqual([TWO_BY_TWO, TWO_BY_TWO])
  })

  it('that reach along a small part of a side do not part its squares', () => {
    const { horizontal, vertical } = grid([10, 60, 110], [20, 50, 80])
    expect(
      spans(
        only({ horizontal: horizontal.map((level) => (level.at === 50 ? { ...level, to: 75 } : level)), vertical }),
      ),
    ).toEqual([
      [0, 0, 1, 1],
      [0, 1, 2, 1],
      [1, 0, 1, 1],
    ])
  })

  it('make no cell of what lies outside them', () => {
    const lattice = only({
      horizontal: [line(0, 0, 100), line(20, 0, 100), line(40, 0, 50)],
      vertical: [line(0, 0, 40), line(50, 0, 40), line(100, 0, 20)],
    })
    expect(spans(lattice)).toEqual([
      [0, 0, 1, 1],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
    ])
  })

  it('are found among any number of marks', () => {
    const marks = Array.from({ length: 2000 }, (_, n) => line(100 + n * 4, 300, 303))
    const { horizontal, vertical } = grid([10, 60, 110], [20, 50, 80])
    expect(spans(only({ horizontal: [...horizontal, ...marks], vertical }))).toEqual(TWO_BY_TWO)
  })

  it('that bound no rectangle are cut into rectangles, none upon another', () => {
    const lattice = only({
      horizontal: [line(0, 0, 60), line(20, 30, 60), line(40, 0, 60)],
      vertical: [line(0, 0, 40), line(30, 20, 40), line(60, 0, 40)],
    })
    expect(spans(lattice)).toEqual([
      [0, 0, 1, 2],
      [1, 0, 1, 1],
      [1, 1, 1, 1],
    ])
  })

  it('that are short or stray make no rows or columns', () => {
    const { horizontal, vertical } = grid([10, 60, 110], [20, 50, 80])
    const lattice = only({ horizontal: [...horizontal, line(65, 58, 62), line(35, 20, 24)], vertical })
    expect(spans(lattice)).toEqual(TWO_BY_TWO)
  })

  it('that are no box make nothing', () => {
    expect(lattices({ horizontal: [line(10, 0, 100), line(20, 0, 100)], vertical: [] })).toEqual([])
    expect(lattices({ horizontal: [line(10, 0, 100)], vertical: [line(50, 0, 10)] })).toEqual([])
  })

  it('in numbers past all measure are left alone', () => {
    const many = Array.from({ length: 2000 }, (_, n) => line(n * 10, 0, 100))
    expect(lattices({ horizontal: many, vertical: many })).toBeNull()
  })
})
