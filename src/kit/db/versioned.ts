import { sql } from 'kysely'
import type { Json } from '#kit/crypto/canonical-json.ts'
import type { Instant } from '#law/day.ts'
import type { Db } from './database.ts'

/** Every own column by its database name (none generated), with JSON values that PostgreSQL turns into the table's types. */
export type RowValues = Readonly<Record<string, Json>>

/** The columns of every versioned table; the current version has no `superseded_at`. */
export type VersionColumns = {
  readonly id: string
  readonly version: number
  readonly unit_id: string | null
  readonly act_id: number
  readonly recorded_at: Instant
  readonly superseded_at: Instant | null
}

export interface VersionPlace {
  readonly id: string
  readonly version: number
}

const VERSION_COLUMNS = ['id', 'version', 'unit_id', 'act_id', 'recorded_at', 'superseded_at'] as const

/** Closes the current version at `at` and returns its other columns, or null when there is none. */
export async function supersedeCurrent(
  db: Db,
  { table, id, at }: { table: string; id: string; at: Instant },
): Promise<RowValues | null> {
  const closed = await sql<Record<string, Json>>`
    update ${sql.table(table)} set superseded_at = ${at} where id = ${id} and superseded_at is null
    returning *`.execute(db)
  const row = closed.rows[0]
  if (!row) return null
  for (const column of VERSION_COLUMNS) delete row[column]
  return row
}

/** Inserts versions; all rows have the same columns. */
export async function insertVersions(
  db: Db,
  { table, rows }: { table: string; rows: readonly (RowValues & VersionColumns)[] },
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} ${populated(table, rows)}`.execute(db)
}

/** Compares versions with the table's; returns those that differ, `kept` null when the table lacks the version. */
export async function findDifferingVersions(
  db: Db,
  { table, rows }: { table: string; rows: readonly (RowValues & VersionColumns)[] },
): Promise<(VersionPlace & { wanted: RowValues; kept: RowValues | null })[]> {
  const [first] = rows
  if (!first) return []
  const columns = Object.keys(first)
  const found = await sql<VersionPlace & { wanted: RowValues; kept: RowValues | null }>`
    select n.id, n.version, to_jsonb(n) as wanted, to_jsonb(c) as kept ${populated(table, rows)}
    left join ${sql.table(table)} c on c.id = n.id and c.version = n.version
    where (${sql.join(columns.map((column) => sql.ref(`n.${column}`)))})
      is distinct from (${sql.join(columns.map((column) => sql.ref(`c.${column}`)))})
    order by n.id, n.version`.execute(db)
  return found.rows
}

/** Removes versions from a table that can be derived again. */
export async function deleteVersions(
  db: Db,
  { table, places }: { table: string; places: readonly VersionPlace[] },
): Promise<void> {
  await sql`
    delete from ${sql.table(table)} t using jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p (id uuid, version int)
    where t.id = p.id and t.version = p.version`.execute(db)
}

function populated(table: string, rows: readonly RowValues[]) {
  return sql`from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) n`
}
