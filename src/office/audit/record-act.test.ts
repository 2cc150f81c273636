import { afterAll, beforeAll, expect, test } from 'vitest'
import { testContext, testDatabase } from '#tests/database.ts'
import type { Context } from '#kit/context.ts'
import { hashHex } from '#kit/crypto/hash.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Conflict } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { day } from '#law/day.ts'
import { recordAct } from './record-act.ts'
import type { NewAct } from './record-act.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let ctx: Context

beforeAll(async () => {
  database = await testDatabase()
  ctx = testContext(database)
})
afterAll(() => database.close())

function anAct(changes: Partial<NewAct> = {}): NewAct {
  return {
    unitId: newId(),
    objectKind: 'application',
    objectId: newId(),
    kind: 'application.received',
    article: '条例第三十一条',
    effectiveOn: day('2021-01-18'),
    data: { class: '自然人' },
    ...changes,
  }
}

test('the first act of an object starts its chain, the next one points to it', async () => {
  const act = anAct()
  const first = await recordAct(ctx, act, { isNew: true })
  const second = await recordAct(ctx, { ...act, kind: 'application.closed' })
  expect(first).toMatchObject({ sequence: 1, previousHash: null, recordedAt: ctx.now, effectiveOn: '2021-01-18' })
  expect(second).toMatchObject({ sequence: 2, previousHash: first.hash, actor: { kind: 'cli', name: '测试员' } })
})

test('what is hashed is the canonical text that is stored, with every field of the act', async () => {
  const act = anAct({ evidence: '收件登记第3号' })
  const { id, hash } = await recordAct(ctx, act, { isNew: true })
  const { rows } = await database.pool.query('select body, hash, algorithm from act where id = $1', [id])
  const stored = rows[0] as { body: string; hash: string; algorithm: 'sm3' }
  expect(stored.hash).toBe(hash)
  expect(hashHex(stored.algorithm, stored.body)).toBe(hash)
  expect(JSON.parse(stored.body)).toEqual({
    version: 1,
    algorithm: stored.algorithm,
    unit: act.unitId,
    object: act.objectId,
    objectKind: 'application',
    sequence: 1,
    kind: 'application.received',
    actor: { kind: 'cli', name: '测试员' },
    article: '条例第三十一条',
    recordedAt: ctx.now,
    effectiveOn: '2021-01-18',
    evidence: '收件登记第3号',
    data: { class: '自然人' },
    commitments: {},
    previous: null,
  })
})

test('a personal value never stands in the act, only a commitment that its salt makes unguessable', async () => {
  const personal = { applicant: '甲某' }
  const [one, two] = [await recordAct(ctx, anAct({ personal })), await recordAct(ctx, anAct({ personal }))]
  const { rows } = await database.pool.query(
    `select body::jsonb->'commitments'->>'applicant' as commitment, body, value from act
     join personal_value on act_id = id where id = any($1) order by id`,
    [[one.id, two.id]],
  )
  const [a, b] = rows as { commitment: string; body: string; value: string }[]
  expect(a?.body).not.toContain('甲某')
  expect(a?.value).toMatch(/^zm1\./)
  expect(a?.commitment).toMatch(/^[0-9a-f]{64}$/)
  expect(a?.commitment).not.toBe(b?.commitment)
})

test('two acts on one object at the same time take their turns', async () => {
  const act = anAct()
  await recordAct(ctx, act, { isNew: true })
  const acts = await Promise.all(
    Array.from({ length: 8 }, () =>
      withTransaction(ctx, (tx) => recordAct(tx, { ...act, kind: 'application.amended' })),
    ),
  )
  expect(acts.map((one) => one.sequence).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
})

test('an object that is said to be new but is known is a conflict', async () => {
  const act = anAct()
  await recordAct(ctx, act, { isNew: true })
  await expect(recordAct(ctx, act, { isNew: true })).rejects.toThrow(Conflict)
})

test('an act undone with its transaction leaves nothing, not even in the queue of the sealer', async () => {
  const act = anAct({ personal: { applicant: '甲某' } })
  const undone = withTransaction(ctx, async (tx) => {
    await recordAct(tx, act, { isNew: true })
    throw new Error('the power fails')
  })
  await expect(undone).rejects.toThrow('the power fails')
  const { rows } = await database.pool.query('select count(*) from act where object_id = $1', [act.objectId])
  const queue = await database.pool.query('select count(*) from act_unsealed where log_id = $1', [act.unitId])
  expect([rows[0], queue.rows[0]]).toEqual([{ count: 0 }, { count: 0 }])
})

test.each([
  'update act set article = article',
  'delete from act',
  'truncate act',
  'delete from log_leaf',
  'update log_head set size = 1',
])('the application cannot: %s', async (statement) => {
  await expect(database.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
})

test('data that JSON cannot carry is refused before anything is written', async () => {
  await expect(recordAct(ctx, anAct({ data: { title: '\ud800' } }), { isNew: true })).rejects.toThrow(TypeError)
})
