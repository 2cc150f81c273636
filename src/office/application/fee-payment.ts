import { feePaymentRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { NotFound, refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { feeNoticeProjection } from './application.ts'
import { lockApplication } from './find-application.ts'
import { RecordFeePaymentInput } from './schemas.ts'
import { findFeeNotice } from './store.ts'

/** Enters that a processing fee was paid (art. 42, 国办函〔2020〕109号), in fen. */
export async function recordFeePayment(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'fee.paid')
  const input = parseInput(RecordFeePaymentInput, rawInput)
  const { paidInFen, paidOn } = input
  return withTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, input)
    const notice = await findFeeNotice(tx.db, application.id)
    if (!notice) throw new NotFound(`“${input.reference}”没有登记过收费通知`)
    refuseIfAny(feePaymentRefusals(notice, { paidOn, paidInFen, today: tx.today }))
    return recordEntry(tx, feeNoticeProjection, {
      isNew: false,
      unitId: input.unitId,
      objectId: notice.id,
      kind: 'fee.paid',
      article: '条例第四十二条',
      effectiveOn: paidOn,
      data: { paid_in_fen: paidInFen, paid_on: paidOn },
    })
  })
}
