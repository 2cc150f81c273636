import type { HolidayNotice } from '#law/calendar/notice.ts'
import type { Db } from '#kit/db/database.ts'

export type Layer = 'national' | 'regional'

type Tables = {
  calendar_notice: { id: string; superseded_at: string | null; notice_id: string; layer: Layer; notice: HolidayNotice }
}

export interface ImportedNotice {
  readonly id: string
  readonly layer: Layer
  readonly notice: HolidayNotice
}

const current = (db: Db) =>
  db
    .withTables<Tables>()
    .selectFrom('calendar_notice')
    .select(['id', 'layer', 'notice'])
    .where('superseded_at', 'is', null)

/** The imported notices in force. */
export async function findImportedNotices(db: Db): Promise<ImportedNotice[]> {
  return current(db).orderBy('notice_id').execute()
}

/** The imported notice with this id of its own, null when there is none. */
export async function findImportedNotice(db: Db, noticeId: string): Promise<ImportedNotice | null> {
  return (await current(db).where('notice_id', '=', noticeId).executeTakeFirst()) ?? null
}
