import { receptionRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Conflict, refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { getUnit } from '#office/unit/get-unit.ts'
import { applicationProjection } from './application.ts'
import { RecordApplicationInput } from './schemas.ts'
import { findApplication, isAlreadyRegistered } from './store.ts'

/** Enters an application into the 登记簿 (art. 31, 45); the applicant's name is kept apart and can be erased. */
export async function recordApplication(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'application.received')
  const input = parseInput(RecordApplicationInput, rawInput)
  const { unitId, reference, receivedOn, applicantName } = input
  const taken = () => new Conflict(`登记号“${reference}”已经登记`)
  return withTransaction(ctx, async (tx) => {
    await getUnit(tx, unitId)
    if (await findApplication(tx.db, input)) throw taken()
    refuseIfAny(receptionRefusals(receivedOn, tx.today))
    return recordEntry(tx, applicationProjection, {
      isNew: true,
      unitId,
      objectId: newId(),
      kind: 'application.received',
      article: '条例第三十一条',
      effectiveOn: receivedOn,
      data: {
        reference,
        applicant_class: input.applicantClass,
        received_on: receivedOn,
        channel: input.channel ?? null,
      },
      ...(applicantName === undefined ? {} : { personal: { applicant_name: applicantName } }),
    })
  }).catch((error: unknown) => {
    throw isAlreadyRegistered(error) ? taken() : error
  })
}
