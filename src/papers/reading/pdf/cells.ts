import { boxRound, middleX, middleY, type Box, type Glyph } from './geometry.ts'
import type { Lattice, LatticeCell } from './lattice.ts'
import { textOf } from './text-lines.ts'

export interface FilledCell extends LatticeCell {
  readonly text: string
}

/** A table on its page, before it has a number in the file. */
export interface FilledTable extends Box {
  readonly rows: readonly (readonly FilledCell[])[]
}

/** Puts characters into the cells that their middles fall in; those in no table are the `rest`. */
export function filled(
  lattices: readonly Lattice[],
  glyphs: readonly Glyph[],
): { readonly tables: FilledTable[]; readonly rest: readonly Glyph[] } {
  // the innermost first: a table inside a frame takes its characters before the frame does
  const inward = lattices.toSorted((a, b) => area(a) - area(b))
  const tables: FilledTable[] = []
  let rest = glyphs
  for (const lattice of inward) {
    const outer: Glyph[] = []
    const contents = contentsOf(lattice, rest, outer)
    const table = tableOf(
      lattice,
      contents.map((content) => textOf(content)),
    )
    if (table === null) continue
    tables.push(table)
    rest = outer
  }
  return { tables: tables.toSorted((a, b) => a.top - b.top || a.left - b.left), rest }
}

const area = ({ left, top, right, bottom }: Box) => (right - left) * (bottom - top)

function contentsOf({ cells, ...box }: Lattice, glyphs: readonly Glyph[], outer: Glyph[]): Glyph[][] {
  const contents = cells.map((): Glyph[] => [])
  let guess = 0
  for (const run of numbersTogether(glyphs)) {
    const whole = run.length === 1 ? run[0] : boxRound(run)
    const cell = cells[guess]
    // neighbours in the file are mostly neighbours in a cell
    if (whole && (cell === undefined || !isIn(cell, whole))) {
      const found = isIn(box, whole) ? cells.findIndex((other) => isIn(other, whole)) : -1
      if (found === -1) {
        outer.push(...run)
        continue
      }
      guess = found
    }
    contents[guess]?.push(...run)
  }
  return contents
}

const FIGURE = /^[\d.,]$/
const TOUCHING = 0.08

/** A number too wide for its cell is printed over the lines beside it; its figures still belong together. */
function numbersTogether(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = []
  let last: Glyph | null = null
  for (const glyph of glyphs) {
    if (last !== null && isNextFigure(last, glyph)) runs.at(-1)?.push(glyph)
    else runs.push([glyph])
    last = glyph
  }
  return runs
}

function isNextFigure(last: Glyph, glyph: Glyph): boolean {
  if (!FIGURE.test(last.text) || !FIGURE.test(glyph.text)) return false
  const em = glyph.bottom - glyph.top
  return Math.abs(glyph.left - last.right) <= TOUCHING * em && Math.abs(middleY(glyph) - middleY(last)) <= TOUCHING * em
}

function isIn({ left, top, right, bottom }: Box, glyph: Box): boolean {
  const x = middleX(glyph)
  const y = middleY(glyph)
  return x >= left && x < right && y >= top && y < bottom
}

/** Whether it may be a table; a frame, a ruled heading or a list of boxes one below the other is none. */
export const hasColumns = ({ columns }: Lattice) => columns > 1

/** The table of a lattice and the texts of its cells; null where it is none, as a drawing without words. */
export function tableOf(lattice: Lattice, texts: readonly string[]): FilledTable | null {
  const { left, top, right, bottom, rows, cells } = lattice
  const written = texts.filter((text) => text !== '').length
  if (!hasColumns(lattice) || written === 0 || (written === 1 && cells.length <= 2)) return null
  const table = Array.from({ length: rows }, (): FilledCell[] => [])
  cells.forEach((cell, index) => table[cell.row]?.push({ ...cell, text: texts[index] ?? '' }))
  return { left, top, right, bottom, rows: table }
}
