import type { Context } from '#kit/context.ts'
import { renderReport, type ReportFormat, type RenderedReport } from '#papers/render-report.ts'
import { requirePermission } from '../account/permission.ts'
import { newestEdition, openYear } from './record-edition.ts'
import { getContent } from './store.ts'

/** The newest edition as files, whatever its state. */
export async function exportReport(
  ctx: Context,
  { formats, ...which }: { unitId: string; year: number; formats: readonly ReportFormat[] },
): Promise<RenderedReport> {
  requirePermission(ctx, 'report.export')
  const newest = newestEdition(await openYear(ctx, which), which.year)
  const document = await getContent(ctx.db, newest.digest)
  return renderReport({
    document,
    results: newest.results,
    digest: newest.digest,
    fontsDir: ctx.settings.fontsDir,
    formats,
  })
}
