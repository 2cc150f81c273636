import type { Context } from '#kit/context.ts'
import type { PortalHouse, PortalPage } from '../page.ts'
import { unitHomePage } from '../unit-home/page.tsx'
import { UnitListPage } from './view.tsx'

/** The site's front page: all units, or the home of the only one. */
export async function homePage(house: PortalHouse, ctx: Context): Promise<PortalPage | null> {
  const units = await house.reads.listPublicUnits(ctx)
  const [only] = units
  if (only !== undefined && units.length === 1) return unitHomePage(house, ctx, only.slug)
  const frame = { paths: house.paths, assets: house.assets, unit: null, units: units.length }
  return {
    path: house.paths.home(),
    content: units,
    isHidden: units.length > 0 && units.every((unit) => unit.isSample),
    view: () => <UnitListPage frame={frame} units={units} />,
  }
}
