import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#kit/context.ts'
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '#kit/errors.ts'
import { recordApplication } from '#office/application/record.ts'
import { actsOn, aTown, currentRow } from '#tests/ledger.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { decideCase } from './decide.ts'
import { recordCase } from './record.ts'

const database = await testDatabase()
const ctx = testContext(database)
const visitor: Context = { ...ctx, actor: { kind: 'public' } }
let unitId = ''

beforeAll(async () => {
  unitId = await aTown(ctx)
  await recordApplication(ctx, { unitId, reference: '1号', applicantClass: 'business', receivedOn: '2020-06-01' })
})

const filed = (reference: string, more: Record<string, unknown> = {}) => ({
  unitId,
  reference,
  group: 'review',
  filedOn: '2020-07-01',
  application: '1号',
  ...more,
})

test('a case is entered with its application and decided once', async () => {
  const { id } = await recordCase(ctx, filed('青政复〔2020〕1号'))
  const decision = { unitId, reference: '青政复〔2020〕1号', result: 'upheld', decidedOn: '2020-08-01' }
  await decideCase(ctx, decision)
  expect(await currentRow(ctx, 'remedy_case', id)).toMatchObject({ case_group: 'review', result: 'upheld' })
  expect((await actsOn(ctx, id)).map(({ kind }) => kind)).toEqual(['case.filed', 'case.decided'])
  await expect(decideCase(ctx, decision)).rejects.toThrow('已经登记结果')
})

test.each([
  ['before its application came', { filedOn: '2020-05-31' }, Refused],
  ['tomorrow', { filedOn: '2021-01-21' }, Refused],
  ['about an unknown application', { application: '9号' }, NotFound],
  ['of an unknown kind', { group: 'appeal' }, Invalid],
])('a case is refused %s', async (_, more, error) => {
  await expect(recordCase(ctx, filed('甲', more))).rejects.toBeInstanceOf(error)
})

test('a number is given once; an unknown case has no result; the public records neither', async () => {
  await recordCase(ctx, filed('乙', { group: 'suit_direct', application: undefined }))
  await expect(recordCase(ctx, filed('乙'))).rejects.toBeInstanceOf(Conflict)
  const decision = { unitId, reference: '丙', result: 'other', decidedOn: '2020-08-01' }
  await expect(decideCase(ctx, decision)).rejects.toBeInstanceOf(NotFound)
  await expect(decideCase(ctx, { ...decision, reference: '乙', decidedOn: '2020-06-30' })).rejects.toBeInstanceOf(
    Refused,
  )
  await expect(decideCase(ctx, { ...decision, reference: '乙', result: 'pending' })).rejects.toBeInstanceOf(Invalid)
  await expect(decideCase(visitor, decision)).rejects.toBeInstanceOf(Forbidden)
  await expect(recordCase(visitor, filed('丁'))).rejects.toBeInstanceOf(Forbidden)
})
