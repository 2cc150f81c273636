import type { Day } from '#law/day.ts'
import type { Db } from '#kit/db/database.ts'
import type { VersionColumns } from '#kit/db/versioned.ts'
import type { DisclosureCategory } from '#law/report/facts.ts'
import type { DisclosureRow, ReceiptRow } from './disclosure.ts'

type Tables = {
  disclosure: DisclosureRow & VersionColumns
  receipt: ReceiptRow & VersionColumns
}

/** The current version of a unit's disclosure, or undefined. */
export async function findDisclosure(db: Db, { unitId, id }: { unitId: string; id: string }) {
  return db
    .withTables<Tables>()
    .selectFrom('disclosure')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
}

export async function isIndexNoTaken(
  db: Db,
  { unitId, indexNo }: { unitId: string; indexNo: string },
): Promise<boolean> {
  const found = await db
    .withTables<Tables>()
    .selectFrom('disclosure')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('index_no', '=', indexNo)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

export interface LatestDisclosure {
  readonly title: string
  readonly day: Day
  readonly category: DisclosureCategory
}

/** A unit's items that went public last, newest first. */
export async function findLatestDisclosures(
  db: Db,
  { unitId, limit }: { unitId: string; limit: number },
): Promise<LatestDisclosure[]> {
  return db
    .withTables<Tables>()
    .selectFrom('receipt as r')
    .innerJoin('disclosure as d', 'd.id', 'r.disclosure_id')
    .select(['d.title', 'd.category', (select) => select.fn.min('r.live_on').as('day')])
    .where('r.unit_id', '=', unitId)
    .where('r.superseded_at', 'is', null)
    .where('r.state', '=', 'live')
    .where('d.superseded_at', 'is', null)
    .groupBy(['d.id', 'd.title', 'd.category'])
    .orderBy('day', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
}
