import { inCommon, type CommonClause } from './clauses.ts'
import { normalText, type NormalText } from './normal-text.ts'
import { distance, simhashOfNormal } from './simhash.ts'

export interface Comparison {
  /** Bits of 64 in which the simhashes differ; null where a text is too short for one. */
  readonly distance: number | null
  /** Part (0 to 1) of the normalised characters of `one` that lie in passages of `other`. */
  readonly share: number
  readonly clauses: readonly CommonClause[]
}

/** How much of `one` stands in `other` too; `names` of both units are left out. */
export function compareTexts(one: string, other: string, names: readonly string[] = []): Comparison {
  return compareNormal(normalText(one, names), normalText(other, names))
}

export function compareNormal(one: NormalText, other: NormalText): Comparison {
  return { distance: distanceOf(one, other), ...inCommon(one, other) }
}

/** Cheap, to see whether a comparison is worth its time. */
export function distanceOf(one: NormalText, other: NormalText): number | null {
  const [left, right] = [simhashOfNormal(one.text), simhashOfNormal(other.text)]
  return left === null || right === null ? null : distance(left, right)
}
