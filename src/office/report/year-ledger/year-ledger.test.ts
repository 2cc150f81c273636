import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#kit/context.ts'
import { day, yearSpan, type Day, type Instant } from '#law/day.ts'
import { CHANNELS, DISCLOSURE_CATEGORIES, PROPOSAL_KINDS, SUPERVISION_KINDS } from '#law/report/facts.ts'
import { foldYear } from '#law/report/fold.ts'
import { APPLICANT_CLASSES, OUTCOME_CODES } from '#law/report/outcomes.ts'
import { T4_GROUPS } from '#law/report/tables.ts'
import { recordActivity } from '#office/activity/record.ts'
import { amendApplication } from '#office/application/amend.ts'
import { closeApplication } from '#office/application/close.ts'
import { recordFeeNotice } from '#office/application/fee-notice.ts'
import { recordFeePayment } from '#office/application/fee-payment.ts'
import { recordApplication } from '#office/application/record.ts'
import { rebuildProjections } from '#office/audit/rebuild.ts'
import { recordDisclosure } from '#office/disclosure/record.ts'
import { recordReceipt } from '#office/disclosure/receipt.ts'
import { withdrawReceipt } from '#office/disclosure/withdraw.ts'
import { PROJECTIONS } from '#office/projections.ts'
import { recordProposal } from '#office/proposal/record.ts'
import { decideCase } from '#office/remedy/decide.ts'
import { recordCase } from '#office/remedy/record.ts'
import { recordSupervision } from '#office/supervision/record.ts'
import { aTown } from '#tests/ledger.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { listFigureRows } from '../figure-rows/list.ts'
import { readYearLedger } from './read.ts'
import * as store from './store.ts'

const database = await testDatabase()
const NOW = '2022-06-01T01:00:00.000Z' as Instant
const ctx = testContext(database, { now: NOW, today: day('2022-06-01') })
let town = 0
const aFreshTown = () => aTown(ctx, `town-${++town}`)
const yearOf = (unitId: string, year = 2021, knownAt = NOW) => readYearLedger(ctx, { unitId, year, knownAt })
const at = (now: string, today: string): Context => ({ ...ctx, now: now as Instant, today: day(today) })

let unitId = ''
beforeAll(async () => {
  unitId = await aFreshTown()
})

describe('applications of a year', () => {
  test('count by their coming and their state on 31 December', async () => {
    const mine = await aFreshTown()
    const ask = async (reference: string, receivedOn: string, closedOn?: string) => {
      await recordApplication(ctx, { unitId: mine, reference, applicantClass: 'business', receivedOn })
      if (closedOn) await closeApplication(ctx, { unitId: mine, reference, outcome: 'granted', closedOn })
    }
    await ask('closed on 31 December before', '2020-11-02', '2020-12-31')
    await ask('closed on 1 January', '2020-11-02', '2021-01-01')
    await ask('received on 1 January, closed on 31 December', '2021-01-01', '2021-12-31')
    await ask('received on 31 December, closed on 1 January after', '2021-12-31', '2022-01-01')
    await ask('received on 31 December, open', '2021-12-31')
    await ask('received after', '2022-01-01')
    expect((await yearOf(mine)).applications).toEqual([
      { applicantClass: 'business', received: 'before-year', outcome: 'granted', count: 1 },
      { applicantClass: 'business', received: 'in-year', outcome: 'granted', count: 1 },
      { applicantClass: 'business', received: 'in-year', outcome: null, count: 2 },
    ])
    expect((await yearOf(mine, 2020)).applications).toEqual([
      { applicantClass: 'business', received: 'in-year', outcome: 'granted', count: 1 },
      { applicantClass: 'business', received: 'in-year', outcome: null, count: 1 },
    ])
  })

  test('are as they were known at the moment asked for', async () => {
    const mine = await aFreshTown()
    const which = { unitId: mine, reference: '1' }
    await recordApplication(at('2022-01-10T01:00:00.000Z', '2022-01-10'), {
      ...which,
      applicantClass: 'natural-person',
      receivedOn: '2021-03-01',
    })
    await closeApplication(at('2022-01-11T01:00:00.000Z', '2022-01-11'), {
      ...which,
      outcome: 'granted',
      closedOn: '2021-03-20',
    })
    await amendApplication(at('2022-01-12T01:00:00.000Z', '2022-01-12'), {
      ...which,
      applicantClass: 'business',
      reason: '类别有误',
    })
    const known = async (moment: string) => (await yearOf(mine, 2021, moment as Instant)).applications
    expect(await known('2022-01-10T00:59:59.999Z')).toEqual([])
    expect(await known('2022-01-10T01:00:00.000Z')).toMatchObject([{ applicantClass: 'natural-person', outcome: null }])
    expect(await known('2022-01-11T01:00:00.000Z')).toMatchObject([
      { applicantClass: 'natural-person', outcome: 'granted' },
    ])
    expect(await known('2022-01-12T01:00:00.000Z')).toMatchObject([{ applicantClass: 'business', outcome: 'granted' }])
  })
})

describe('items of a year', () => {
  const item = (
    place: { of: string; formedOn: string },
    receipts: readonly { channel: string; liveOn: string }[],
    more = {},
  ) =>
    recordDisclosure(ctx, {
      unitId: place.of,
      title: '通告',
      category: 'notice',
      formedOn: place.formedOn,
      receipts: receipts.map((receipt) => ({ ...receipt, source: '后台导出' })),
      ...more,
    })

  test('count once, in the year in which they first went public, with the channels of that year', async () => {
    const mine = await aFreshTown()
    await item({ of: mine, formedOn: '2021-05-01' }, [
      { channel: 'web', liveOn: '2021-05-02' },
      { channel: 'wechat', liveOn: '2021-05-03' },
      { channel: 'wechat', liveOn: '2021-06-03' },
      { channel: 'gazette', liveOn: '2022-01-03' },
    ])
    await item({ of: mine, formedOn: '2020-12-01' }, [
      { channel: 'web', liveOn: '2020-12-31' },
      { channel: 'wechat', liveOn: '2021-01-01' },
    ])
    const year = await yearOf(mine)
    expect(year.disclosures).toEqual([{ category: 'notice', channels: ['web', 'wechat'], count: 1 }])
    expect(year.receipts).toEqual([
      { channel: 'web', month: 5, count: 1 },
      { channel: 'wechat', month: 1, count: 1 },
      { channel: 'wechat', month: 5, count: 1 },
      { channel: 'wechat', month: 6, count: 1 },
    ])
  })

  test('that were public elsewhere before belong to that year', async () => {
    const mine = await aFreshTown()
    const receipts = [{ channel: 'web', liveOn: '2021-02-01' }]
    await item({ of: mine, formedOn: '2020-01-01' }, receipts, {
      firstPublicOn: '2020-02-01',
      firstPublicSource: '旧网站',
    })
    expect((await yearOf(mine)).disclosures).toEqual([])
    expect((await yearOf(mine, 2020)).disclosures).toEqual([{ category: 'notice', channels: [], count: 1 }])
  })

  test('taken down still count, entered by mistake do not', async () => {
    const mine = await aFreshTown()
    const { id } = await item({ of: mine, formedOn: '2021-05-01' }, [])
    const receipt = { unitId: mine, disclosure: id, liveOn: '2021-05-02', source: '后台导出' }
    const web = await recordReceipt(ctx, { ...receipt, channel: 'web' })
    const wechat = await recordReceipt(ctx, { ...receipt, channel: 'wechat' })
    const end = { unitId: mine, on: '2021-06-01', reason: '说明' }
    await withdrawReceipt(ctx, { ...end, receipt: web.id })
    await withdrawReceipt(ctx, { ...end, receipt: wechat.id, isMistake: true })
    const year = await yearOf(mine)
    expect(year.disclosures).toEqual([{ category: 'notice', channels: ['web'], count: 1 }])
    expect(year.receipts).toEqual([{ channel: 'web', month: 5, count: 1 }])
  })
})

test('cases count by their state on 31 December; fees by their own days', async () => {
  const mine = await aFreshTown()
  const which = (reference: string) => ({ unitId: mine, reference })
  await recordCase(ctx, { ...which('复1'), group: 'review', filedOn: '2020-12-01' })
  await decideCase(ctx, { ...which('复1'), result: 'corrected', decidedOn: '2021-01-01' })
  await recordCase(ctx, { ...which('诉1'), group: 'suit_direct', filedOn: '2021-12-01' })
  await decideCase(ctx, { ...which('诉1'), result: 'upheld', decidedOn: '2022-01-01' })
  await recordApplication(ctx, { ...which('1'), applicantClass: 'business', receivedOn: '2021-12-01' })
  await recordFeeNotice(ctx, { ...which('1'), amountInFen: 20_050, noticedOn: '2021-12-20' })
  await recordFeePayment(ctx, { ...which('1'), paidInFen: 20_050, paidOn: '2022-01-04' })
  const year = await yearOf(mine)
  expect(year.cases).toEqual([
    { group: 'review', result: 'corrected', count: 1 },
    { group: 'suit_direct', result: 'pending', count: 1 },
  ])
  expect(year.fees).toEqual({ notices: 1, noticedInFen: 20_050, paidInFen: 0 })
  expect((await yearOf(mine, 2022)).fees).toEqual({ notices: 0, noticedInFen: 0, paidInFen: 20_050 })
})

test('one unit does not see the rows of another, and an empty year is empty', async () => {
  expect(await yearOf(await aFreshTown())).toMatchObject({
    disclosures: [],
    receipts: [],
    applications: [],
    cases: [],
    activities: [],
    fees: { notices: 0, noticedInFen: 0, paidInFen: 0 },
    proposals: [],
    supervision: [],
  })
})

const dayIn2020To2022 = fc
  .integer({ min: 0, max: 365 * 2 + 150 })
  .map((count) => new Date(Date.UTC(2020, 0, 1 + count)).toISOString().slice(0, 10) as Day)
const later = fc.option(fc.integer({ min: 0, max: 200 }), { nil: null })
const after = (from: Day, count: number) => {
  const wanted = new Date(Date.parse(from) + count * 86_400_000).toISOString().slice(0, 10)
  return wanted > ctx.today ? ctx.today : wanted
}

const anEntry = fc.oneof(
  fc.record({
    kind: fc.constant('application' as const),
    applicantClass: fc.constantFrom(...APPLICANT_CLASSES),
    receivedOn: dayIn2020To2022,
    closedAfter: later,
    outcome: fc.constantFrom(...OUTCOME_CODES.filter((code) => code !== 'fee-unpaid')),
    fee: fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: null }),
  }),
  fc.record({
    kind: fc.constant('item' as const),
    category: fc.constantFrom(...DISCLOSURE_CATEGORIES),
    formedOn: dayIn2020To2022,
    receipts: fc.array(fc.tuple(fc.constantFrom(...CHANNELS), fc.integer({ min: 0, max: 300 })), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('case' as const),
    group: fc.constantFrom(...T4_GROUPS),
    filedOn: dayIn2020To2022,
    decidedAfter: later,
    result: fc.constantFrom('upheld', 'corrected', 'other'),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    place: fc.constantFrom('licence decisions', 'charges charged', 'normative in-force'),
    value: fc.nat(5000),
    department: fc.constantFrom('财政所', '便民服务中心'),
  }),
  fc.record({
    kind: fc.constant('proposal' as const),
    of: fc.constantFrom(...PROPOSAL_KINDS),
    handledOn: dayIn2020To2022,
  }),
  fc.record({
    kind: fc.constant('result' as const),
    of: fc.constantFrom(...SUPERVISION_KINDS),
    on: dayIn2020To2022,
    count: fc.nat(30),
  }),
)
type Entry = typeof anEntry extends fc.Arbitrary<infer E> ? E : never

async function enter(of: string, entry: Entry, reference: string): Promise<void> {
  const which = { unitId: of, reference }
  switch (entry.kind) {
    case 'application': {
      const { applicantClass, receivedOn, closedAfter, outcome, fee } = entry
      await recordApplication(ctx, { ...which, applicantClass, receivedOn })
      const noticedOn = after(receivedOn, 5)
      if (fee !== null && noticedOn >= '2021-01-01')
        await recordFeeNotice(ctx, { ...which, amountInFen: fee, noticedOn })
      const closedOn = after(receivedOn, closedAfter ?? 0)
      if (closedAfter !== null) await closeApplication(ctx, { ...which, outcome, closedOn })
      return
    }
    case 'item': {
      const receipts = entry.receipts.map(([channel, days]) => ({
        channel,
        liveOn: after(entry.formedOn, days),
        source: '导出',
      }))
      const { category, formedOn } = entry
      await recordDisclosure(ctx, { unitId: of, title: reference, category, formedOn, receipts })
      return
    }
    case 'case': {
      const { group, filedOn, decidedAfter, result } = entry
      await recordCase(ctx, { ...which, group, filedOn })
      const decidedOn = after(filedOn, decidedAfter ?? 0)
      if (decidedAfter !== null) await decideCase(ctx, { ...which, result, decidedOn })
      return
    }
    case 'number': {
      const [row, column] = entry.place.split(' ')
      const value = column === 'charged' ? entry.value / 100 : entry.value
      const { department } = entry
      await recordActivity(ctx, { unitId: of, year: 2021, row, column, value, department, source: '报表' })
      return
    }
    case 'proposal':
      await recordProposal(ctx, {
        ...which,
        kind: entry.of,
        title: '建议',
        handledOn: entry.handledOn,
        result: '已答复',
      })
      return
    case 'result':
      await recordSupervision(ctx, { unitId: of, kind: entry.of, on: entry.on, result: '良好', count: entry.count })
  }
}

test('whatever is recorded, every figure is the sum of its rows, and every total keeps the form', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anEntry, { minLength: 5, maxLength: 25 }), async (entries) => {
      const mine = await aFreshTown()
      for (const [index, entry] of entries.entries()) await enter(mine, entry, `第${index}号`)
      const ledger = await yearOf(mine)
      const { figures } = foldYear({ ledger, form: '2021', carriedIn: null, carriedFrom: null, declarations: [] })
      for (const { key, value } of Object.values(figures)) {
        const { total, sum, rows, columns } = await listFigureRows(ctx, {
          unitId: mine,
          year: 2021,
          knownAt: NOW,
          key,
          page: 1,
        })
        expect([key, sum]).toEqual([key, value])
        expect(rows).toHaveLength(Math.min(total, 50))
        expect(rows.every((row) => row.length === columns.length)).toBe(true)
      }
    }),
    { numRuns: 12 },
  )
  const findings = await rebuildProjections(ctx, { projections: PROJECTIONS, check: true })
  expect(findings).toEqual([])
}, 120_000)

test('the statistics ask the database exactly this', () => {
  const asked = { unitId, year: 2021, knownAt: NOW, ...yearSpan(2021) }
  const { disclosureGroups, receiptGroups, applicationGroups, caseGroups } = store
  const { activityGroups, feeTotals, proposalGroups, supervisionEntries } = store
  const queries = [
    disclosureGroups(asked),
    receiptGroups(asked),
    applicationGroups(asked),
    caseGroups(asked),
    activityGroups(asked),
    feeTotals(asked),
    proposalGroups(asked),
    supervisionEntries(asked),
  ]
  const texts = queries.map((query) => query.compile(ctx.db).sql.trim())
  expect(texts.join(';\n\n')).toMatchSnapshot()
})
