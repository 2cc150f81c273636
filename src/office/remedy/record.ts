import { caseRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Conflict, refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { getApplication } from '#office/application/find-application.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { getUnit } from '#office/unit/get-unit.ts'
import { caseProjection } from './remedy-case.ts'
import { RecordCaseInput } from './schemas.ts'
import { findCaseId, isCaseTaken } from './store.ts'

/** Enters a reconsideration or a suit about disclosure (art. 51). */
export async function recordCase(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'case.filed')
  const input = parseInput(RecordCaseInput, rawInput)
  const { unitId, reference, filedOn } = input
  const taken = () => new Conflict(`案号“${reference}”已经登记`)
  return withTransaction(ctx, async (tx) => {
    await getUnit(tx, unitId)
    if ((await findCaseId(tx.db, input)) !== undefined) throw taken()
    const application =
      input.application === undefined ? null : await getApplication(tx, { unitId, reference: input.application })
    refuseIfAny(caseRefusals({ filedOn, applicationReceivedOn: application?.received_on ?? null }, tx.today))
    return recordEntry(tx, caseProjection, {
      isNew: true,
      unitId,
      objectId: newId(),
      kind: 'case.filed',
      article: '条例第五十一条',
      effectiveOn: filedOn,
      data: { reference, case_group: input.group, filed_on: filedOn, application_id: application?.id ?? null },
    })
  }).catch((error: unknown) => {
    throw isCaseTaken(error) ? taken() : error
  })
}
