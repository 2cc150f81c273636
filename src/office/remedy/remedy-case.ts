import { columnsProjection } from '#office/audit/record-entry.ts'
import type { Day } from '#law/day.ts'
import type { CaseResult } from '#law/report/facts.ts'
import type { T4Group } from '#law/report/tables.ts'

export const DECISIONS = ['upheld', 'corrected', 'other'] as const satisfies readonly CaseResult[]

export type CaseRow = {
  readonly reference: string
  readonly case_group: T4Group
  readonly filed_on: Day
  readonly result: (typeof DECISIONS)[number] | null
  readonly decided_on: Day | null
  readonly application_id: string | null
}

export const caseProjection = columnsProjection<CaseRow>({
  objectKind: 'remedy-case',
  table: 'remedy_case',
  columns: ['reference', 'case_group', 'filed_on', 'result', 'decided_on', 'application_id'],
})
