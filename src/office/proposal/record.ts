import { resultRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Conflict, refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { getUnit } from '#office/unit/get-unit.ts'
import { proposalProjection } from './proposal.ts'
import { RecordProposalInput } from './schemas.ts'
import { isProposalKnown, isProposalTaken } from './store.ts'

const ARTICLE = '条例第五十条第一款第（五）项'

/** Enters a deputies' suggestion or a CPPCC proposal that the unit has answered (art. 50, other matters). */
export async function recordProposal(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'proposal.handled')
  const input = parseInput(RecordProposalInput, rawInput)
  const { unitId, kind, reference, title, handledOn, result } = input
  const taken = () => new Conflict(`编号“${reference}”已经登记`)
  return withTransaction(ctx, async (tx) => {
    await getUnit(tx, unitId)
    if (await isProposalKnown(tx.db, input)) throw taken()
    refuseIfAny(resultRefusals(handledOn, { today: tx.today, article: ARTICLE }))
    return recordEntry(tx, proposalProjection, {
      isNew: true,
      unitId,
      objectId: newId(),
      kind: 'proposal.handled',
      article: ARTICLE,
      effectiveOn: handledOn,
      data: { kind, reference, title, handled_on: handledOn, result },
    })
  }).catch((error: unknown) => {
    throw isProposalTaken(error) ? taken() : error
  })
}
