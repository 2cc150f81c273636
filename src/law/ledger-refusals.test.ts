import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from './day.ts'
import type { Refusal } from './finding.ts'
import {
  activityRefusals,
  caseRefusals,
  closingRefusals,
  decisionRefusals,
  endingRefusals,
  feeNoticeRefusals,
  feePaymentRefusals,
  publicationRefusals,
  receptionRefusals,
  resultRefusals,
  withdrawalRefusals,
} from './ledger-refusals.ts'

const TODAY = day('2022-01-20')
const codes = (refusals: readonly Refusal[]) => refusals.map(({ code }) => code)

describe('条例第二十六条 公开', () => {
  const on = (formedOn: string, liveOn: string, source: string | null = null) =>
    codes(publicationRefusals({ formedOn: day(formedOn), liveOn: day(liveOn), source }, TODAY))

  test.each([
    ['today, without a source', on('2022-01-19', '2022-01-20'), []],
    ['on the day it was formed, with a source', on('2021-03-01', '2021-03-01', '县政府网站'), []],
    ['before it was formed', on('2021-03-02', '2021-03-01', '县政府网站'), ['too-early']],
    ['yesterday without a source', on('2021-03-01', '2022-01-19'), ['no-source']],
    ['tomorrow', on('2021-03-01', '2022-01-21'), ['future']],
  ])('%s', (_, found, wanted) => expect(found).toEqual(wanted))

  test('a receipt ends once, not before it was live and not tomorrow', () => {
    const receipt = { state: 'live', live_on: day('2021-05-01') } as const
    const end = (ended: string) => codes(withdrawalRefusals(receipt, { on: day(ended), today: TODAY }))
    expect([end('2021-05-01'), end('2021-04-30'), end('2022-01-21')]).toEqual([[], ['too-early'], ['future']])
    const withdrawn = { ...receipt, state: 'withdrawn' } as const
    expect(codes(withdrawalRefusals(withdrawn, { on: TODAY, today: TODAY }))).toEqual(['already-ended'])
  })
})

describe('条例第三十三条、第四十五条 登记簿', () => {
  const open = { receivedOn: day('2021-06-01'), closedOn: null, hasFeeNotice: false }
  const ending = (closedOn: string) => ({ closedOn: day(closedOn), outcome: 'granted', today: TODAY }) as const

  test('an application may be closed from the day it came until today, once', () => {
    expect(closingRefusals(open, ending('2021-06-01'))).toEqual([])
    expect(closingRefusals(open, ending('2022-01-20'))).toEqual([])
    expect(codes(closingRefusals(open, ending('2021-05-31')))).toEqual(['too-early'])
    expect(codes(closingRefusals(open, ending('2022-01-21')))).toEqual(['future'])
    expect(codes(closingRefusals({ ...open, closedOn: day('2021-06-20') }, ending('2021-06-21')))).toEqual([
      'already-closed',
    ])
  })

  test('it is not registered before it comes', () => {
    expect(codes(receptionRefusals(addDays(TODAY, 1), TODAY))).toEqual(['future'])
    expect(receptionRefusals(TODAY, TODAY)).toEqual([])
  })

  test('条例第四十二条: nobody fails to pay what was never asked for', () => {
    const unpaid = { ...ending('2021-09-01'), outcome: 'fee-unpaid' } as const
    expect(codes(endingRefusals(open, unpaid))).toEqual(['no-fee-notice'])
    expect(endingRefusals({ ...open, hasFeeNotice: true }, unpaid)).toEqual([])
  })

  test('never two endings, whatever the days', () => {
    const anyDay = fc.integer({ min: -900, max: 900 }).map((count) => addDays(TODAY, count))
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (receivedOn, first, second) => {
        const found = codes(closingRefusals({ ...open, receivedOn, closedOn: first }, ending(second)))
        expect(found).toContain('already-closed')
        const lawful = second >= receivedOn && second <= TODAY
        expect(closingRefusals({ ...open, receivedOn }, ending(second)).length === 0).toBe(lawful)
      }),
    )
  })
})

describe('国办函〔2020〕109号 信息处理费', () => {
  const facts = { receivedOn: day('2020-12-20'), closedOn: null, hasFeeNotice: false }
  const notice = (on: string, more = {}) =>
    codes(feeNoticeRefusals({ ...facts, ...more }, { noticedOn: day(on), today: TODAY }))

  test.each([
    ['the first day of the rules', notice('2021-01-01'), []],
    ['the day before', notice('2020-12-31'), ['before-fee-rules']],
    ['before the application came', notice('2020-12-19'), ['too-early', 'before-fee-rules']],
    ['a second notice', notice('2021-02-01', { hasFeeNotice: true }), ['already-noticed']],
    ['on the day of closing', notice('2021-02-01', { closedOn: day('2021-02-01') }), []],
    ['after closing', notice('2021-02-02', { closedOn: day('2021-02-01') }), ['already-closed']],
    ['tomorrow', notice('2022-01-21'), ['future']],
  ])('%s', (_, found, wanted) => expect(found).toEqual(wanted))

  test('is paid once, after the notice and not above it', () => {
    const asked = { amount_in_fen: 20_000, noticed_on: day('2021-02-01'), paid_on: null }
    const pay = (paidOn: string, paidInFen: number, before: { paid_on: Day | null } = asked) =>
      codes(feePaymentRefusals({ ...asked, ...before }, { paidOn: day(paidOn), paidInFen, today: TODAY }))
    expect(pay('2021-02-01', 20_000)).toEqual([])
    expect(pay('2021-01-31', 1)).toEqual(['too-early'])
    expect(pay('2022-01-21', 1)).toEqual(['future'])
    expect(pay('2021-02-01', 20_001)).toEqual(['paid-too-much'])
    expect(pay('2021-02-02', 1, { paid_on: day('2021-02-01') })).toEqual(['already-paid'])
  })
})

describe('条例第五十一条 复议和诉讼', () => {
  test('a case follows its application', () => {
    const filed = (on: string, received: string | null) =>
      codes(caseRefusals({ filedOn: day(on), applicationReceivedOn: received === null ? null : day(received) }, TODAY))
    expect(filed('2021-06-01', '2021-06-01')).toEqual([])
    expect(filed('2021-05-31', '2021-06-01')).toEqual(['too-early'])
    expect(filed('2022-01-21', null)).toEqual(['future'])
  })

  test('it is decided once, not before it was filed', () => {
    const decide = (on: string, decided_on: Day | null = null) =>
      codes(decisionRefusals({ filed_on: day('2021-06-01'), decided_on }, { decidedOn: day(on), today: TODAY }))
    expect(decide('2021-06-01')).toEqual([])
    expect(decide('2021-05-31')).toEqual(['too-early'])
    expect(decide('2022-01-21')).toEqual(['future'])
    expect(decide('2021-07-01', day('2021-06-30'))).toEqual(['already-decided'])
  })
})

describe('条例第五十条 第二张表的数字', () => {
  const stated = (cell: string, value: number, more: { year?: number; mayMakeRules?: boolean } = {}) => {
    const [row = '', column = ''] = cell.split(' ')
    const { year = 2021, mayMakeRules = false } = more
    const form = year <= 2020 ? '2019' : '2021'
    return codes(activityRefusals({ year, form, row, column, value }, { mayMakeRules, today: TODAY }))
  }

  test.each([
    ['decisions are whole', stated('licence decisions', 36.5), ['not-whole']],
    ['decisions are not negative', stated('licence decisions', -1), ['negative']],
    ['charges have decimals', stated('charges charged', 12.35), []],
    ['a change may be negative', stated('licence items-change', -2, { year: 2020 }), []],
    ['fen are whole', stated('procurement purchase-amount', 0.5, { year: 2020 }), ['not-whole']],
    ['the form of 2021 has no procurement', stated('procurement purchases', 1), ['no-such-cell']],
    ['no form has such a row', stated('__proto__ made', 1), ['no-such-cell']],
    ['a town makes no 规章', stated('rules in-force', 6), ['no-power-to-make-rules']],
    ['a town states 0 for 规章', stated('rules in-force', 0), []],
    ['who may make them states them', stated('rules in-force', 6, { mayMakeRules: true }), []],
    ['next year has no numbers yet', stated('licence decisions', 1, { year: 2023 }), ['future']],
  ])('%s', (_, found, wanted) => expect(found).toEqual(wanted))

  test('a result is recorded once it exists', () => {
    const asked = { today: TODAY, article: '条例第四十六条' }
    expect(resultRefusals(TODAY, asked)).toEqual([])
    expect(resultRefusals(addDays(TODAY, 1), asked)).toMatchObject([{ code: 'future', article: '条例第四十六条' }])
  })
})
