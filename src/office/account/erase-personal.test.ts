import { afterAll, beforeAll, expect, test } from 'vitest'
import { testContext, testDatabase } from '#tests/database.ts'
import type { Context } from '#kit/context.ts'
import { Forbidden, Invalid, NotFound, Refused } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { day } from '#law/day.ts'
import { recordAct } from '#office/audit/record-act.ts'
import { erasePersonal } from './erase-personal.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let ctx: Context

beforeAll(async () => {
  database = await testDatabase()
  ctx = testContext(database)
})
afterAll(() => database.close())

async function anObject(personal: Record<string, string>): Promise<string> {
  const objectId = newId()
  const unitId = newId()
  const [kind, article] = ['application.received', '条例第二十九条']
  const act = { unitId, objectKind: 'application', objectId, kind, article, effectiveOn: day('2021-01-18'), data: {} }
  await recordAct(ctx, { ...act, personal })
  return objectId
}

test('every value of the object is erased, and the act names which', async () => {
  const objectId = await anObject({ name: '甲某', phone: '0000' })
  const act = await erasePersonal(ctx, { objectId, reason: '申请人要求删除' })
  expect(act).toMatchObject({
    kind: 'personal.erased',
    objectId,
    sequence: 2,
    data: { erased: [{ field: 'name' }, { field: 'phone' }] },
  })
  const { rows } = await database.pool.query(
    'select field, salt, value, erased_at from personal_value join act on id = act_id where object_id = $1 order by field',
    [objectId],
  )
  expect(rows).toEqual(['name', 'phone'].map((field) => ({ field, salt: null, value: null, erased_at: ctx.now })))
})

test('refused when nothing is left to erase', async () => {
  const objectId = await anObject({})
  await expect(erasePersonal(ctx, { objectId, reason: '申请人要求删除' })).rejects.toThrow(Refused)
})

test('the public may not erase', async () => {
  const objectId = await anObject({ name: '甲某' })
  const stranger = testContext(database, { actor: { kind: 'public' } })
  await expect(erasePersonal(stranger, { objectId, reason: '删' })).rejects.toThrow(Forbidden)
})

test('an unknown object, or one without a reason, is named', async () => {
  await expect(erasePersonal(ctx, { objectId: newId(), reason: '删' })).rejects.toThrow(NotFound)
  await expect(erasePersonal(ctx, { objectId: '1; drop table act', reason: ' ' })).rejects.toThrow(Invalid)
})

test('an erased value cannot be put back', async () => {
  const objectId = await anObject({ name: '甲某' })
  const { data } = await erasePersonal(ctx, { objectId, reason: '申请人要求删除' })
  const [erased] = data['erased'] as { actId: number }[]
  await expect(
    database.pool.query(`update personal_value set value = 'x', salt = 'y', erased_at = null where act_id = $1`, [
      erased?.actId,
    ]),
  ).rejects.toMatchObject({ code: '42501' })
})
