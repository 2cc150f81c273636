import { expect, test } from 'vitest'
import { NotFound } from '#kit/errors.ts'
import { day, type Instant } from '#law/day.ts'
import { FORM_IDS } from '#law/report/forms.ts'
import { foldYear } from '#law/report/fold.ts'
import { closeApplication } from '#office/application/close.ts'
import { recordApplication } from '#office/application/record.ts'
import { recordDisclosure } from '#office/disclosure/record.ts'
import { aTown } from '#tests/ledger.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { figureQuery } from './figure-query.ts'
import { LAST_PAGE, listFigureRows } from './list.ts'

const database = await testDatabase()
const NOW = '2022-01-20T01:00:00.000Z' as Instant
const ctx = testContext(database, { now: NOW, today: day('2022-01-20') })

test.each(FORM_IDS)('every figure of a report in the form %s has its rows', (form) => {
  const ledger = {
    year: 2021,
    knownAt: NOW,
    disclosures: [],
    receipts: [],
    applications: [],
    cases: [],
    activities: [],
    fees: { notices: 0, noticedInFen: 0, paidInFen: 0 },
    proposals: [],
    supervision: [],
  }
  const { figures } = foldYear({ ledger, form, carriedIn: null, carriedFrom: null, declarations: [] })
  expect(Object.keys(figures).filter((key) => figureQuery(key, form) === null)).toEqual([])
})

test('the public sees the register without who applied, oldest first, 50 a page', async () => {
  const unitId = await aTown(ctx)
  for (let number = 1; number <= 52; number++) {
    const reference = `第${number}号`
    const receivedOn = `2021-0${1 + (number % 3)}-15`
    await recordApplication(ctx, { unitId, reference, applicantClass: 'business', receivedOn, applicantName: '某公司' })
  }
  const closing = { unitId, reference: '第3号', outcome: 'partial', closedOn: '2021-02-01' }
  const { hash } = await closeApplication(ctx, closing)
  const asked = { unitId, year: 2021, knownAt: NOW, key: 't3.A[1]' }
  const first = await listFigureRows(ctx, { ...asked, page: 1 })
  expect(first).toMatchObject({ total: 52, sum: 52 })
  expect(first.columns).toEqual(['登记号', '申请人类别', '收到', '办结', '结果', '依据', '记录'])
  const received = first.rows.map((row) => row[2] ?? '')
  expect(received).toEqual(received.toSorted((a, b) => a.localeCompare(b)))
  expect(first.rows.find((row) => row[0] === '第3号')).toEqual([
    '第3号',
    '商业企业',
    '2021-01-15',
    '2021-02-01',
    '部分公开（区分处理）',
    '第三十七条',
    hash.slice(0, 12),
  ])
  const second = await listFigureRows(ctx, { ...asked, page: 2 })
  expect(second.rows).toHaveLength(2)
  expect((await listFigureRows(ctx, { ...asked, page: 3 })).rows).toEqual([])
  expect(JSON.stringify([first, second])).not.toContain('某公司')
  const before = { ...asked, knownAt: '2022-01-20T00:59:59.999Z' as Instant, page: 1 }
  expect(await listFigureRows(ctx, before)).toMatchObject({ total: 0, sum: 0, rows: [] })
})

test('names channels and categories in Chinese', async () => {
  const unitId = await aTown(ctx, 'second')
  await recordDisclosure(ctx, {
    unitId,
    title: '防汛值班安排',
    category: 'notice',
    formedOn: '2021-06-01',
    receipts: [
      { channel: 'wechat', liveOn: '2021-06-02', source: '后台导出' },
      { channel: 'web', liveOn: '2021-06-01', source: '县政府网站' },
    ],
  })
  const { rows } = await listFigureRows(ctx, {
    unitId,
    year: 2021,
    knownAt: NOW,
    key: 'disclosed.overlap.web-wechat',
    page: 1,
  })
  expect(rows[0]?.slice(0, 4)).toEqual(['防汛值班安排', '通知公告', '2021-06-01', '政府网站、微信公众号'])
})

test.each([
  '',
  't3.A[7]',
  't3.C9[0]',
  't4.appeal[0]',
  "web'; drop table act --",
  '__proto__',
  'constructor',
  't2.行政许可[9]',
  'receipts.radio',
])('a number that no report has is not found: %s', async (key) => {
  const asked = { unitId: '01890000-0000-7000-8000-000000000000', year: 2021, knownAt: NOW, key, page: 1 }
  await expect(listFigureRows(ctx, asked)).rejects.toBeInstanceOf(NotFound)
})

test.each([0, -1, 0.5, Number.NaN, LAST_PAGE + 1, 1e9])('a page that cannot be is not found: %s', async (page) => {
  const asked = { unitId: '01890000-0000-7000-8000-000000000000', year: 2021, knownAt: NOW, key: 't3.A[0]', page }
  await expect(listFigureRows(ctx, asked)).rejects.toBeInstanceOf(NotFound)
})
