import type { Db } from '#kit/db/database.ts'
import type { VersionColumns } from '#kit/db/versioned.ts'
import type { ApplicationRow, FeeNoticeRow } from './application.ts'

type Tables = {
  application: ApplicationRow & VersionColumns
  fee_notice: FeeNoticeRow & VersionColumns
}

/** The current line of the 登记簿 with this reference, or undefined. */
export async function findApplication(db: Db, { unitId, reference }: { unitId: string; reference: string }) {
  return db
    .withTables<Tables>()
    .selectFrom('application')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('reference', '=', reference)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
}

/** The notice of a fee that an application was sent, or undefined. */
export async function findFeeNotice(db: Db, applicationId: string) {
  return db
    .withTables<Tables>()
    .selectFrom('fee_notice')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
}

const UNIQUE = ['application_reference', 'fee_notice_of_application']

/** True when the error says that the register already has the line. */
export function isAlreadyRegistered(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && UNIQUE.includes(String(error.constraint))
}
