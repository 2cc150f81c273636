import { beforeAll, expect, test } from 'vitest'
import { Forbidden, Invalid, Refused } from '#kit/errors.ts'
import { actsOn, aTown, currentRow } from '#tests/ledger.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { recordActivity } from './record.ts'

const database = await testDatabase()
const ctx = testContext(database)
let unitId = ''

beforeAll(async () => {
  unitId = await aTown(ctx)
})

const stated = (more: Record<string, unknown> = {}) => ({
  unitId,
  year: 2020,
  row: 'licence',
  column: 'decisions',
  value: 36,
  department: '便民服务中心',
  source: '年度报表',
  ...more,
})

test('a department states a number; stated again it is a new version of the same', async () => {
  const first = await recordActivity(ctx, stated())
  const second = await recordActivity(ctx, stated({ value: 37, source: '更正报表' }))
  expect(second.id).toBe(first.id)
  expect(await currentRow(ctx, 'activity', first.id)).toMatchObject({ value: 37, form: '2019', version: 2 })
  expect(await actsOn(ctx, first.id)).toMatchObject([
    { kind: 'activity.stated', effectiveOn: '2020-12-31' },
    { kind: 'activity.restated', effectiveOn: '2020-12-31' },
  ])
  const other = await recordActivity(ctx, stated({ department: '综合执法队' }))
  expect(other.id).not.toBe(first.id)
})

test('money keeps its decimals', async () => {
  const { id } = await recordActivity(ctx, stated({ year: 2021, row: 'charges', column: 'charged', value: 12.345 }))
  expect(await currentRow(ctx, 'activity', id)).toMatchObject({ value: 12.345, form: '2021' })
})

test.each([
  ['a town that makes 规章', { row: 'rules', column: 'made', value: 1 }, Refused],
  ['a cell that the form lacks', { row: 'charges', column: 'charged', value: 1 }, Refused],
  ['half a decision', { value: 0.5 }, Refused],
  ['next year', { year: 2022 }, Refused],
  ['more decimals than are kept', { year: 2021, row: 'charges', column: 'charged', value: 0.123_456_7 }, Invalid],
  ['no number', { value: Number.NaN }, Invalid],
  ['text for a number', { value: '12' }, Invalid],
  ['no source', { source: '' }, Invalid],
])('is refused: %s', async (_, more, error) => {
  await expect(recordActivity(ctx, stated(more))).rejects.toBeInstanceOf(error)
})

test('a unit with the power states its 规章; the public states nothing', async () => {
  const county = await aTown(ctx, 'county', { mayMakeRules: true })
  await recordActivity(ctx, stated({ unitId: county, row: 'rules', column: 'made', value: 2 }))
  await expect(recordActivity({ ...ctx, actor: { kind: 'public' } }, stated())).rejects.toBeInstanceOf(Forbidden)
})
