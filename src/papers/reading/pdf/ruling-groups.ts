import { disjointSets } from './disjoint-sets.ts'
import type { Ruling, Rulings } from './geometry.ts'

/** Points: lines that miss each other by no more than this still meet. */
const NEAR = 3

/** Groups of lines that hang together by crossing or touching. */
export function meeting({ horizontal, vertical }: Rulings): Rulings[] {
  const sets = disjointSets(horizontal.length + vertical.length)
  horizontal.forEach((level, i) =>
    vertical.forEach((upright, j) => {
      if (doMeet(level, upright)) sets.join(i, horizontal.length + j)
    }),
  )
  const groups = new Map<number, { horizontal: Ruling[]; vertical: Ruling[] }>()
  const groupOf = (index: number) => {
    const root = sets.root(index)
    const group = groups.get(root) ?? { horizontal: [], vertical: [] }
    groups.set(root, group)
    return group
  }
  horizontal.forEach((line, i) => groupOf(i).horizontal.push(line))
  vertical.forEach((line, j) => groupOf(horizontal.length + j).vertical.push(line))
  return [...groups.values()].filter((group) => group.horizontal.length > 1 && group.vertical.length > 0)
}

function doMeet(level: Ruling, upright: Ruling): boolean {
  return (
    upright.at >= level.from - NEAR &&
    upright.at <= level.to + NEAR &&
    level.at >= upright.from - NEAR &&
    level.at <= upright.to + NEAR
  )
}

/** Where lines end at a common edge with no line along it, the edge is a side left open: it is put in. */
export function withOpenSides({ horizontal, vertical }: Rulings): Rulings {
  return {
    horizontal: [...horizontal, ...openSides(vertical)],
    vertical: [...vertical, ...openSides(horizontal)],
  }
}

function openSides(lines: readonly Ruling[]): Ruling[] {
  const from = Math.min(...lines.map((line) => line.from))
  const to = Math.max(...lines.map((line) => line.to))
  return [
    ...side(
      from,
      lines.filter((line) => line.from <= from + NEAR),
    ),
    ...side(
      to,
      lines.filter((line) => line.to >= to - NEAR),
    ),
  ]
}

function side(at: number, ends: readonly Ruling[]): Ruling[] {
  const positions = ends.map((line) => line.at)
  return ends.length < 2 ? [] : [{ at, from: Math.min(...positions), to: Math.max(...positions) }]
}
