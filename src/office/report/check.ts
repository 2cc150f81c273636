import { editionRefusals } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '../account/permission.ts'
import { checkDocument, composeEdition } from './compose-edition.ts'
import type { Edition } from './edition.ts'
import { editionFacts } from './edition-facts.ts'
import { newestEdition, openYear, recordEdition } from './record-edition.ts'
import { CheckReportInput } from './schemas.ts'

/** Writes the report from today's ledger, runs every rule on it and freezes it; reasons answer warnings by rule id. */
export async function checkReportEdition(ctx: Context, rawInput: unknown): Promise<Edition> {
  requirePermission(ctx, 'report.check')
  const { reasons, ...which } = parseInput(CheckReportInput, rawInput)
  return withTransaction(ctx, async (tx) => {
    const opened = await openYear(tx, which)
    const before = newestEdition(opened, which.year)
    const facts = editionFacts(tx, before, which.year)
    refuseIfAny(editionRefusals(facts, 'check'))
    const { document, digest } = await composeEdition(tx, opened.unit, before)
    const results = await checkDocument(tx, { edition: before, document, filedOn: null })
    return recordEdition(tx, {
      unitId: opened.unit.id,
      editionId: before.id,
      isNew: false,
      act: 'check',
      facts,
      effectiveOn: tx.today,
      columns: { known_at: tx.now, digest, results, reasons: { ...before.reasons, ...reasons } },
    })
  })
}
