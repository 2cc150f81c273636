import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#kit/context.ts'
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '#kit/errors.ts'
import type { Instant } from '#law/day.ts'
import { day } from '#law/day.ts'
import { OUTCOMES } from '#law/report/outcomes.ts'
import { actsOn, aTown, currentRow } from '#tests/ledger.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { amendApplication } from './amend.ts'
import { closeApplication } from './close.ts'
import { recordFeeNotice } from './fee-notice.ts'
import { recordFeePayment } from './fee-payment.ts'
import { recordApplication } from './record.ts'

const database = await testDatabase()
const ctx = testContext(database, { now: '2022-01-20T01:00:00.000Z' as Instant, today: day('2022-01-20') })
const visitor: Context = { ...ctx, actor: { kind: 'public' } }
let unitId = ''
let count = 0

beforeAll(async () => {
  unitId = await aTown(ctx)
})

const asked = (more: Record<string, unknown> = {}) => ({
  unitId,
  reference: `望公开申〔2021〕${++count}号`,
  applicantClass: 'natural-person',
  receivedOn: '2021-06-01',
  ...more,
})

async function anApplication(more: Record<string, unknown> = {}) {
  const input = asked(more)
  const { id } = await recordApplication(ctx, input)
  return { id, unitId, reference: input.reference }
}

describe('the 登记簿', () => {
  test('takes an application; who applied is kept apart and can be erased', async () => {
    const { id } = await anApplication({ channel: 'post', applicantName: '某甲' })
    const [act] = await actsOn(ctx, id)
    expect(act).toMatchObject({ kind: 'application.received', article: '条例第三十一条', effectiveOn: '2021-06-01' })
    expect(JSON.stringify(act)).not.toContain('某甲')
    const kept = await sql`select field, key_id from personal_value p join act a on a.id = p.act_id
      where a.object_id = ${id}`.execute(ctx.db)
    expect(kept.rows).toEqual([{ field: 'applicant_name', key_id: 'k0000000' }])
    expect(await currentRow(ctx, 'application', id)).toMatchObject({ channel: 'post', outcome: null, closed_on: null })
  })

  test('gives a number once, also to two at the same time', async () => {
    const input = asked()
    const results = await Promise.allSettled([recordApplication(ctx, input), recordApplication(ctx, input)])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused?.reason).toBeInstanceOf(Conflict)
  })

  test('refuses what has not come yet, what does not fit, and the public', async () => {
    await expect(recordApplication(ctx, asked({ receivedOn: '2022-01-21' }))).rejects.toBeInstanceOf(Refused)
    await expect(recordApplication(ctx, asked({ applicantClass: 'farmer' }))).rejects.toBeInstanceOf(Invalid)
    await expect(recordApplication(visitor, asked())).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('closing', () => {
  test.each(OUTCOMES.filter(({ code }) => code !== 'fee-unpaid').map(({ code, article }) => [code, article]))(
    '%s rests on %s',
    async (outcome, article) => {
      const which = await anApplication()
      await closeApplication(ctx, { unitId, reference: which.reference, outcome, closedOn: '2021-06-20' })
      expect(await currentRow(ctx, 'application', which.id)).toMatchObject({ outcome, outcome_article: article })
      const closed = (await actsOn(ctx, which.id)).at(-1)
      expect(closed).toMatchObject({ kind: 'application.closed', effectiveOn: '2021-06-20' })
      expect(closed?.article.endsWith(article)).toBe(true)
    },
  )

  test('happens once, also when two close at the same time', async () => {
    const { id, reference } = await anApplication()
    const close = (outcome: string) => closeApplication(ctx, { unitId, reference, outcome, closedOn: '2021-06-20' })
    const results = await Promise.allSettled([close('granted'), close('partial')])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toBeInstanceOf(Refused)
    expect(await actsOn(ctx, id)).toHaveLength(2)
  })

  test.each([
    ['before it came', { closedOn: '2021-05-31' }, Refused],
    ['tomorrow', { closedOn: '2022-01-21' }, Refused],
    ['for want of a fee that nobody asked', { outcome: 'fee-unpaid' }, Refused],
    ['with an unknown ending', { outcome: 'lost' }, Invalid],
    ['with an ending of every object', { outcome: '__proto__' }, Invalid],
    ['under an unknown number', { reference: '无此号' }, NotFound],
  ])('is refused %s', async (_, more, error) => {
    const { reference } = await anApplication()
    const input = { unitId, reference, outcome: 'granted', closedOn: '2021-06-20', ...more }
    await expect(closeApplication(ctx, input)).rejects.toBeInstanceOf(error)
  })

  test('is not for the public, nor for another unit', async () => {
    const { reference } = await anApplication()
    const input = { unitId, reference, outcome: 'granted', closedOn: '2021-06-20' }
    await expect(closeApplication(visitor, input)).rejects.toBeInstanceOf(Forbidden)
    const other = await aTown(ctx, 'other')
    await expect(closeApplication(ctx, { ...input, unitId: other })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('correcting', () => {
  test('changes what is named, keeps the rest, and says why in the act', async () => {
    const { id, reference } = await anApplication()
    await closeApplication(ctx, { unitId, reference, outcome: 'granted', closedOn: '2021-06-20' })
    const reason = '申请人为个体工商户'
    await amendApplication(ctx, { unitId, reference, applicantClass: 'business', outcome: 'partial', reason })
    expect(await currentRow(ctx, 'application', id)).toMatchObject({
      applicant_class: 'business',
      outcome: 'partial',
      outcome_article: '第三十七条',
      closed_on: '2021-06-20',
      version: 3,
    })
    expect((await actsOn(ctx, id)).at(-1)).toMatchObject({ kind: 'application.amended', data: { reason } })
  })

  test.each([
    ['without anything to change', {}, Invalid],
    ['without a reason', { applicantClass: 'business', reason: '' }, Invalid],
    ['an ending that there is none of', { outcome: 'partial' }, Invalid],
    ['to a day to come', { receivedOn: '2022-01-21' }, Refused],
  ])('is refused %s', async (_, more, error) => {
    const { reference } = await anApplication()
    await expect(amendApplication(ctx, { unitId, reference, reason: '登记有误', ...more })).rejects.toBeInstanceOf(
      error,
    )
  })

  test('does not move the coming behind the ending, and is not for the public', async () => {
    const { reference } = await anApplication()
    await closeApplication(ctx, { unitId, reference, outcome: 'granted', closedOn: '2021-06-20' })
    const later = { unitId, reference, receivedOn: '2021-06-21', reason: '收到日有误' }
    await expect(amendApplication(ctx, later)).rejects.toThrow('早于收到的日子')
    await expect(amendApplication(visitor, { ...later, receivedOn: '2021-06-02' })).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('the processing fee', () => {
  test('is noticed once, paid once, and may be the reason of an ending', async () => {
    const { reference } = await anApplication()
    const notice = { unitId, reference, amountInFen: 20_000, noticedOn: '2021-06-10' }
    const { id } = await recordFeeNotice(ctx, notice)
    await expect(recordFeeNotice(ctx, notice)).rejects.toThrow('已经发过收费通知')
    const payment = { unitId, reference, paidInFen: 20_000, paidOn: '2021-06-15' }
    await expect(recordFeePayment(ctx, { ...payment, paidInFen: 20_001 })).rejects.toThrow('超过了')
    await recordFeePayment(ctx, payment)
    expect(await currentRow(ctx, 'fee_notice', id)).toMatchObject({ paid_in_fen: 20_000, paid_on: '2021-06-15' })
    await expect(recordFeePayment(ctx, payment)).rejects.toThrow('已经登记收取')
    await closeApplication(ctx, { unitId, reference, outcome: 'fee-unpaid', closedOn: '2021-07-20' })
  })

  test('is not paid without a notice, in half fen, or by the public', async () => {
    const { reference } = await anApplication()
    const payment = { unitId, reference, paidInFen: 100, paidOn: '2021-06-15' }
    await expect(recordFeePayment(ctx, payment)).rejects.toBeInstanceOf(NotFound)
    await expect(recordFeePayment(ctx, { ...payment, paidInFen: 0.5 })).rejects.toBeInstanceOf(Invalid)
    await expect(recordFeePayment(visitor, payment)).rejects.toBeInstanceOf(Forbidden)
    const notice = { unitId, reference, amountInFen: 100, noticedOn: '2020-12-31' }
    await expect(recordFeeNotice(visitor, notice)).rejects.toBeInstanceOf(Forbidden)
    await expect(recordFeeNotice(ctx, notice)).rejects.toThrow('2021年1月1日以前')
  })
})
