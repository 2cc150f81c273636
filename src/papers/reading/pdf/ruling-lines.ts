import type { Ruling, Rulings } from './geometry.ts'

/** Points: pieces closer side by side than this are one line, as doubled lines and the sides of neighbours are. */
const SIDE_BY_SIDE = 3
/** Points: the widest gap in a line, as between dashes or at a crossing. */
const WIDEST_GAP = 4
/** Points: shorter lines are marks, not rulings. */
const SHORTEST = 6

/** The pieces put together to whole lines: equal positions made equal, gaps closed, marks dropped. */
export function wholeLines({ horizontal, vertical }: Rulings): Rulings {
  return { horizontal: joined(horizontal), vertical: joined(vertical) }
}

function joined(pieces: readonly Ruling[]): Ruling[] {
  const lines: Ruling[] = []
  let group: Ruling[] = []
  for (const piece of pieces.toSorted((a, b) => a.at - b.at)) {
    const first = group[0]
    if (first !== undefined && piece.at - first.at > SIDE_BY_SIDE) {
      lines.push(...joinedGroup(group))
      group = []
    }
    group.push(piece)
  }
  if (group.length > 0) lines.push(...joinedGroup(group))
  return lines
}

function joinedGroup(group: readonly Ruling[]): Ruling[] {
  // weighted by length, so that a short mark beside a long line does not move it
  const length = group.reduce((sum, { from, to }) => sum + (to - from), 0)
  const at = length === 0 ? 0 : group.reduce((sum, piece) => sum + piece.at * (piece.to - piece.from), 0) / length
  const lines: { at: number; from: number; to: number }[] = []
  for (const { from, to } of group.toSorted((a, b) => a.from - b.from)) {
    const last = lines.at(-1)
    if (last !== undefined && from - last.to <= WIDEST_GAP) last.to = Math.max(last.to, to)
    else lines.push({ at, from, to })
  }
  return lines.filter(({ from, to }) => to - from >= SHORTEST)
}
