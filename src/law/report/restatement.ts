import type { Figures } from './figure.ts'

/** A number that the ledger now gives differently from the filed report; null where that side has no such number. */
export interface Difference {
  readonly key: string
  readonly label: string
  readonly before: number | null
  readonly after: number | null
}

/** Every cell and text number that differs, in the order of the report; empty when the filed report still stands. */
export function differences(before: Figures, after: Figures): Difference[] {
  return Object.values({ ...before, ...after }).flatMap(({ key, label }) => {
    const values = { before: before[key]?.value ?? null, after: after[key]?.value ?? null }
    return values.before === values.after ? [] : [{ key, label, ...values }]
  })
}
