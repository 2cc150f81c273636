import type { ReportDocument } from '#law/report/document.ts'
import type { Difference } from '#law/report/restatement.ts'
import type { Context } from '#kit/context.ts'
import { requirePermission } from '../account/permission.ts'
import type { Edition } from './edition.ts'
import { findRestatement } from './needs-restatement.ts'
import { newestEdition, openYear } from './record-edition.ts'
import { getContent } from './store.ts'

/** The year's editions, the newest one's document, and what the ledger says differently since it was filed. */
export async function showReport(
  ctx: Context,
  which: { unitId: string; year: number },
): Promise<{ editions: readonly Edition[]; document: ReportDocument; restatement: readonly Difference[] }> {
  requirePermission(ctx, 'report.show')
  const opened = await openYear(ctx, which)
  const newest = newestEdition(opened, which.year)
  const isFixed = newest.filed_on !== null || newest.published_on !== null
  return {
    editions: opened.editions,
    document: await getContent(ctx.db, newest.digest),
    restatement: isFixed ? await findRestatement(ctx, newest) : [],
  }
}
