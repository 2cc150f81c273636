import type { Client } from 'pg'
import { APPLICANT_CLASSES, OUTCOME_CODES } from '#law/report/outcomes.ts'

/** What no reading of the tables looks at: the one act on which all the lines rest. */
const ACT = `
  INSERT INTO act (unit_id, object_kind, object_id, sequence, kind, actor_kind, actor_name, article, recorded_at,
    effective_on, body, algorithm, hash)
  VALUES ($1, 'register', $1, 1, 'register.loaded', 'job', '测速', '条例第三十一条', '2020-12-01T01:00:00Z',
    '2020-12-01', '{}', 'sm3', repeat('0', 64))
  RETURNING id`

/** Received from 2 December 2020 to 31 December 2021, all alive in 2021; nine of ten have been answered since. */
const LINES = `
  CREATE TEMPORARY TABLE line AS
  SELECT i, gen_random_uuid() AS id, '（' || i || '）' AS reference, received_on,
    ($1::text[])[1 + (hashint8(i) & 1023) % cardinality($1::text[])] AS applicant_class,
    ($2::text[])[1 + (hashint8(i + 7) & 8191) % cardinality($2::text[])] AS outcome,
    CASE WHEN i % 10 > 0 THEN greatest(received_on + 1 + (i % 29)::int, DATE '2021-01-01') END AS closed_on
  FROM (SELECT i, DATE '2020-12-02' + (i % 395)::int AS received_on FROM generate_series(1, $3::bigint) AS i) AS received`

/** The version of the reception, superseded by that of the answer where there is one, as the verbs leave them. */
const VERSIONS = `
  INSERT INTO application (id, version, unit_id, act_id, recorded_at, superseded_at, reference, applicant_class,
    received_on, channel, outcome, outcome_article, closed_on)
  SELECT id, 1, $1::uuid, $2::bigint, received_on + TIME '02:00', closed_on + TIME '03:00', reference, applicant_class,
    received_on, 'online', NULL, NULL, NULL FROM line
  UNION ALL
  SELECT id, 2, $1::uuid, $2::bigint, closed_on + TIME '03:00', NULL, reference, applicant_class,
    received_on, 'online', outcome, '条例第三十六条', closed_on FROM line WHERE closed_on IS NOT NULL`

/** Fills a unit's register with that many applications by set-based statements, and lets the planner look at it. */
export async function loadApplications(client: Client, unitId: string, count: number): Promise<void> {
  const { rows } = await client.query<{ id: number }>(ACT, [unitId])
  await client.query(LINES, [APPLICANT_CLASSES, OUTCOME_CODES, count])
  await client.query(VERSIONS, [unitId, rows[0]?.id])
  await client.query('VACUUM (ANALYZE) application')
}
