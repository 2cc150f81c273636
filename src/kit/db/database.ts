import type { Kysely } from 'kysely'

/**
 * The query builder without tables: each store names the tables it uses with `db.withTables<{…}>()`,
 * so that kit knows no noun.
 */
export type Db = Kysely<Record<never, never>>
