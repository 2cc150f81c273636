import type { Context } from '#kit/context.ts'
import { unitFrame, type PortalHouse, type PortalPage } from '../page.ts'
import { ReportListPage } from './view.tsx'

export async function reportListPage(house: PortalHouse, ctx: Context, slug: string): Promise<PortalPage | null> {
  const frame = await unitFrame(house, ctx, slug)
  if (frame === null) return null
  const lines = await house.reads.listPublishedReports(ctx, frame.unit.id)
  return {
    path: house.paths.reports(slug),
    content: [frame.units, frame.unit, lines],
    isHidden: frame.unit.isSample,
    view: () => <ReportListPage frame={frame} unit={frame.unit} lines={lines} />,
  }
}
