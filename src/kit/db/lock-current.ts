import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { VersionColumns } from './versioned.ts'

/** Locks a versioned object until the transaction ends and returns its current version, or null when there is none. */
export async function lockCurrent<Row>(
  db: Db,
  { table, id }: { table: string; id: string },
): Promise<(Row & VersionColumns) | null> {
  // Two statements: the second one's snapshot must be taken after the lock is held.
  await sql`select from ${sql.table(table)} where id = ${id} and version = 1 for update`.execute(db)
  const current = await sql<Row & VersionColumns>`
    select * from ${sql.table(table)} where id = ${id} and superseded_at is null`.execute(db)
  return current.rows[0] ?? null
}
