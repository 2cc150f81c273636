import type { Context } from '#kit/context.ts'
import type { Head } from './head.ts'
import { listLastHeads } from './store.ts'

/** The newest head of a unit's log (none before its first sealed act), or of every log when `unitId` is null. */
export async function listHeadsOf(ctx: Context, unitId: string | null): Promise<Head[]> {
  const heads = await listLastHeads(ctx.db)
  return unitId === null ? heads : heads.filter((head) => head.log === unitId)
}
