import type { Day, Instant } from '#law/day.ts'
import type { Db } from './db/database.ts'
import type { Log } from './log.ts'

/** Who acts. Later parts add staff and api-key actors. */
export type Actor =
  | { readonly kind: 'cli'; readonly name: string }
  | { readonly kind: 'job'; readonly name: string }
  | { readonly kind: 'public' }

/** What every verb is given; the clock is read once, at the door. Inside `withTransaction` `db` is the transaction. */
export interface Context {
  readonly actor: Actor
  readonly now: Instant
  readonly today: Day
  readonly db: Db
  readonly log: Log
}
