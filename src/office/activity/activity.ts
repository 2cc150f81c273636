import { columnsProjection } from '#office/audit/record-entry.ts'
import type { FormId } from '#law/report/forms.ts'

/** One department's number for a cell of table two; 万元 in columns of money, fen in the procurement amount. */
export type ActivityRow = {
  readonly year: number
  readonly form: FormId
  readonly row_id: string
  readonly column_id: string
  readonly value: number
  readonly department: string
  readonly source: string
}

export const activityProjection = columnsProjection<ActivityRow>({
  objectKind: 'activity',
  table: 'activity',
  columns: ['year', 'form', 'row_id', 'column_id', 'value', 'department', 'source'],
})
