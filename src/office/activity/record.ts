import { activityRefusals } from '#law/ledger-refusals.ts'
import { yearSpan } from '#law/day.ts'
import { formOfYear } from '#law/report/forms.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Conflict, refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { getUnit } from '#office/unit/get-unit.ts'
import { activityProjection } from './activity.ts'
import { RecordActivityInput } from './schemas.ts'
import { findActivityId, isNumberTaken } from './store.ts'

/** Enters a department's number for a cell of table two (art. 20, 50); the same department again replaces its number. */
export async function recordActivity(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'activity.stated')
  const input = parseInput(RecordActivityInput, rawInput)
  const { unitId, year, row, column, value, department, source } = input
  const form = input.form ?? formOfYear(year)
  return withTransaction(ctx, async (tx) => {
    const { mayMakeRules } = await getUnit(tx, unitId)
    refuseIfAny(activityRefusals({ year, form, row, column, value }, { mayMakeRules, today: tx.today }))
    const known = await findActivityId(tx.db, input)
    const { last } = yearSpan(year)
    return recordEntry(tx, activityProjection, {
      isNew: known === undefined,
      unitId,
      objectId: known ?? newId(),
      kind: known === undefined ? 'activity.stated' : 'activity.restated',
      article: '条例第五十条',
      effectiveOn: last < tx.today ? last : tx.today,
      evidence: source,
      data: { year, form, row_id: row, column_id: column, value, department, source },
    })
  }).catch((error: unknown) => {
    throw isNumberTaken(error) ? new Conflict('这一数字刚刚被他人登记，请核对后重试') : error
  })
}
