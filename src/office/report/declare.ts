import { editionRefusals } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { NotFound, refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '../account/permission.ts'
import { composeEdition } from './compose-edition.ts'
import { UNSIGNED, type Edition } from './edition.ts'
import { editionFacts } from './edition-facts.ts'
import { newestEdition, openYear, recordEdition } from './record-edition.ts'
import { DeclareFigureInput } from './schemas.ts'
import { getContent } from './store.ts'

/** States one figure with a reason where the ledger cannot know it; the figure shows its origin ever after. */
export async function declareFigure(ctx: Context, rawInput: unknown): Promise<Edition> {
  requirePermission(ctx, 'report.declare')
  const { key, value, reason, ...which } = parseInput(DeclareFigureInput, rawInput)
  return withTransaction(ctx, async (tx) => {
    const opened = await openYear(tx, which)
    const before = newestEdition(opened, which.year)
    const facts = editionFacts(tx, before, which.year)
    refuseIfAny(editionRefusals(facts, 'declare'))
    await requireKnownFigure(tx, before, key)
    const declarations = [...before.declarations.filter((known) => known.key !== key), { key, value, reason }]
    const { digest } = await composeEdition(tx, opened.unit, { ...before, declarations })
    return recordEdition(tx, {
      unitId: opened.unit.id,
      editionId: before.id,
      isNew: false,
      act: 'declare',
      facts,
      effectiveOn: tx.today,
      evidence: reason,
      columns: { declarations, ...UNSIGNED, known_at: tx.now, digest },
    })
  })
}

async function requireKnownFigure(tx: Context, edition: Edition, key: string): Promise<void> {
  const { figures } = await getContent(tx.db, edition.digest)
  if (!Object.hasOwn(figures, key))
    throw new NotFound(`报告里没有“${key}”这个数字；用 report show --json 看全部数字的名称`)
}
