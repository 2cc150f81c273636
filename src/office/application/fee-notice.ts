import { feeNoticeRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { closingFacts, feeNoticeProjection } from './application.ts'
import { lockApplication } from './find-application.ts'
import { RecordFeeNoticeInput } from './schemas.ts'
import { findFeeNotice } from './store.ts'

/** Enters the notice of a processing fee (art. 42, 国办函〔2020〕109号), in fen. */
export async function recordFeeNotice(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'fee.noticed')
  const input = parseInput(RecordFeeNoticeInput, rawInput)
  return withTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, input)
    const facts = closingFacts(application, (await findFeeNotice(tx.db, application.id)) !== undefined)
    refuseIfAny(feeNoticeRefusals(facts, { noticedOn: input.noticedOn, today: tx.today }))
    return recordEntry(tx, feeNoticeProjection, {
      isNew: true,
      unitId: input.unitId,
      objectId: newId(),
      kind: 'fee.noticed',
      article: '条例第四十二条',
      effectiveOn: input.noticedOn,
      data: { application_id: application.id, amount_in_fen: input.amountInFen, noticed_on: input.noticedOn },
    })
  })
}
