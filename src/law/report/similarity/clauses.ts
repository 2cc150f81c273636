import { longestMatches, type Matches } from './automaton.ts'
import { normalText, type NormalText } from './normal-text.ts'

/** A place in an original text: `start` and `end` (exclusive) are indices of UTF-16 units. */
export interface Place {
  readonly text: string
  readonly start: number
  readonly end: number
}

export interface CommonClause {
  readonly one: Place
  readonly other: Place
  /** Normalised characters in common. */
  readonly length: number
}

const SHORTEST = 15
const MOST = 10

/** The longest passages that both texts have, longest first, none over another; at most ten of 15 characters and more. */
export function commonClauses(one: string, other: string, names: readonly string[] = []): CommonClause[] {
  return inCommon(normalText(one, names), normalText(other, names)).clauses
}

/** The same for normalised texts, with the part (0 to 1) of `one` that lies in any common passage. */
export function inCommon(one: NormalText, other: NormalText): { clauses: CommonClause[]; share: number } {
  const matches = longestMatches(one.text, other.text)
  return { clauses: clausesOf(one, other, matches), share: shareOf(matches) }
}

function shareOf({ lengths }: Matches): number {
  let covered = 0
  let from = lengths.length
  for (let index = lengths.length - 1; index >= 0; index -= 1) {
    const length = lengths[index] ?? 0
    if (length >= SHORTEST) from = Math.min(from, index - length + 1)
    if (from <= index) covered += 1
  }
  return lengths.length === 0 ? 0 : covered / lengths.length
}

function clausesOf(one: NormalText, other: NormalText, matches: Matches): CommonClause[] {
  const taken = { one: new Uint8Array(one.text.length), other: new Uint8Array(other.text.length) }
  const clauses: CommonClause[] = []
  while (clauses.length < MOST) {
    const { end, otherEnd, length } = longestFree(matches, runsOf(taken.one), runsOf(taken.other))
    if (length < SHORTEST) break
    taken.one.fill(1, end - length + 1, end + 1)
    taken.other.fill(1, otherEnd - length + 1, otherEnd + 1)
    clauses.push({ one: placeOf(one, end, length), other: placeOf(other, otherEnd, length), length })
  }
  return clauses
}

/** For each place, how many free places end with it. */
function runsOf(taken: Uint8Array): Int32Array {
  const runs = new Int32Array(taken.length)
  let run = 0
  for (let index = 0; index < taken.length; index += 1) {
    run = taken[index] === 1 ? 0 : run + 1
    runs[index] = run
  }
  return runs
}

function longestFree({ lengths, ends }: Matches, runs: Int32Array, otherRuns: Int32Array) {
  let best = { end: 0, otherEnd: 0, length: 0 }
  for (let end = 0; end < lengths.length; end += 1) {
    const otherEnd = ends[end] ?? 0
    const length = Math.min(lengths[end] ?? 0, runs[end] ?? 0, otherRuns[otherEnd] ?? 0)
    if (length > best.length) best = { end, otherEnd, length }
  }
  return best
}

function placeOf({ source, at }: NormalText, last: number, length: number): Place {
  const start = at[last - length + 1] ?? 0
  const end = (at[last] ?? 0) + 1
  return { text: source.slice(start, end), start, end }
}
