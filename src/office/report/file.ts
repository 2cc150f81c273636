import { editionRefusals } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '../account/permission.ts'
import { checkDocument } from './compose-edition.ts'
import type { Edition } from './edition.ts'
import { editionFacts } from './edition-facts.ts'
import { newestEdition, openYear, recordEdition } from './record-edition.ts'
import { FileReportInput } from './schemas.ts'
import { getContent } from './store.ts'

/** Files the signed report with the competent authority (art. 49); from then on the period is locked. */
export async function fileReport(ctx: Context, rawInput: unknown): Promise<Edition> {
  requirePermission(ctx, 'report.file')
  const { filedOn, reasons: given, ...which } = parseInput(FileReportInput, rawInput)
  return withTransaction(ctx, async (tx) => {
    const opened = await openYear(tx, which)
    const before = newestEdition(opened, which.year)
    const document = await getContent(tx.db, before.digest)
    const reasons = { ...before.reasons, ...given }
    const results = await checkDocument(tx, { edition: before, document, filedOn })
    const facts = editionFacts(tx, { ...before, results, reasons }, which.year)
    refuseIfAny(editionRefusals(facts, 'file'))
    return recordEdition(tx, {
      unitId: opened.unit.id,
      editionId: before.id,
      isNew: false,
      act: 'file',
      facts,
      effectiveOn: filedOn,
      columns: { filed_on: filedOn, remarks: null, results, reasons },
    })
  })
}
