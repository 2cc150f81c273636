import { sql } from 'kysely'
import type { Json } from '#kit/crypto/canonical-json.ts'
import type { Db } from '#kit/db/database.ts'
import type { Instant } from '#law/day.ts'
import type { Act, ActHead } from './act.ts'

export interface PersonalRow {
  readonly field: string
  readonly value: string
  readonly salt: string
}

/** The log of acts that belong to no unit. */
export const SYSTEM_LOG = '00000000-0000-0000-0000-000000000000'

/** Locks the object until the transaction ends and returns its last act, or null when it has none. */
export async function lockLastAct(db: Db, objectId: string): Promise<{ sequence: number; hash: string } | null> {
  // Two statements: the second one's snapshot must be taken after the lock is held.
  await sql`select pg_advisory_xact_lock(hashtextextended(${objectId}, 0))`.execute(db)
  const last = await sql<{ sequence: number; hash: string }>`
    select sequence, hash from act where object_id = ${objectId} order by sequence desc limit 1`.execute(db)
  return last.rows[0] ?? null
}

/** Inserts the act, its place in the sealer's queue and its personal values in one statement; returns the act's id. */
export async function insertAct(
  db: Db,
  entry: { act: ActHead; body: string; hash: string; personal: readonly PersonalRow[] },
): Promise<number> {
  const { act, personal } = entry
  const values =
    personal.length === 0
      ? sql``
      : sql`, kept as (
        insert into personal_value (act_id, field, salt, value)
        select id, field, salt, value from recorded, jsonb_to_recordset(${JSON.stringify(personal)}::jsonb)
          as p (field text, salt text, value text))`
  const result = await sql<{ id: number }>`
    with recorded as (
      insert into act (unit_id, object_kind, object_id, sequence, kind, actor_kind, actor_name, article, recorded_at,
        effective_on, evidence, body, algorithm, hash, previous_hash)
      values (${act.unitId}, ${act.objectKind}, ${act.objectId}, ${act.sequence}, ${act.kind}, ${act.actor.kind},
        ${act.actor.name}, ${act.article}, ${act.recordedAt}, ${act.effectiveOn}, ${act.evidence ?? null},
        ${entry.body}, ${act.algorithm}, ${entry.hash}, ${act.previousHash})
      returning id),
    queued as (insert into act_unsealed (act_id, log_id) select id, ${act.unitId ?? SYSTEM_LOG}::uuid from recorded)
    ${values}
    select id from recorded`.execute(db)
  const id = result.rows[0]?.id
  if (id === undefined) throw new Error('the act was not inserted')
  return id
}

/** True when the error says that the object's chain already has an act of this sequence. */
export function isChainConflict(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'act_chain'
}

type RowValues = Readonly<Record<string, Json>>

const BASE_COLUMNS = ['id', 'version', 'unit_id', 'act_id', 'recorded_at', 'superseded_at'] as const

/** The columns every projection has. */
export type BaseColumns = {
  id: string
  version: number
  unit_id: string | null
  act_id: number
  recorded_at: Instant
  superseded_at: Instant | null
}

/** Closes the object's current version and returns its own columns, or null when it has none. */
export async function supersedeCurrent<Row extends RowValues>(
  db: Db,
  at: { table: string; act: Act },
): Promise<Row | null> {
  const closed = await sql<Record<string, Json>>`
    update ${sql.table(at.table)} set superseded_at = ${at.act.recordedAt}
    where id = ${at.act.objectId} and superseded_at is null returning *`.execute(db)
  const row = closed.rows[0]
  if (!row) return null
  for (const column of BASE_COLUMNS) delete row[column]
  return row as Row
}

/** Inserts the version that the act makes; PostgreSQL turns the JSON values into the table's own types. */
export async function insertVersion(db: Db, at: { table: string; act: Act; row: RowValues }): Promise<void> {
  const record: Readonly<Record<string, Json>> = { ...at.row, ...baseColumns(at.act) }
  const columns = sql.join(Object.keys(record).map((column) => sql.ref(column)))
  await sql`
    insert into ${sql.table(at.table)} (${columns})
    select ${columns} from jsonb_populate_record(null::${sql.table(at.table)}, ${JSON.stringify(record)}::jsonb)`.execute(
    db,
  )
}

function baseColumns(act: Act): BaseColumns {
  return {
    id: act.objectId,
    version: act.sequence,
    unit_id: act.unitId,
    act_id: act.id,
    recorded_at: act.recordedAt,
    superseded_at: null,
  }
}
