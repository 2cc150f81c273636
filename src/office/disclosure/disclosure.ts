import { columnsProjection } from '#office/audit/record-entry.ts'
import type { Day } from '#law/day.ts'
import type { Channel, DisclosureCategory } from '#law/report/facts.ts'

export type DisclosureRow = {
  readonly title: string
  readonly category: DisclosureCategory
  readonly index_no: string | null
  readonly formed_on: Day
  readonly first_public_on: Day | null
  readonly first_public_source: string | null
}

/** `withdrawn` was public and counts; `void` was entered by mistake and does not. */
export type ReceiptRow = {
  readonly disclosure_id: string
  readonly channel: Channel
  readonly state: 'live' | 'withdrawn' | 'void'
  readonly live_on: Day
  readonly ended_on: Day | null
  readonly source: string | null
}

export const disclosureProjection = columnsProjection<DisclosureRow>({
  objectKind: 'disclosure',
  table: 'disclosure',
  columns: ['title', 'category', 'index_no', 'formed_on', 'first_public_on', 'first_public_source'],
})

export const receiptProjection = columnsProjection<ReceiptRow>({
  objectKind: 'receipt',
  table: 'receipt',
  columns: ['disclosure_id', 'channel', 'state', 'live_on', 'ended_on', 'source'],
})
