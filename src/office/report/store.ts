import { sql } from 'kysely'
import type { Instant } from '#law/day.ts'
import type { ReportDocument } from '#law/report/document.ts'
import type { EditionState } from '#law/report/states.ts'
import type { Db } from '#kit/db/database.ts'
import type { VersionColumns } from '#kit/db/versioned.ts'
import type { Edition } from './edition.ts'

type EditionRow = Edition & VersionColumns
type Tables = {
  report_edition: EditionRow
  report_content: { digest: string; content: string | ReportDocument }
}

const editions = (db: Db) =>
  db.withTables<Tables>().selectFrom('report_edition').selectAll().where('superseded_at', 'is', null)

/** Every edition of a unit, newest year first, newest edition first. */
export async function findEditions(db: Db, unitId: string): Promise<Edition[]> {
  return editions(db).where('unit_id', '=', unitId).orderBy('year', 'desc').orderBy('number', 'desc').execute()
}

/** The editions of one year, newest first. */
export async function findEditionsOfYear(
  db: Db,
  { unitId, year }: { unitId: string; year: number },
): Promise<Edition[]> {
  return editions(db).where('unit_id', '=', unitId).where('year', '=', year).orderBy('number', 'desc').execute()
}

const FILED: readonly EditionState[] = ['filed', 'accepted', 'published']

/** The newest edition of a year that was filed and not returned; null when there is none. */
export async function findFiledEdition(db: Db, which: { unitId: string; year: number }): Promise<Edition | null> {
  const found = (await findEditionsOfYear(db, which)).find(
    (edition) => edition.filed_on !== null && FILED.includes(edition.state),
  )
  return found ?? null
}

/** Keeps a document under its digest; the same digest is the same document. */
export async function keepContent(db: Db, digest: string, document: ReportDocument): Promise<void> {
  await db
    .withTables<Tables>()
    .insertInto('report_content')
    .values({ digest, content: JSON.stringify(document) })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}

/** The document under a digest; throws when it is absent, which the foreign key rules out. */
export async function getContent(db: Db, digest: string): Promise<ReportDocument> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('report_content')
    .select('content')
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow()
  return row.content as ReportDocument
}

/** The title of the document under a digest, without reading the rest of it. */
export async function getTitle(db: Db, digest: string): Promise<string> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('report_content')
    .select(sql<string>`content ->> 'title'`.as('title'))
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow()
  return row.title
}

/** Latest moment at which anything of the unit was recorded that a report might count; null when nothing was. */
export async function getLastRecordedAt(db: Db, unitId: string): Promise<Instant | null> {
  const row = await db
    .withTables<{ act: { unit_id: string; object_kind: string; recorded_at: Instant } }>()
    .selectFrom('act')
    .select((select) => select.fn.max('recorded_at').as('last'))
    .where('unit_id', '=', unitId)
    .where('object_kind', '!=', 'report-edition')
    .executeTakeFirst()
  return row?.last ?? null
}
