import { yearOf, yearSpan } from '#law/day.ts'
import { resultRefusals } from '#law/ledger-refusals.ts'
import type { SupervisionKind } from '#law/report/facts.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Invalid, refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { getUnit } from '#office/unit/get-unit.ts'
import { RecordSupervisionInput } from './schemas.ts'
import { supervisionProjection } from './supervision-entry.ts'

const ARTICLES: Readonly<Record<SupervisionKind, string>> = {
  assessment: '条例第四十六条',
  'social-evaluation': '条例第四十六条',
  accountability: '条例第四十六条',
  training: '条例第四十八条',
}

/** Enters a result of assessment, social evaluation or accountability, or a training held (art. 46, 48, 50). */
export async function recordSupervision(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'supervision.recorded')
  const { unitId, kind, on, result, count, ...given } = parseInput(RecordSupervisionInput, rawInput)
  const year = given.year ?? yearOf(on)
  if (on < yearSpan(year).first) {
    throw new Invalid('填写的内容有问题', [{ field: 'year', message: `${year}年的结果不会早于${year}年作出` }])
  }
  return withTransaction(ctx, async (tx) => {
    await getUnit(tx, unitId)
    refuseIfAny(resultRefusals(on, { today: tx.today, article: ARTICLES[kind] }))
    return recordEntry(tx, supervisionProjection, {
      isNew: true,
      unitId,
      objectId: newId(),
      kind: 'supervision.recorded',
      article: ARTICLES[kind],
      effectiveOn: on,
      data: { kind, year, held_on: on, result, count },
    })
  })
}
