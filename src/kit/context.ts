import type { Day, Instant } from '#law/day.ts'
import type { KeyStore } from './crypto/key-file.ts'
import type { Db } from './db/database.ts'
import type { FileStore } from './files.ts'
import type { Log } from './log.ts'

/** Who acts. Later parts add staff and api-key actors. */
export type Actor =
  | { readonly kind: 'cli'; readonly name: string }
  | { readonly kind: 'job'; readonly name: string }
  | { readonly kind: 'public' }

/** Configuration that verbs may ask for. */
export interface Settings {
  /** Without a trailing slash; may carry a path prefix. */
  readonly publicUrl: string
  /** Whether a report is filed before it is published, or the other way round. */
  readonly reportOrder: 'file-first' | 'publish-first'
  /** Last day on which a town files its report, `MM-DD`: set by local notices. */
  readonly townFilingDay: string
  /** Folder of the office's own licensed fonts; it may not exist. */
  readonly fontsDir: string
}

/** What every verb is given; the clock is read once, at the door. Inside `withTransaction` `db` is the transaction. */
export interface Context {
  readonly actor: Actor
  readonly now: Instant
  readonly today: Day
  readonly db: Db
  readonly files: FileStore
  /** The keys of personal values; read only when one is written or opened. */
  readonly keys: KeyStore
  readonly settings: Settings
  readonly log: Log
}
