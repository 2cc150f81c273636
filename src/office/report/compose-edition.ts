import { composeReport } from '#law/report/compose.ts'
import type { Measure, ReportDocument } from '#law/report/document.ts'
import type { Declaration } from '#law/report/figure.ts'
import { foldYear } from '#law/report/fold.ts'
import type { FormId } from '#law/report/forms.ts'
import { checkReport } from '#law/report/rules/check.ts'
import type { RuleResult } from '#law/report/rules/rule.ts'
import { previousOf, subjectOf } from '#law/report/own-subject.ts'
import type { Day } from '#law/day.ts'
import type { Context } from '#kit/context.ts'
import { canonicalJson, type Json } from '#kit/crypto/canonical-json.ts'
import { DEFAULT_ALGORITHM, hashHex } from '#kit/crypto/hash.ts'
import type { Unit } from '../unit/unit.ts'
import type { Edition } from './edition.ts'
import { carriedFrom, readFiledReport } from './filed-report.ts'
import { keepContent } from './store.ts'
import { readYearLedger } from './year-ledger/read.ts'

/** What a clerk has put into an edition; everything else comes from the ledger. */
export interface EditionSource {
  readonly year: number
  readonly number: number
  readonly form: FormId
  readonly texts: Edition['texts']
  readonly measures: readonly Measure[]
  readonly declarations: readonly Declaration[]
}

/** Writes the document from the ledger as it is now, keeps it, and returns its digest. */
export async function composeEdition(
  ctx: Context,
  unit: Unit,
  source: EditionSource,
): Promise<{ document: ReportDocument; digest: string }> {
  const { year, number, form, texts, measures, declarations } = source
  const before = await readFiledReport(ctx, unit.id, year - 1)
  const folded = foldYear({
    ledger: await readYearLedger(ctx, { unitId: unit.id, year, knownAt: ctx.now }),
    form,
    ...carriedFrom(before),
    declarations,
  })
  const document = composeReport({
    unit: reportingUnit(ctx, unit, year),
    year,
    form,
    edition: number,
    knownAt: ctx.now,
    folded,
    texts,
    measures,
    previousMeasures: before?.measures ?? [],
    signedOn: null,
  })
  return { document, digest: await keepDocument(ctx, document) }
}

/** Keeps a document under its digest (SM3 over canonical JSON) and returns the digest. */
export async function keepDocument(ctx: Context, document: ReportDocument): Promise<string> {
  const digest = hashHex(DEFAULT_ALGORITHM, canonicalJson(document as unknown as Json))
  await keepContent(ctx.db, digest, document)
  return digest
}

/** Runs every rule on a document, beside last year's filed report. */
export async function checkDocument(
  ctx: Context,
  {
    edition,
    document,
    filedOn,
  }: { edition: Pick<Edition, 'unit_id' | 'texts'>; document: ReportDocument; filedOn: Day | null },
): Promise<RuleResult[]> {
  const before = await readFiledReport(ctx, edition.unit_id, document.year - 1)
  const previous = before ? previousOf(before) : null
  const filingDay = document.unit.level === 'town' ? ctx.settings.townFilingDay : null
  return checkReport(subjectOf(document, { texts: edition.texts, previous, filedOn, filingDay }))
}

function reportingUnit(ctx: Context, unit: Unit, year: number): ReportDocument['unit'] {
  const { slug, name, superior, level, address, postcode, phone, isSample } = unit
  return {
    slug,
    name,
    superior,
    level,
    address,
    postcode,
    phone,
    isSample,
    pageUrl: `${ctx.settings.publicUrl}/${slug}/reports/${year}/`,
  }
}
