import type { Context } from '#kit/context.ts'
import type { PortalHouse } from '../page.ts'
import type { ReportFile } from '../reads.ts'

export interface Download extends ReportFile {
  /** The name under which a reader keeps it: unit, year and what it is. */
  readonly downloadName: string
  readonly isHidden: boolean
}

/** A published file of an edition, the newest without a number; null: none such, or not public. */
export async function reportFile(
  house: PortalHouse,
  ctx: Context,
  which: { slug: string; year: number; edition?: number; name: string },
): Promise<Download | null> {
  const { slug, name, ...of } = which
  const unit = (await house.reads.listPublicUnits(ctx)).find((candidate) => candidate.slug === slug)
  if (unit === undefined) return null
  const report = await house.reads.getPublishedReport(ctx, { unitId: unit.id, ...of })
  if (report === null || !report.files.some((file) => file.name === name)) return null
  const { title, edition } = report.document
  const file = await house.reads.readReportFile(ctx, { unitId: unit.id, year: which.year, edition, name })
  if (file === null) return null
  const extension = /\.[a-z0-9]+$/.exec(name)?.[0] ?? ''
  return {
    ...file,
    downloadName: `${title}${edition > 1 ? `（第${edition}版）` : ''}${extension}`,
    isHidden: unit.isSample,
  }
}
