import { sql } from 'kysely'
import type { Db } from '#kit/db/database.ts'
import type { Instant } from '#law/day.ts'

export interface PersonalRow {
  readonly field: string
  /** Sealed under `keyId`. */
  readonly value: string
  readonly keyId: string
  readonly salt: string
}

export interface KeptPersonalRow {
  readonly actId: number
  readonly field: string
  readonly salt: string | null
  readonly value: string | null
  /** The key that seals the value; null for clear text. */
  readonly keyId: string | null
}

/** The personal values kept beside the acts, erased ones with null. */
export async function listPersonal(db: Db, actIds: readonly number[]): Promise<KeptPersonalRow[]> {
  const rows = await sql<KeptPersonalRow>`
    select act_id as "actId", field, salt, value, key_id as "keyId" from personal_value where act_id = any(${[...actIds]}::bigint[])`.execute(
    db,
  )
  return rows.rows
}

/** The object's kind and unit, and its personal values that are not erased. */
export async function findObjectWithPersonal(
  db: Db,
  objectId: string,
): Promise<{ objectKind: string; unitId: string | null; kept: { actId: number; field: string }[] } | null> {
  const found = await sql<{ objectKind: string; unitId: string | null; kept: { actId: number; field: string }[] }>`
    select a.object_kind as "objectKind", a.unit_id as "unitId", coalesce((
      select jsonb_agg(jsonb_build_object('actId', p.act_id, 'field', p.field) order by p.act_id, p.field)
      from personal_value p join act b on b.id = p.act_id
      where b.object_id = a.object_id and p.value is not null), '[]') as kept
    from act a where a.object_id = ${objectId} and a.sequence = 1`.execute(db)
  return found.rows[0] ?? null
}

/** Erases personal values with their salts: their commitments can no longer be tested. */
export async function eraseValues(
  db: Db,
  erased: { at: Instant; values: readonly { actId: number; field: string }[] },
): Promise<void> {
  await sql`
    update personal_value p set salt = null, value = null, key_id = null, erased_at = ${erased.at}
    from jsonb_to_recordset(${JSON.stringify(erased.values)}::jsonb) as e ("actId" bigint, field text)
    where p.act_id = e."actId" and p.field = e.field`.execute(db)
}

/** Until the transaction ends: `shared` keeps keys from being removed, `alone` also keeps values from being sealed. */
export async function holdKeys(db: Db, as: 'shared' | 'alone'): Promise<void> {
  const lock = as === 'shared' ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`
  await sql`select ${lock}(hashtextextended('personal keys', 0))`.execute(db)
}

/** How many values each key seals; null stands for clear text. */
export async function countByKey(db: Db): Promise<{ keyId: string | null; values: number }[]> {
  const counts = await sql<{ keyId: string | null; values: number }>`
    select key_id as "keyId", count(*) as values from personal_value where value is not null
    group by key_id order by key_id`.execute(db)
  return counts.rows
}

/** How many values are in clear text or under another key. */
export async function countUnderOtherKeys(db: Db, keyId: string): Promise<number> {
  const counts = await sql<{ values: number }>`
    select count(*) as values from personal_value
    where value is not null and key_id is distinct from ${keyId}`.execute(db)
  return counts.rows[0]?.values ?? 0
}

export interface ValueToReseal {
  readonly actId: number
  readonly objectId: string
  readonly sequence: number
  readonly field: string
  readonly value: string
  readonly keyId: string | null
}

/** A page of the values in clear text or under another key, by act and field. */
export async function listUnderOtherKeys(
  db: Db,
  page: { keyId: string; after: Pick<ValueToReseal, 'actId' | 'field'> | null; limit: number },
): Promise<ValueToReseal[]> {
  const after = page.after
    ? sql`and (p.act_id, p.field) > (${page.after.actId}::bigint, ${page.after.field}::text)`
    : sql``
  const values = await sql<ValueToReseal>`
    select p.act_id as "actId", a.object_id as "objectId", a.sequence, p.field, p.value, p.key_id as "keyId"
    from personal_value p join act a on a.id = p.act_id
    where p.value is not null and p.key_id is distinct from ${page.keyId} ${after}
    order by p.act_id, p.field limit ${page.limit}`.execute(db)
  return values.rows
}

export interface ReplacedValue {
  readonly actId: number
  readonly field: string
  readonly before: string
  readonly value: string
  readonly keyId: string
}

/** Puts values under another key; one that was erased or resealed meanwhile stays as it is. */
export async function resealValues(db: Db, values: readonly ReplacedValue[]): Promise<void> {
  await sql`
    update personal_value p set value = r.value, key_id = r."keyId"
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as r ("actId" bigint, field text, before text, value text, "keyId" text)
    where p.act_id = r."actId" and p.field = r.field and p.value = r.before`.execute(db)
}
