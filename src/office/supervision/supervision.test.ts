import { beforeAll, expect, test } from 'vitest'
import { Forbidden, Invalid, Refused } from '#kit/errors.ts'
import { actsOn, aTown, currentRow } from '#tests/ledger.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { recordSupervision } from './record.ts'

const database = await testDatabase()
const ctx = testContext(database)
let unitId = ''

beforeAll(async () => {
  unitId = await aTown(ctx)
})

const found = (more: Record<string, unknown> = {}) => ({
  unitId,
  kind: 'assessment',
  on: '2021-01-15',
  year: 2020,
  result: '年度考核为良好',
  ...more,
})

test('a result of last year is known in January and counts for last year', async () => {
  const { id } = await recordSupervision(ctx, found())
  expect(await currentRow(ctx, 'supervision_entry', id)).toMatchObject({ year: 2020, held_on: '2021-01-15', count: 1 })
  expect(await actsOn(ctx, id)).toMatchObject([{ article: '条例第四十六条', effectiveOn: '2021-01-15' }])
})

test('without a year it belongs to the year of its day', async () => {
  const { id } = await recordSupervision(ctx, found({ kind: 'training', on: '2020-05-12', year: undefined, count: 2 }))
  expect(await currentRow(ctx, 'supervision_entry', id)).toMatchObject({ year: 2020, count: 2 })
})

test.each([
  ['a result to come', { on: '2021-01-21' }, Refused],
  ['a year after the result', { on: '2020-12-31', year: 2021 }, Invalid],
  ['an unknown kind', { kind: 'praise' }, Invalid],
  ['less than nothing', { count: -1 }, Invalid],
])('is refused: %s', async (_, more, error) => {
  await expect(recordSupervision(ctx, found(more))).rejects.toBeInstanceOf(error)
})

test('the public records no result', async () => {
  await expect(recordSupervision({ ...ctx, actor: { kind: 'public' } }, found())).rejects.toBeInstanceOf(Forbidden)
})
