import type { Context } from '#kit/context.ts'
import { Invalid } from '#kit/errors.ts'
import { keyTrouble } from './personal-keys.ts'
import { countByKey } from './store.ts'

export interface KeysStatus {
  readonly path: string
  /** null: there is no key yet. */
  readonly current: string | null
  readonly keys: readonly { readonly id: string; readonly isInFile: boolean; readonly values: number }[]
  /** Values of a time before keys, still in clear text. */
  readonly clear: number
  /** What keeps values from being opened. */
  readonly trouble: string | null
}

/** Which keys exist, and how many personal values each of them seals; no value is opened. */
export async function keysStatus(ctx: Context): Promise<KeysStatus> {
  const trouble = await keyTrouble(ctx)
  const keyring = await ctx.keys.read().catch(nullIfUnusable)
  const counts = await countByKey(ctx.db)
  const values = new Map(counts.map((count) => [count.keyId, count.values]))
  const ids = new Set([...(keyring?.keys.keys() ?? []), ...counts.map((count) => count.keyId)])
  return {
    path: ctx.keys.path,
    current: keyring?.current ?? null,
    keys: [...ids]
      .filter((id) => id !== null)
      .map((id) => ({ id, isInFile: keyring?.keys.has(id) ?? false, values: values.get(id) ?? 0 })),
    clear: values.get(null) ?? 0,
    trouble,
  }
}

/** `trouble` says why. */
function nullIfUnusable(error: unknown): null {
  if (error instanceof Invalid) return null
  throw error
}
