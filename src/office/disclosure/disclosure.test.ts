import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#kit/context.ts'
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '#kit/errors.ts'
import { day } from '#law/day.ts'
import { actsOn, aTown, currentRow } from '#tests/ledger.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { listLatestDisclosures } from './latest.ts'
import { recordReceipt } from './receipt.ts'
import { recordDisclosure } from './record.ts'
import { withdrawReceipt } from './withdraw.ts'

const database = await testDatabase()
const ctx = testContext(database)
const visitor: Context = { ...ctx, actor: { kind: 'public' } }
let unitId = ''

beforeAll(async () => {
  unitId = await aTown(ctx)
})

const item = (more: Record<string, unknown> = {}) => ({
  unitId,
  title: '望溪镇春耕备耕农资供应情况',
  category: 'work-news',
  formedOn: '2020-03-02',
  ...more,
})
const WEB = { channel: 'web', liveOn: '2020-03-03', source: '县政府网站望溪镇栏目' }

describe('recording an item', () => {
  test('appends its act and one act for each channel', async () => {
    const { id, hash } = await recordDisclosure(ctx, item({ receipts: [WEB, { ...WEB, channel: 'wechat' }] }))
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await actsOn(ctx, id)).toMatchObject([
      { kind: 'disclosure.recorded', article: '条例第十九条', effectiveOn: '2020-03-02' },
    ])
    expect(await currentRow(ctx, 'disclosure', id)).toMatchObject({ category: 'work-news', index_no: null, version: 1 })
    const latest = await listLatestDisclosures(ctx, unitId)
    expect(latest).toEqual([{ title: '望溪镇春耕备耕农资供应情况', category: 'work-news', day: '2020-03-03' }])
  })

  test.each([
    ['public before it was formed', { receipts: [{ ...WEB, liveOn: '2020-03-01' }] }, '早于信息形成的日子'],
    ['public tomorrow', { receipts: [{ ...WEB, liveOn: '2021-01-21' }] }, '还没有到'],
    ['past publication without a source', { receipts: [{ channel: 'web', liveOn: '2020-03-03' }] }, '来源'],
    ['public earlier than formed', { firstPublicOn: '2019-01-01', firstPublicSource: '旧网站' }, '早于信息形成的日子'],
  ])('is refused: %s', async (_, more, said) => {
    const refused = await recordDisclosure(ctx, item(more)).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect(String(refused)).toContain(said)
  })

  test.each([
    ['a day that does not exist', { formedOn: '2020-02-30' }],
    ['an unknown category', { category: 'news' }],
    ['an earlier day without a source', { firstPublicOn: '2020-03-02' }],
    ['a title of spaces', { title: '  ' }],
    ['a title with a null character', { title: '公告\u0000' }],
    ['a lone surrogate', { title: '公告\ud800' }],
    ['a field that it does not know', { publishedAt: '2020-03-02' }],
    ['an unknown channel', { receipts: [{ ...WEB, channel: 'radio' }] }],
  ])('is invalid: %s', async (_, more) => {
    await expect(recordDisclosure(ctx, item(more))).rejects.toBeInstanceOf(Invalid)
  })

  test('names every problem at once, in Chinese', async () => {
    const invalid = await recordDisclosure(ctx, { unitId }).catch((error: unknown) => error)
    const issues = invalid instanceof Invalid ? invalid.issues : []
    expect(issues.map(({ field }) => field)).toEqual(['title', 'category', 'formedOn'])
    expect(issues.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
  })

  test('is not for the public, nor for a unit that does not exist', async () => {
    await expect(recordDisclosure(visitor, item())).rejects.toBeInstanceOf(Forbidden)
    const nowhere = item({ unitId: '01890000-0000-7000-8000-000000000000' })
    await expect(recordDisclosure(ctx, nowhere)).rejects.toBeInstanceOf(NotFound)
  })

  test('an index number is given once in a unit', async () => {
    await recordDisclosure(ctx, item({ indexNo: 'WX-2020-1' }))
    await expect(recordDisclosure(ctx, item({ indexNo: 'WX-2020-1' }))).rejects.toBeInstanceOf(Conflict)
  })
})

describe('receipts', () => {
  test('are added later and withdrawn once', async () => {
    const { id } = await recordDisclosure(ctx, item())
    const receipt = await recordReceipt(ctx, { unitId, disclosure: id, ...WEB })
    const end = { unitId, receipt: receipt.id, on: '2020-06-01', reason: '内容过时' }
    await withdrawReceipt(ctx, end)
    expect(await currentRow(ctx, 'receipt', receipt.id)).toMatchObject({
      state: 'withdrawn',
      ended_on: '2020-06-01',
      version: 2,
    })
    expect((await actsOn(ctx, receipt.id)).map(({ kind }) => kind)).toEqual(['receipt.recorded', 'receipt.withdrawn'])
    await expect(withdrawReceipt(ctx, end)).rejects.toThrow('已经撤下')
  })

  test('a mistake is voided with its reason in the act', async () => {
    const { id } = await recordDisclosure(ctx, item())
    const receipt = await recordReceipt(ctx, { unitId, disclosure: id, channel: 'wechat', liveOn: '2021-01-20' })
    await withdrawReceipt(ctx, { unitId, receipt: receipt.id, on: '2021-01-20', reason: '重复登记', isMistake: true })
    expect(await currentRow(ctx, 'receipt', receipt.id)).toMatchObject({ state: 'void' })
    expect((await actsOn(ctx, receipt.id)).at(-1)).toMatchObject({
      kind: 'receipt.voided',
      data: { reason: '重复登记' },
    })
  })

  test('of another unit are out of reach, and closed to the public', async () => {
    const other = await aTown(ctx, 'shangxi')
    const { id } = await recordDisclosure(ctx, item())
    await expect(recordReceipt(ctx, { unitId: other, disclosure: id, ...WEB })).rejects.toBeInstanceOf(NotFound)
    const receipt = await recordReceipt(ctx, { unitId, disclosure: id, ...WEB })
    const end = { unitId: other, receipt: receipt.id, on: '2020-06-01', reason: '越权' }
    await expect(withdrawReceipt(ctx, end)).rejects.toBeInstanceOf(NotFound)
    await expect(withdrawReceipt(visitor, { ...end, unitId })).rejects.toBeInstanceOf(Forbidden)
    await expect(recordReceipt(visitor, { unitId, disclosure: id, ...WEB })).rejects.toBeInstanceOf(Forbidden)
  })

  test('cannot be earlier than the information', async () => {
    const { id } = await recordDisclosure({ ...ctx, today: day('2020-03-02') }, item())
    const early = { unitId, disclosure: id, ...WEB, liveOn: '2020-03-01' }
    await expect(recordReceipt(ctx, early)).rejects.toBeInstanceOf(Refused)
  })
})
