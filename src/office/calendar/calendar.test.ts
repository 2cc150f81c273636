import { describe, expect, test } from 'vitest'
import { dayStatus } from '#law/calendar/calendar.ts'
import { day } from '#law/day.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { actsOn } from '#tests/ledger.ts'
import { importNotice } from './import-notice.ts'
import { loadCalendar } from './load-calendar.ts'

const database = await testDatabase()
const ctx = testContext(database)

const NOTICE = {
  id: 'CN-2027',
  year: 2027,
  title: '2027年部分节假日安排的通知（测试用，不是真实安排）',
  source: '测试文号〔2026〕1号',
  issuedOn: '2026-11-04',
  amends: null,
  feasts: [
    { name: '元旦', off: ['2027-01-01..2027-01-03'], work: [] },
    { name: '春节', off: ['2027-02-05..2027-02-11'], work: ['2027-02-13'] },
  ],
}

describe('importing a notice', () => {
  test('gives the year its calendar, as an act without a unit', async () => {
    const { recorded } = await importNotice(ctx, NOTICE)
    expect(await actsOn(ctx, recorded.id)).toMatchObject([{ kind: 'calendar.imported', effectiveOn: '2026-11-04' }])
    const calendar = await loadCalendar(ctx)
    expect(dayStatus(calendar, day('2027-02-13'))).toMatchObject({ kind: 'make-up', provisional: false })
  })

  test('the same id again replaces it, with a record', async () => {
    const feasts = [{ name: '元旦', off: ['2027-01-01'], work: [] }]
    const { recorded } = await importNotice(ctx, { ...NOTICE, feasts })
    expect(await actsOn(ctx, recorded.id)).toHaveLength(2)
    expect(dayStatus(await loadCalendar(ctx), day('2027-02-08')).open).toBe(true)
  })

  test('a built-in notice cannot be replaced', async () => {
    const copy = { ...NOTICE, id: 'CN-2026', year: 2026, feasts: [{ name: '元旦', off: ['2026-01-01'], work: [] }] }
    await expect(importNotice(ctx, copy)).rejects.toThrow('程序自带')
  })

  test('the public may not', async () => {
    await expect(importNotice({ ...ctx, actor: { kind: 'public' } }, NOTICE)).rejects.toThrow('权限')
  })
})

describe('a notice with mistakes is refused whole, each named', () => {
  const refused = async (change: Record<string, unknown>): Promise<string> => {
    const error = await importNotice(ctx, { ...NOTICE, id: 'CN-2028', ...change }).catch((caught: unknown) => caught)
    return JSON.stringify(error instanceof Error && 'issues' in error ? error.issues : error)
  }
  const feast = (off: string[], work: string[] = []) => ({ feasts: [{ name: '春节', off, work }] })

  test.each([
    ['a make-up day on a weekday', feast([], ['2027-02-08']), '不是周六、周日'],
    ['a day of another year', feast(['2028-02-08']), '不属于2027年'],
    ['a day twice', feast(['2027-02-08', '2027-02-07..2027-02-09']), '出现了两次'],
    ['a span turned round', feast(['2027-02-09..2027-02-08']), '一段不超过31天'],
    ['a day that does not exist', feast(['2027-02-30']), '一段不超过31天'],
    ['no feast at all', { feasts: [] }, '至少要有一个节日'],
    ['an unknown field', { holidays: [] }, 'holidays'],
    ['a year as text', { year: '2027' }, '年份应为数字'],
  ])('%s', async (_, change, message) => {
    expect(await refused(change)).toContain(message)
  })

  test.each([null, 'text', 42, []])('%j is no notice', async (input) => {
    await expect(importNotice(ctx, input)).rejects.toThrow('放假通知文件有问题')
  })
})
