import type { Context } from '#kit/context.ts'
import { findLatestDisclosures, type LatestDisclosure } from './store.ts'

const SHOWN = 6

/** The unit's items that went public last, newest first; withdrawn ones are not listed. */
export async function listLatestDisclosures(ctx: Context, unitId: string): Promise<LatestDisclosure[]> {
  return findLatestDisclosures(ctx.db, { unitId, limit: SHOWN })
}
