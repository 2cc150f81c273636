import type { Child } from 'hono/jsx'
import type { Context } from '#kit/context.ts'
import type { PortalAssets } from './assets.ts'
import type { PortalPaths } from './paths.ts'
import type { PortalReads, PublicUnit } from './reads.ts'
import type { Frame } from './shell.tsx'

/** What every page is made from. */
export interface PortalHouse {
  readonly paths: PortalPaths
  readonly assets: PortalAssets
  readonly reads: PortalReads
}

/** A page ready to be shown; `content` is everything it shows, so that an unchanged page is not made again. */
export interface PortalPage {
  readonly path: string
  readonly content: unknown
  /** Kept out of search engines: samples and the many faces of one report. */
  readonly isHidden: boolean
  readonly view: () => Child
}

/** The frame of a unit's pages; null: no public unit has the slug. */
export async function unitFrame(
  house: PortalHouse,
  ctx: Context,
  slug: string,
): Promise<(Frame & { readonly unit: PublicUnit }) | null> {
  const units = await house.reads.listPublicUnits(ctx)
  const unit = units.find((candidate) => candidate.slug === slug)
  return unit === undefined ? null : { paths: house.paths, assets: house.assets, unit, units: units.length }
}
