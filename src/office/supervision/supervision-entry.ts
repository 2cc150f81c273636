import { columnsProjection } from '#office/audit/record-entry.ts'
import type { Day } from '#law/day.ts'
import type { SupervisionKind } from '#law/report/facts.ts'

export type SupervisionRow = {
  readonly kind: SupervisionKind
  readonly year: number
  readonly held_on: Day
  readonly result: string
  readonly count: number
}

export const supervisionProjection = columnsProjection<SupervisionRow>({
  objectKind: 'supervision',
  table: 'supervision_entry',
  columns: ['kind', 'year', 'held_on', 'result', 'count'],
})
