import { beforeAll, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, Refused } from '#kit/errors.ts'
import { actsOn, aTown, currentRow } from '#tests/ledger.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { recordProposal } from './record.ts'

const database = await testDatabase()
const ctx = testContext(database)
let unitId = ''

beforeAll(async () => {
  unitId = await aTown(ctx)
})

const handled = (reference: string, more: Record<string, unknown> = {}) => ({
  unitId,
  kind: 'deputies',
  reference,
  title: '关于改善村道照明的建议',
  handledOn: '2020-08-20',
  result: '已解决',
  ...more,
})

test('an answered proposal is entered once for its kind', async () => {
  const { id } = await recordProposal(ctx, handled('第12号'))
  expect(await currentRow(ctx, 'proposal', id)).toMatchObject({ kind: 'deputies', handled_on: '2020-08-20' })
  expect(await actsOn(ctx, id)).toMatchObject([{ kind: 'proposal.handled', effectiveOn: '2020-08-20' }])
  await expect(recordProposal(ctx, handled('第12号'))).rejects.toBeInstanceOf(Conflict)
  await recordProposal(ctx, handled('第12号', { kind: 'cppcc' }))
})

test('is refused before the day, with an unknown kind, and to the public', async () => {
  await expect(recordProposal(ctx, handled('1', { handledOn: '2021-01-21' }))).rejects.toBeInstanceOf(Refused)
  await expect(recordProposal(ctx, handled('1', { kind: 'petition' }))).rejects.toBeInstanceOf(Invalid)
  await expect(recordProposal({ ...ctx, actor: { kind: 'public' } }, handled('1'))).rejects.toBeInstanceOf(Forbidden)
})
