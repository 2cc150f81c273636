import type { z } from 'zod'
import type { Day } from '#law/day.ts'
import { endingRefusals, receptionRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import type { JsonObject } from '#kit/crypto/canonical-json.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Invalid, refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { applicationProjection, articleOf, type ApplicationRow } from './application.ts'
import { lockApplication } from './find-application.ts'
import { AmendApplicationInput } from './schemas.ts'
import { findFeeNotice } from './store.ts'

/** Corrects a line of the 登记簿 with a reason; the former version stays in the record (art. 6, 45). */
export async function amendApplication(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'application.amended')
  const input = parseInput(AmendApplicationInput, rawInput)
  return withTransaction(ctx, async (tx) => {
    const before = await lockApplication(tx, input)
    const changed = changedColumns(before, input)
    const hasFeeNotice = (await findFeeNotice(tx.db, before.id)) !== undefined
    refuseIfAny(amendedRefusals({ ...before, ...changed }, { hasFeeNotice, today: tx.today }))
    return recordEntry(tx, applicationProjection, {
      isNew: false,
      unitId: input.unitId,
      objectId: before.id,
      kind: 'application.amended',
      article: '条例第四十五条',
      effectiveOn: tx.today,
      data: { ...changed, reason: input.reason },
    })
  })
}

type Input = z.output<typeof AmendApplicationInput>

function changedColumns(before: ApplicationRow, input: Input): JsonObject & Partial<ApplicationRow> {
  const { applicantClass, receivedOn, outcome, closedOn, outcomeArticle } = input
  const article = outcomeArticle ?? (outcome === undefined ? undefined : articleOf(outcome))
  const touchesEnding = article !== undefined || closedOn !== undefined
  if (touchesEnding && before.closed_on === null) {
    throw new Invalid('这件申请还没有办结，不能更正办理结果', [{ field: 'outcome', message: '请先登记办理结果' }])
  }
  return {
    ...(applicantClass === undefined ? {} : { applicant_class: applicantClass }),
    ...(receivedOn === undefined ? {} : { received_on: receivedOn }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(article === undefined ? {} : { outcome_article: article }),
    ...(closedOn === undefined ? {} : { closed_on: closedOn }),
  }
}

function amendedRefusals(
  { received_on: receivedOn, closed_on: closedOn, outcome }: ApplicationRow,
  { hasFeeNotice, today }: { hasFeeNotice: boolean; today: Day },
) {
  const ending =
    closedOn === null || outcome === null
      ? []
      : endingRefusals({ receivedOn, hasFeeNotice }, { closedOn, outcome, today })
  return [...receptionRefusals(receivedOn, today), ...ending]
}
