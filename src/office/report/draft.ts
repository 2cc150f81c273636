import type { ReportDocument } from '#law/report/document.ts'
import { formOfYear } from '#law/report/forms.ts'
import { unknownReferences } from '#law/report/narrative.ts'
import { editionRefusals } from '#law/report/states.ts'
import { parseTexts } from '#law/report/texts.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Invalid, refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '../account/permission.ts'
import { composeEdition } from './compose-edition.ts'
import { UNSIGNED, type Edition } from './edition.ts'
import { editionFacts } from './edition-facts.ts'
import { openYear, recordEdition } from './record-edition.ts'
import { DraftReportInput } from './schemas.ts'

/** Writes the year's report from the ledger, or writes the open draft again; a clerk's text replaces the former one. */
export async function draftReport(ctx: Context, rawInput: unknown): Promise<Edition> {
  requirePermission(ctx, 'report.draft')
  const input = parseInput(DraftReportInput, rawInput)
  const text = readText(input.text, input.year)
  return withTransaction(ctx, async (tx) => {
    const opened = await openYear(tx, input)
    const before = opened.editions[0]
    const facts = editionFacts(tx, before, input.year)
    refuseIfAny(editionRefusals(facts, 'draft'))
    const source = {
      year: input.year,
      number: before?.number ?? 1,
      form: input.form ?? before?.form ?? formOfYear(input.year),
      texts: text?.texts ?? before?.texts ?? {},
      measures: text?.measures ?? before?.measures ?? [],
      declarations: before?.declarations ?? [],
    }
    const { document, digest } = await composeEdition(tx, opened.unit, source)
    refuseUnknownFigures(source, document)
    return recordEdition(tx, {
      unitId: opened.unit.id,
      editionId: before?.id ?? newId(),
      isNew: before === undefined,
      act: 'draft',
      facts,
      effectiveOn: tx.today,
      columns: { ...source, ...UNSIGNED, known_at: tx.now, digest },
    })
  })
}

/** A reference that names no figure would otherwise be printed as a gap. */
function refuseUnknownFigures(
  { texts, measures }: Pick<Edition, 'texts' | 'measures'>,
  { figures }: ReportDocument,
): void {
  const sources = [...Object.values(texts), ...measures.map((measure) => measure.text)]
  const unknown = sources.flatMap((source) => unknownReferences(source, figures))
  if (unknown.length === 0) return
  throw new Invalid(
    '文字稿里有报告没有的数字名称',
    unknown.map((key) => ({ field: `{${key}}`, message: '没有这个数字' })),
  )
}

function readText(source: string | undefined, year: number): Pick<Edition, 'texts' | 'measures'> | null {
  if (source === undefined) return null
  const { texts, measures, problems } = parseTexts(source)
  if (problems.length > 0) {
    throw new Invalid(
      '年度报告的文字稿有问题',
      problems.map((message) => ({ field: '文字稿', message })),
    )
  }
  return { texts, measures: measures.map((measure) => ({ text: measure, year: year + 1 })) }
}
