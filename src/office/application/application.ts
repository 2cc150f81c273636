import { columnsProjection } from '#office/audit/record-entry.ts'
import type { Day } from '#law/day.ts'
import type { ClosingFacts } from '#law/ledger-refusals.ts'
import { OUTCOMES, type ApplicantClass, type OutcomeCode } from '#law/report/outcomes.ts'

export const APPLICATION_CHANNELS = ['in-person', 'post', 'online', 'fax', 'oral'] as const
export type ApplicationChannel = (typeof APPLICATION_CHANNELS)[number]
export const APPLICATION_CHANNEL_LABELS: Readonly<Record<ApplicationChannel, string>> = {
  'in-person': '当面',
  post: '邮寄',
  online: '网络',
  fax: '传真',
  oral: '口头',
}

/** A line of the 登记簿; who applied stands in no column. */
export type ApplicationRow = {
  readonly reference: string
  readonly applicant_class: ApplicantClass
  readonly received_on: Day
  readonly channel: ApplicationChannel | null
  readonly outcome: OutcomeCode | null
  readonly outcome_article: string | null
  readonly closed_on: Day | null
}

export type FeeNoticeRow = {
  readonly application_id: string
  readonly amount_in_fen: number
  readonly noticed_on: Day
  readonly paid_in_fen: number | null
  readonly paid_on: Day | null
}

export const applicationProjection = columnsProjection<ApplicationRow>({
  objectKind: 'application',
  table: 'application',
  columns: ['reference', 'applicant_class', 'received_on', 'channel', 'outcome', 'outcome_article', 'closed_on'],
})

export const feeNoticeProjection = columnsProjection<FeeNoticeRow>({
  objectKind: 'fee-notice',
  table: 'fee_notice',
  columns: ['application_id', 'amount_in_fen', 'noticed_on', 'paid_in_fen', 'paid_on'],
})

/** The article that an ending rests on, unless the clerk names another. */
export function articleOf(outcome: OutcomeCode): string {
  return OUTCOMES.find(({ code }) => code === outcome)?.article ?? ''
}

export function closingFacts(application: ApplicationRow, hasFeeNotice: boolean): ClosingFacts {
  return { receivedOn: application.received_on, closedOn: application.closed_on, hasFeeNotice }
}
