import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import type { Progress } from '#kit/progress.ts'
import type { Act } from '#office/audit/act.ts'
import { addKey, countToReseal, removeUnusedKeys, resealAll } from '#office/audit/personal/rotate-keys.ts'
import type { Pruned } from '#office/audit/personal/rotate-keys.ts'
import { requirePermission } from './permission.ts'

export interface Rotated {
  readonly keyId: string
  readonly act: Act
  readonly resealed: number
  /** Values that did not open under any key of the file; they stay as they are. */
  readonly unopened: number
}

/**
 * Makes a new current key and brings every personal value under it, values in clear text included. Old keys stay in the
 * file. Broken off in between, it loses nothing: run it again.
 */
export async function rotateKeys(ctx: Context, progress: (values: number) => Progress): Promise<Rotated> {
  requirePermission(ctx, 'keys.rotated')
  const made = await withTransaction(ctx, (tx) => addKey(tx))
  const bar = progress(await countToReseal(ctx))
  try {
    return { ...made, ...(await resealAll(ctx, (values) => bar.step(values))) }
  } finally {
    bar.done()
  }
}

/** Removes old keys that no value uses: backups of the data made before the last rotation need them. */
export async function pruneKeys(ctx: Context): Promise<Pruned> {
  requirePermission(ctx, 'keys.pruned')
  return withTransaction(ctx, (tx) => removeUnusedKeys(tx))
}
