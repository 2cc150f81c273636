import type { Db } from '#kit/db/database.ts'
import type { VersionColumns } from '#kit/db/versioned.ts'
import type { ActivityRow } from './activity.ts'

type Tables = {
  activity: ActivityRow & VersionColumns
}

export interface NumberPlace {
  readonly unitId: string
  readonly year: number
  readonly row: string
  readonly column: string
  readonly department: string
}

/** The id of the number that a department has given for a cell, or undefined. */
export async function findActivityId(db: Db, place: NumberPlace): Promise<string | undefined> {
  const found = await db
    .withTables<Tables>()
    .selectFrom('activity')
    .select('id')
    .where('unit_id', '=', place.unitId)
    .where('year', '=', place.year)
    .where('row_id', '=', place.row)
    .where('column_id', '=', place.column)
    .where('department', '=', place.department)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return found?.id
}

/** True when the error says that the department's number was entered meanwhile. */
export function isNumberTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'activity_number'
}
