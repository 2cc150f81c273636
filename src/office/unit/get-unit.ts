import type { Context } from '#kit/context.ts'
import { NotFound } from '#kit/errors.ts'
import { findUnitById, findUnitBySlug, findUnits } from './store.ts'
import type { Unit } from './unit.ts'

/** The unit at a public address; throws NotFound. */
export async function getUnitBySlug(ctx: Context, slug: string): Promise<Unit> {
  const unit = await findUnitBySlug(ctx.db, slug)
  if (!unit) throw new NotFound(`没有网址名为“${slug}”的机关`)
  return unit
}

/** The unit of an id; throws NotFound. */
export async function getUnit(ctx: Context, id: string): Promise<Unit> {
  const unit = await findUnitById(ctx.db, id)
  if (!unit) throw new NotFound('找不到这一机关')
  return unit
}

/** Every unit, by public address. */
export async function listUnits(ctx: Context): Promise<Unit[]> {
  return findUnits(ctx.db)
}
