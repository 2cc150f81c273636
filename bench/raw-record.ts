import { randomBytes } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Instant } from '#law/day.ts'
import { day } from '#law/day.ts'
import { DEFAULT_ALGORITHM, hashHex } from '#kit/crypto/hash.ts'
import type { Keyring } from '#kit/crypto/envelope.ts'
import { newId } from '#kit/id.ts'
import { actBody, commitment, type ActHead } from '#office/audit/act.ts'
import { sealPersonal } from '#office/audit/personal/personal-keys.ts'

/** The statements that the verb `recordApplication` sends, in its order, written out. */
export const STATEMENTS = {
  begin: 'begin',
  unit: `
    select "id", "slug", "name", "superior", "level", "address", "postcode", "phone", "may_make_rules" as "mayMakeRules",
      "is_sample" as "isSample"
    from "unit" where "superseded_at" is null and "id" = $1`,
  line: `select * from "application" where "unit_id" = $1 and "reference" = $2 and "superseded_at" is null`,
  keys: `select pg_advisory_xact_lock_shared(hashtextextended('personal keys', 0))`,
  act: `
    with recorded as (
      insert into act (unit_id, object_kind, object_id, sequence, kind, actor_kind, actor_name, article, recorded_at,
        effective_on, evidence, body, algorithm, hash, previous_hash)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      returning id),
    queued as (insert into act_unsealed (act_id, log_id) select id, $16::uuid from recorded)
    , kept as (
      insert into personal_value (act_id, field, salt, value, key_id)
      select id, field, salt, value, "keyId" from recorded, jsonb_to_recordset($17::jsonb)
        as p (field text, salt text, value text, "keyId" text))
    select id from recorded`,
  version: `
    insert into "application" ("reference", "applicant_class", "received_on", "channel", "outcome", "outcome_article",
      "closed_on", "id", "version", "unit_id", "act_id", "recorded_at", "superseded_at")
    select "reference", "applicant_class", "received_on", "channel", "outcome", "outcome_article",
      "closed_on", "id", "version", "unit_id", "act_id", "recorded_at", "superseded_at"
    from jsonb_populate_recordset(null::"application", $1::jsonb) n`,
  commit: 'commit',
} as const

/** What a person enters; the verb's input. */
export interface Entry {
  readonly unitId: string
  readonly reference: string
  readonly applicantClass: string
  readonly receivedOn: string
  readonly channel: string
  readonly applicantName: string
}

/** The parameters of one recording, made before the clock runs. */
export interface Prepared {
  readonly unitId: string
  readonly reference: string
  readonly act: readonly unknown[]
  readonly row: Readonly<Record<string, unknown>>
}

/** The same values that the verb would write for the entry, hash included. */
export function prepare(entry: Entry, recordedAt: Instant, keyring: Keyring): Prepared {
  const { unitId, reference, applicantClass, receivedOn, channel, applicantName } = entry
  const columns = { reference, applicant_class: applicantClass, received_on: receivedOn, channel }
  const secret = { field: 'applicant_name', value: applicantName, salt: randomBytes(16).toString('hex') }
  const head: ActHead = {
    unitId,
    objectKind: 'application',
    objectId: newId(),
    sequence: 1,
    kind: 'application.received',
    actor: { kind: 'cli', name: '测速' },
    article: '条例第三十一条',
    recordedAt,
    effectiveOn: day(receivedOn),
    data: columns,
    previousHash: null,
    algorithm: DEFAULT_ALGORITHM,
  }
  const body = actBody(head, { applicant_name: commitment({ algorithm: DEFAULT_ALGORITHM, ...secret }) })
  const place = { objectId: head.objectId, sequence: 1, field: secret.field }
  const kept = { ...secret, ...sealPersonal(keyring, { place, value: secret.value }) }
  return {
    unitId,
    reference,
    act: [
      unitId,
      head.objectKind,
      head.objectId,
      head.sequence,
      head.kind,
      head.actor.kind,
      head.actor.name,
      head.article,
      recordedAt,
      receivedOn,
      null,
      body,
      head.algorithm,
      hashHex(head.algorithm, body),
      null,
      unitId,
      JSON.stringify([kept]),
    ],
    row: {
      ...columns,
      outcome: null,
      outcome_article: null,
      closed_on: null,
      id: head.objectId,
      version: 1,
      unit_id: unitId,
      recorded_at: recordedAt,
      superseded_at: null,
    },
  }
}

/** Records one entry with nothing but the driver. */
export async function recordRaw(client: PoolClient, { unitId, reference, act, row }: Prepared): Promise<void> {
  await client.query(STATEMENTS.begin)
  await client.query(STATEMENTS.unit, [unitId])
  await client.query(STATEMENTS.line, [unitId, reference])
  await client.query(STATEMENTS.keys)
  const { rows } = await client.query<{ id: number }>(STATEMENTS.act, [...act])
  await client.query(STATEMENTS.version, [JSON.stringify([{ ...row, act_id: rows[0]?.id }])])
  await client.query(STATEMENTS.commit)
}
