import type { Context } from '#kit/context.ts'
import { unitFrame, type PortalHouse, type PortalPage } from '../page.ts'
import { UnitHomePage } from './view.tsx'

export async function unitHomePage(house: PortalHouse, ctx: Context, slug: string): Promise<PortalPage | null> {
  const frame = await unitFrame(house, ctx, slug)
  if (frame === null) return null
  const { unit } = frame
  const [overview, reports] = await Promise.all([
    house.reads.getUnitOverview(ctx, unit.id),
    house.reads.listPublishedReports(ctx, unit.id),
  ])
  const newest =
    reports[0] === undefined
      ? null
      : await house.reads.getPublishedReport(ctx, { unitId: unit.id, year: reports[0].year })
  const home = { unit, overview, reports, newest: newest?.document ?? null }
  return {
    path: house.paths.unit(slug),
    content: [frame.units, unit, overview, reports, newest?.digest],
    isHidden: unit.isSample,
    view: () => <UnitHomePage frame={frame} home={home} />,
  }
}
