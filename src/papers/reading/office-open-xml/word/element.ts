import type { Attribute } from '../xml.ts'
import type { WalkState } from './walk-state.ts'

/** What an element changes when it begins. */
export type Open = (state: WalkState, attribute: Attribute) => void
/** What it changes when it ends: it takes off what its beginning put on. */
export type Close = (state: WalkState) => void

/** Name of the element around the present one; steps = 2: around that. */
export function parent({ path }: WalkState, steps = 1): string {
  return path.at(-1 - steps) ?? ''
}
