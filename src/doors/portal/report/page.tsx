import type { Context } from '#kit/context.ts'
import { unitFrame, type PortalHouse, type PortalPage } from '../page.ts'
import type { PublishedReport } from '../reads.ts'
import type { OpenedFigure } from './drill.tsx'
import { ReportPage } from './view.tsx'

export interface WhichReport {
  readonly slug: string
  readonly year: number
  /** Absent: the newest published edition. */
  readonly edition?: number
  /** The figure whose rows are opened, and which page of them. */
  readonly drill?: { readonly key: string; readonly page: number }
}

/** A report, an earlier edition of it, or the report with one figure opened; null: not published, no such figure. */
export async function reportPage(house: PortalHouse, ctx: Context, which: WhichReport): Promise<PortalPage | null> {
  const { slug, year, drill } = which
  const frame = await unitFrame(house, ctx, slug)
  if (frame === null) return null
  const unitId = frame.unit.id
  const edition = which.edition === undefined ? {} : { edition: which.edition }
  const report = await house.reads.getPublishedReport(ctx, { unitId, year, ...edition })
  if (report === null) return null
  const opened = drill === undefined ? null : await openFigure(house, ctx, { unitId, year, report, ...drill })
  if (drill !== undefined && opened === null) return null
  const lines = await house.reads.listPublishedReports(ctx, unitId)
  const years = lines.map((line) => line.year).filter((other) => other !== year)
  const isNewest = report.editions.every((other) => other.number <= report.document.edition)
  return {
    path: pathOf(house, which),
    content: [frame.units, frame.unit, report, years, opened],
    isHidden: frame.unit.isSample || drill !== undefined,
    view: () => <ReportPage frame={frame} report={report} years={years} isNewest={isNewest} drill={opened} />,
  }
}

/** A figure with the rows behind it; null: the report has no such figure, or the page lies past the last row. */
async function openFigure(
  house: PortalHouse,
  ctx: Context,
  which: { unitId: string; year: number; report: PublishedReport; key: string; page: number },
): Promise<OpenedFigure | null> {
  const { report, unitId, year, key, page } = which
  const figure = Object.hasOwn(report.document.figures, key) ? report.document.figures[key] : undefined
  if (figure === undefined) return null
  const { form, knownAt } = report.document
  const rows = await house.reads.listFigureRows(ctx, { unitId, year, form, knownAt, key, page })
  return page > 1 && rows.rows.length === 0 ? null : { figure, rows, page }
}

function pathOf(house: PortalHouse, which: WhichReport): string {
  const { slug, year, edition, drill } = which
  if (drill !== undefined) return house.paths.figure({ slug, year, ...drill })
  return edition === undefined ? house.paths.report(slug, year) : house.paths.edition(slug, year, edition)
}
