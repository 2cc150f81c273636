import { afterEach, beforeEach, expect, test } from 'vitest'
import { testContext, testDatabase } from '#tests/database.ts'
import type { Context } from '#kit/context.ts'
import type { RowValues } from '#kit/db/versioned.ts'
import type { Instant } from '#law/day.ts'
import { newId } from '#kit/id.ts'
import { day } from '#law/day.ts'
import { eraseKept } from './erase-kept.ts'
import type { Projection } from './projection.ts'
import { project } from './projection.ts'
import { rebuildProjections } from './rebuild.ts'
import { recordAct } from './record-act.ts'

const NOTE: Projection<RowValues> = {
  objectKind: 'note',
  table: 'note',
  apply: (previous, act) => ({ ...previous, ...(act.data as RowValues) }),
}

let database: Awaited<ReturnType<typeof testDatabase>>
let ctx: Context

beforeEach(async () => {
  database = await testDatabase()
  ctx = testContext(database)
  await owner(`create table note (id uuid, version int, unit_id uuid not null, act_id bigint not null,
    recorded_at timestamptz not null, superseded_at timestamptz, title text not null, amount numeric, on_day date,
    tags jsonb, words text[], primary key (id, version))`)
  await owner('grant select, insert, update, delete on note to public')
})
afterEach(() => database.close())

async function owner(statement: string, values: unknown[] = []): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('SET ROLE NONE')
    await client.query(statement, values)
  } finally {
    client.release(true)
  }
}

async function write(objectId: string, data: RowValues, now = '2021-01-20T01:00:00.000Z'): Promise<void> {
  const tx = { ...ctx, now: now as Instant }
  const act = { unitId: newId(), objectKind: 'note', objectId, kind: 'note.written', article: '条例第六条' }
  await project(
    tx,
    NOTE,
    await recordAct(tx, { ...act, effectiveOn: day('2021-01-18'), data, personal: { by: '甲某' } }),
  )
}

async function aNote(): Promise<string> {
  const id = newId()
  await write(id, { title: '一', amount: 1.5, on_day: '2021-01-18', tags: { a: [1] }, words: ['春', '耕'] })
  await write(id, { title: '二' }, '2021-01-21T01:00:00.000Z')
  return id
}

const rebuild = (check: boolean) => rebuildProjections(ctx, { projections: [NOTE], check })

test('each act makes a version; what was known at a moment stays readable', async () => {
  const id = await aNote()
  const { rows } = await database.pool.query(
    'select version, title, amount, on_day, tags, words, superseded_at from note where id = $1 order by version',
    [id],
  )
  const rest = { amount: 1.5, on_day: '2021-01-18', tags: { a: [1] }, words: ['春', '耕'] }
  expect(rows).toEqual([
    { version: 1, title: '一', ...rest, superseded_at: '2021-01-21T01:00:00.000Z' },
    { version: 2, title: '二', ...rest, superseded_at: null },
  ])
})

test('rows that follow from the acts are left alone, also after personal values were erased', async () => {
  const id = await aNote()
  await eraseKept(ctx, { objectId: id, reason: '申请人要求删除' })
  await write(id, { title: '三' }, '2021-01-22T01:00:00.000Z')
  await aNote()
  expect(await rebuild(true)).toEqual([])
})

test.each([
  ['a value', `update note set title = '假' where version = 2`, 'note.title'],
  ['an amount', 'update note set amount = 1.6 where version = 1', 'note.amount'],
  ['a day of supersession', 'update note set superseded_at = null where version = 1', 'note.superseded_at'],
  ['a missing version', 'delete from note where version = 1', 'note.id'],
  [
    'a row that no act explains',
    `insert into note (id, version, unit_id, act_id, recorded_at, title)
    values (gen_random_uuid(), 1, gen_random_uuid(), 1, now(), '假')`,
    'note',
  ],
])('%s that differs is found, left by --check, mended without it', async (_, statement, where) => {
  await aNote()
  await owner(statement)
  for (const check of [true, true, false]) {
    expect(await rebuild(check)).toMatchObject([{ rule: 'AUD-PROJECTION', severity: 'error', where }])
  }
  expect(await rebuild(true)).toEqual([])
})

test('more objects than a page holds are compared whole', async () => {
  await owner(`insert into act (unit_id, object_kind, object_id, sequence, kind, actor_kind, actor_name, article,
      recorded_at, effective_on, body, algorithm, hash)
    select gen_random_uuid(), 'note', gen_random_uuid(), 1, 'note.written', 'cli', '', 'x', now(), now(),
      '{"sequence":1,"commitments":{},"data":{"title":"t"}}', 'sm3', repeat('0', 64) from generate_series(1, 4100)`)
  expect(await rebuild(false)).toHaveLength(1001)
  expect(await rebuild(true)).toEqual([])
  await owner('delete from note where ctid = (select max(ctid) from note)')
  expect(await rebuild(true)).toHaveLength(1)
})

test('an act that can no longer be read is named', async () => {
  const id = await aNote()
  await owner('alter table act disable trigger user')
  await owner(`update act set body = 'no json' where object_id = $1 and sequence = 2`, [id])
  const findings = await rebuild(true)
  expect(findings.map((finding) => finding.message).join()).toContain('读不出来')
})
