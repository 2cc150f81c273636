import { editionRefusals } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '../account/permission.ts'
import { checkDocument, keepDocument } from './compose-edition.ts'
import type { Edition } from './edition.ts'
import { editionFacts } from './edition-facts.ts'
import { newestEdition, openYear, recordEdition } from './record-edition.ts'
import { SignReportInput } from './schemas.ts'
import { getContent } from './store.ts'

/** The leader in charge signs the checked report; the day is printed under it, the scan is kept as evidence. */
export async function signReport(ctx: Context, rawInput: unknown): Promise<Edition> {
  requirePermission(ctx, 'report.sign')
  const { signedBy, signedOn, scan, ...which } = parseInput(SignReportInput, rawInput)
  const scanKey = scan ? await ctx.files.put(scan) : null
  return withTransaction(ctx, async (tx) => {
    const opened = await openYear(tx, which)
    const before = newestEdition(opened, which.year)
    const facts = editionFacts(tx, before, which.year)
    refuseIfAny(editionRefusals(facts, 'sign'))
    const document = { ...(await getContent(tx.db, before.digest)), signedOn }
    const digest = await keepDocument(tx, document)
    const results = await checkDocument(tx, { edition: before, document, filedOn: null })
    return recordEdition(tx, {
      unitId: opened.unit.id,
      editionId: before.id,
      isNew: false,
      act: 'sign',
      facts,
      effectiveOn: signedOn,
      ...(scanKey === null ? {} : { evidence: scanKey }),
      columns: { signed_by: signedBy, signed_on: signedOn, scan: scanKey, digest, results },
    })
  })
}
