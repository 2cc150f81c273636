import { closingRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { applicationProjection, articleOf, closingFacts } from './application.ts'
import { lockApplication } from './find-application.ts'
import { CloseApplicationInput } from './schemas.ts'
import { findFeeNotice } from './store.ts'

/** Enters how an application ended (art. 33, 36–39) and on which day. */
export async function closeApplication(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'application.closed')
  const input = parseInput(CloseApplicationInput, rawInput)
  const { unitId, outcome, closedOn } = input
  return withTransaction(ctx, async (tx) => {
    const before = await lockApplication(tx, input)
    const facts = closingFacts(
      before,
      outcome === 'fee-unpaid' && (await findFeeNotice(tx.db, before.id)) !== undefined,
    )
    refuseIfAny(closingRefusals(facts, { closedOn, outcome, today: tx.today }))
    const article = input.outcomeArticle ?? articleOf(outcome)
    return recordEntry(tx, applicationProjection, {
      isNew: false,
      unitId,
      objectId: before.id,
      kind: 'application.closed',
      article: article.startsWith('第') ? `条例${article}` : article,
      effectiveOn: closedOn,
      data: { outcome, outcome_article: article, closed_on: closedOn },
    })
  })
}
