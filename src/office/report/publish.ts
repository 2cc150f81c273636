import { editionRefusals } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Conflict, refuseIfAny } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { renderReport, REPORT_FORMATS } from '#papers/render-report.ts'
import { requirePermission } from '../account/permission.ts'
import { checkDocument } from './compose-edition.ts'
import type { Edition, StoredFile } from './edition.ts'
import { editionFacts } from './edition-facts.ts'
import { newestEdition, openYear, recordEdition } from './record-edition.ts'
import { PublishReportInput } from './schemas.ts'
import { getContent } from './store.ts'

/**
 * Makes the report public (art. 49): renders every file once, keeps them by content, and records today as the day.
 * Where it was public before this system, that day stands beside with its source. Returns what papers had to warn of.
 */
export async function publishReport(
  ctx: Context,
  rawInput: unknown,
): Promise<{ edition: Edition; warnings: readonly string[] }> {
  requirePermission(ctx, 'report.publish')
  const { firstPublic, reasons, ...which } = parseInput(PublishReportInput, rawInput)
  const { before, unitId, files, warnings } = await renderNewest(ctx, { ...which, reasons })
  return withTransaction(ctx, async (tx) => {
    const opened = await openYear(tx, which)
    const current = newestEdition(opened, which.year)
    if (current.id !== before.id || current.digest !== before.digest) throw new Conflict('报告刚刚被改动过，请重新发布')
    const facts = editionFacts(tx, { ...current, results: before.results, reasons: before.reasons }, which.year)
    refuseIfAny(editionRefusals(facts, 'publish'))
    const edition = await recordEdition(tx, {
      unitId,
      editionId: current.id,
      isNew: false,
      act: 'publish',
      facts,
      effectiveOn: tx.today,
      ...(firstPublic ? { evidence: firstPublic.source } : {}),
      columns: {
        published_on: tx.today,
        first_public_on: firstPublic?.on ?? null,
        first_public_source: firstPublic?.source ?? null,
        results: before.results,
        reasons: before.reasons,
        files,
      },
    })
    return { edition, warnings }
  })
}

/** Rendering takes seconds, so it is done before the transaction; the refusal is asked first to spare it. */
async function renderNewest(ctx: Context, which: { unitId: string; year: number; reasons: Edition['reasons'] }) {
  const opened = await openYear(ctx, which)
  const newest = newestEdition(opened, which.year)
  const document = await getContent(ctx.db, newest.digest)
  const unitId = opened.unit.id
  const results = await checkDocument(ctx, { edition: newest, document, filedOn: newest.filed_on })
  const before = { ...newest, results, reasons: { ...newest.reasons, ...which.reasons } }
  refuseIfAny(editionRefusals(editionFacts(ctx, before, which.year), 'publish'))
  const rendered = await renderReport({
    document,
    results,
    digest: newest.digest,
    fontsDir: ctx.settings.fontsDir,
    formats: REPORT_FORMATS,
  })
  const files: StoredFile[] = []
  for (const { name, mediaType, bytes } of rendered.files) {
    files.push({ name, mediaType, sizeInBytes: bytes.length, key: await ctx.files.put(bytes) })
  }
  return { before, unitId, files, warnings: rendered.warnings }
}
