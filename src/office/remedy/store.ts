import type { Db } from '#kit/db/database.ts'
import type { VersionColumns } from '#kit/db/versioned.ts'
import type { CaseRow } from './remedy-case.ts'

type Tables = {
  remedy_case: CaseRow & VersionColumns
}

/** The id of the unit's case with this reference, or undefined. */
export async function findCaseId(db: Db, which: { unitId: string; reference: string }): Promise<string | undefined> {
  const found = await db
    .withTables<Tables>()
    .selectFrom('remedy_case')
    .select('id')
    .where('unit_id', '=', which.unitId)
    .where('reference', '=', which.reference)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return found?.id
}

/** True when the error says that the unit already has a case of this reference. */
export function isCaseTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'remedy_case_reference'
}
