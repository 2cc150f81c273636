import { withdrawalRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import { lockCurrent } from '#kit/db/lock-current.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { NotFound, refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { receiptProjection, type ReceiptRow } from './disclosure.ts'
import { WithdrawReceiptInput } from './schemas.ts'

/** Enters that a channel took an item down (still counted), or that the receipt was a mistake (no longer counted). */
export async function withdrawReceipt(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'receipt.withdrawn')
  const { unitId, receipt: id, on, reason, isMistake } = parseInput(WithdrawReceiptInput, rawInput)
  return withTransaction(ctx, async (tx) => {
    const before = await lockCurrent<ReceiptRow>(tx.db, { table: receiptProjection.table, id })
    if (before?.unit_id !== unitId) throw new NotFound('没有登记过这条公开记录')
    refuseIfAny(withdrawalRefusals(before, { on, today: tx.today }))
    return recordEntry(tx, receiptProjection, {
      isNew: false,
      unitId,
      objectId: id,
      kind: isMistake ? 'receipt.voided' : 'receipt.withdrawn',
      article: '条例第六条',
      effectiveOn: on,
      data: { state: isMistake ? 'void' : 'withdrawn', ended_on: on, reason },
    })
  })
}
