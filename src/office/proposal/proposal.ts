import { columnsProjection } from '#office/audit/record-entry.ts'
import type { Day } from '#law/day.ts'
import type { ProposalKind } from '#law/report/facts.ts'

export type ProposalRow = {
  readonly kind: ProposalKind
  readonly reference: string
  readonly title: string
  readonly handled_on: Day
  readonly result: string
}

export const proposalProjection = columnsProjection<ProposalRow>({
  objectKind: 'proposal',
  table: 'proposal',
  columns: ['kind', 'reference', 'title', 'handled_on', 'result'],
})
