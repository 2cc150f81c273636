import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { parseInput } from '#kit/parse-input.ts'
import type { Act } from '#office/audit/act.ts'
import { eraseKept } from '#office/audit/erase-kept.ts'
import { requirePermission } from './permission.ts'
import { ErasePersonalInput } from './schemas.ts'

/** Erases every personal value kept for an object (PIPL art. 47); its acts stay and still verify. Refused when none is left. */
export async function erasePersonal(ctx: Context, rawInput: unknown): Promise<Act> {
  requirePermission(ctx, 'personal.erased')
  const input = parseInput(ErasePersonalInput, rawInput)
  return withTransaction(ctx, (tx) => eraseKept(tx, input))
}
