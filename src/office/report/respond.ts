import { editionRefusals } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Invalid, refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '../account/permission.ts'
import type { Edition } from './edition.ts'
import { editionFacts } from './edition-facts.ts'
import { newestEdition, openYear, recordEdition } from './record-edition.ts'
import { RespondToFilingInput } from './schemas.ts'

/** The competent authority's answer to a filing: accepted, or returned with remarks and open for change again. */
export async function respondToFiling(ctx: Context, rawInput: unknown): Promise<Edition> {
  requirePermission(ctx, 'report.respond')
  const { answer, on, remarks, ...which } = parseInput(RespondToFilingInput, rawInput)
  if (answer === 'returned' && !remarks)
    throw new Invalid('退回要写意见', [{ field: 'remarks', message: '请写退回的理由' }])
  const act = answer === 'accepted' ? 'accept' : 'return'
  return withTransaction(ctx, async (tx) => {
    const opened = await openYear(tx, which)
    const before = newestEdition(opened, which.year)
    const facts = editionFacts(tx, before, which.year)
    refuseIfAny(editionRefusals(facts, act))
    return recordEdition(tx, {
      unitId: opened.unit.id,
      editionId: before.id,
      isNew: false,
      act,
      facts,
      effectiveOn: on,
      columns: { remarks: remarks ?? null },
    })
  })
}
