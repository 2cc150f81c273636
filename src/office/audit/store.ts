import { sql } from 'kysely'
import type { Db } from '#kit/db/database.ts'
import type { VersionPlace } from '#kit/db/versioned.ts'
import type { ActHead } from './act.ts'
import { SYSTEM_LOG } from './head.ts'
import type { Head } from './head.ts'
import type { PersonalRow } from './personal/store.ts'

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
        insert into personal_value (act_id, field, salt, value, key_id)
        select id, field, salt, value, "keyId" from recorded, jsonb_to_recordset(${JSON.stringify(personal)}::jsonb)
          as p (field text, salt text, value text, "keyId" text))`
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

/** The logs that wait for the sealer. */
export async function findUnsealedLogs(db: Db): Promise<string[]> {
  const logs = await sql<{ log_id: string }>`select distinct log_id from act_unsealed`.execute(db)
  return logs.rows.map((row) => row.log_id)
}

/** Lets one transaction at a time seal a log. */
export async function lockLog(db: Db, log: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`log ${log}`}, 0))`.execute(db)
}

/** Takes up to `limit` acts of the log from the sealer's queue, oldest first; an entry whose act is gone stays. */
export async function takeUnsealed(
  db: Db,
  at: { log: string; limit: number },
): Promise<{ id: number; hash: string }[]> {
  const taken = await sql<{ id: number; hash: string }>`
    with waiting as (
      select a.id, a.hash from act_unsealed u join act a on a.id = u.act_id
      where u.log_id = ${at.log} order by a.id limit ${at.limit}),
    taken as (delete from act_unsealed where act_id in (select id from waiting))
    select id, hash from waiting order by id`.execute(db)
  return taken.rows
}

interface SealedHead extends Head {
  /** Hex digests, see kit/merkle.ts. */
  readonly frontier: readonly string[]
}

/** The newest head of a log, or null for a log without one. */
export async function getLastHead(db: Db, log: string): Promise<SealedHead | null> {
  const heads = await sql<SealedHead>`
    select log_id as log, size, algorithm, root, frontier, sealed_at as "sealedAt"
    from log_head where log_id = ${log} order by size desc limit 1`.execute(db)
  return heads.rows[0] ?? null
}

/** The newest head of every log. */
export async function listLastHeads(db: Db): Promise<Head[]> {
  const heads = await sql<Head>`
    select distinct on (log_id) log_id as log, size, algorithm, root, sealed_at as "sealedAt"
    from log_head order by log_id, size desc`.execute(db)
  return heads.rows
}

/** Appends the leaves from `head.size - leaves.length` on, and the head over them. */
export async function insertSealed(
  db: Db,
  sealed: { head: SealedHead; leaves: readonly { actId: number; hash: string }[] },
): Promise<void> {
  const { head, leaves } = sealed
  await sql`
    with appended as (
      insert into log_leaf (log_id, position, act_id, leaf_hash)
      select ${head.log}::uuid, ${head.size - leaves.length}::bigint + ordinality - 1, (leaf->'actId')::bigint, leaf->>'hash'
      from jsonb_array_elements(${JSON.stringify(leaves)}::jsonb) with ordinality as l (leaf, ordinality))
    insert into log_head (log_id, size, algorithm, root, frontier, sealed_at)
    values (${head.log}, ${head.size}, ${head.algorithm}, ${head.root}, ${JSON.stringify(head.frontier)}::jsonb,
      ${head.sealedAt})`.execute(db)
}

export interface StoredAct extends Omit<ActHead, 'data' | 'algorithm' | 'evidence'> {
  readonly id: number
  readonly evidence: string | null
  readonly body: string
  readonly algorithm: string
  readonly hash: string
}

const ACT_COLUMNS = sql`a.id, a.unit_id as "unitId", a.object_kind as "objectKind", a.object_id as "objectId", a.sequence,
  a.kind, json_build_object('kind', a.actor_kind, 'name', a.actor_name) as actor, a.article,
  a.recorded_at as "recordedAt", a.effective_on as "effectiveOn", a.evidence, a.body, a.algorithm, a.hash,
  a.previous_hash as "previousHash"`

interface ActPlace {
  readonly objectId: string
  readonly sequence: number
}

export interface FiledAct extends StoredAct {
  readonly isSealed: boolean
  readonly isQueued: boolean
}

/** A page of all acts, object by object, after a place (null: from the start). */
export async function listActs(db: Db, page: { after: ActPlace | null; limit: number }): Promise<FiledAct[]> {
  const after = page.after
    ? sql`where (a.object_id, a.sequence) > (${page.after.objectId}::uuid, ${page.after.sequence}::int)`
    : sql``
  const acts = await sql<FiledAct>`
    select ${ACT_COLUMNS}, l.act_id is not null as "isSealed", u.act_id is not null as "isQueued"
    from (select * from act a ${after} order by a.object_id, a.sequence limit ${page.limit}) a
    left join log_leaf l on l.act_id = a.id left join act_unsealed u on u.act_id = a.id
    order by a.object_id, a.sequence`.execute(db)
  return acts.rows
}

/** A page of the acts on one kind of object, object by object, without those of kind `except`. */
export async function listActsOfKind(
  db: Db,
  page: { objectKind: string; except: string; after: ActPlace | null; limit: number },
): Promise<StoredAct[]> {
  const after = page.after
    ? sql`and (a.object_id, a.sequence) > (${page.after.objectId}::uuid, ${page.after.sequence}::int)`
    : sql``
  const acts = await sql<StoredAct>`
    select ${ACT_COLUMNS} from act a where a.object_kind = ${page.objectKind} and a.kind <> ${page.except} ${after}
    order by a.object_id, a.sequence limit ${page.limit}`.execute(db)
  return acts.rows
}

export interface FiledLeaf {
  readonly position: number
  readonly actId: number
  readonly leafHash: string
  /** Null when the act is gone. */
  readonly actHash: string | null
}

/** A page of a log's leaves from a position on. */
export async function listLeaves(db: Db, page: { log: string; from: number; limit: number }): Promise<FiledLeaf[]> {
  const leaves = await sql<FiledLeaf>`
    select l.position, l.act_id as "actId", l.leaf_hash as "leafHash", a.hash as "actHash"
    from (select * from log_leaf where log_id = ${page.log} and position >= ${page.from}
      order by position limit ${page.limit}) l
    left join act a on a.id = l.act_id order by l.position`.execute(db)
  return leaves.rows
}

/** The first leaf that no head covers, or null. */
export async function findLeafBeyondHeads(db: Db, log: string): Promise<number | null> {
  const leaves = await sql<{ position: number }>`
    select position from log_leaf where log_id = ${log}
      and position >= coalesce((select max(size) from log_head where log_id = ${log}), 0)
    order by position limit 1`.execute(db)
  return leaves.rows[0]?.position ?? null
}

/** The heads of a log with `after` < size <= `upTo`, by size. */
export async function listHeads(db: Db, range: { log: string; after: number; upTo: number }): Promise<Head[]> {
  const heads = await sql<Head>`
    select log_id as log, size, algorithm, root, sealed_at as "sealedAt" from log_head
    where log_id = ${range.log} and size > ${range.after} and size <= ${range.upTo} order by size`.execute(db)
  return heads.rows
}

/** Every log that has leaves or heads. */
export async function listLogs(db: Db): Promise<string[]> {
  const logs = await sql<{ log: string }>`
    select log_id as log from log_leaf group by log_id union select log_id from log_head group by log_id`.execute(db)
  return logs.rows.map((row) => row.log)
}

/** Queue entries whose act is gone. */
export async function findQueuedWithoutAct(db: Db): Promise<{ actId: number; log: string }[]> {
  const rows = await sql<{ actId: number; log: string }>`
    select u.act_id as "actId", u.log_id as log from act_unsealed u
    where not exists (select 1 from act a where a.id = u.act_id) order by u.act_id limit 1000`.execute(db)
  return rows.rows
}

/** A projection's versions that no act explains. */
export async function findUnexplainedVersions(
  db: Db,
  from: { table: string; objectKind: string; except: string },
): Promise<VersionPlace[]> {
  const rows = await sql<VersionPlace>`
    select t.id, t.version from ${sql.table(from.table)} t where not exists (
      select 1 from act a where a.object_id = t.id and a.sequence = t.version and a.object_kind = ${from.objectKind}
        and a.kind <> ${from.except})
    order by t.id, t.version`.execute(db)
  return rows.rows
}
