import { editionRefusals } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '../account/permission.ts'
import { composeEdition } from './compose-edition.ts'
import type { Edition } from './edition.ts'
import { editionFacts } from './edition-facts.ts'
import { newestEdition, openYear, recordEdition } from './record-edition.ts'
import { RestateReportInput } from './schemas.ts'

/** Opens a new edition beside the filed one, written from the ledger as it is now; the old one stays as it was. */
export async function restateReport(ctx: Context, rawInput: unknown): Promise<Edition> {
  requirePermission(ctx, 'report.restate')
  const { reason, ...which } = parseInput(RestateReportInput, rawInput)
  return withTransaction(ctx, async (tx) => {
    const opened = await openYear(tx, which)
    const before = newestEdition(opened, which.year)
    const facts = editionFacts(tx, before, which.year)
    refuseIfAny(editionRefusals(facts, 'restate'))
    const source = {
      year: before.year,
      number: before.number + 1,
      form: before.form,
      texts: before.texts,
      measures: before.measures,
      declarations: before.declarations,
    }
    const { digest } = await composeEdition(tx, opened.unit, source)
    return recordEdition(tx, {
      unitId: opened.unit.id,
      editionId: newId(),
      isNew: true,
      act: 'restate',
      facts,
      effectiveOn: tx.today,
      evidence: reason,
      columns: { ...source, known_at: tx.now, digest, restates_because: reason },
    })
  })
}
