import { decisionRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import { lockCurrent } from '#kit/db/lock-current.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { NotFound, refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { caseProjection, type CaseRow } from './remedy-case.ts'
import { DecideCaseInput } from './schemas.ts'
import { findCaseId } from './store.ts'

/** Enters how a reconsideration or a suit ended (art. 51). */
export async function decideCase(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'case.decided')
  const input = parseInput(DecideCaseInput, rawInput)
  const { unitId, reference, result, decidedOn } = input
  return withTransaction(ctx, async (tx) => {
    const id = await findCaseId(tx.db, input)
    const before = id === undefined ? null : await lockCurrent<CaseRow>(tx.db, { table: caseProjection.table, id })
    if (!before) throw new NotFound(`没有登记过案号“${reference}”`)
    refuseIfAny(decisionRefusals(before, { decidedOn, today: tx.today }))
    return recordEntry(tx, caseProjection, {
      isNew: false,
      unitId,
      objectId: before.id,
      kind: 'case.decided',
      article: '条例第五十一条',
      effectiveOn: decidedOn,
      data: { result, decided_on: decidedOn },
    })
  })
}
