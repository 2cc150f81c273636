import { findingsOf } from '#law/report/rules/check.ts'
import type { Context } from '#kit/context.ts'
import { Conflict } from '#kit/errors.ts'
import { requirePermission } from '../account/permission.ts'
import { checkReportEdition } from '../report/check.ts'
import { draftReport } from '../report/draft.ts'
import { fileReport } from '../report/file.ts'
import { publishReport } from '../report/publish.ts'
import { respondToFiling } from '../report/respond.ts'
import { signReport } from '../report/sign.ts'
import { SAMPLE_TEXTS } from './texts.ts'

const YEARS = [
  { year: 2020, signedOn: '2021-01-22', filedOn: '2021-01-25', acceptedOn: '2021-01-27', publicOn: '2021-01-29' },
  { year: 2021, signedOn: '2022-01-17', filedOn: '2022-01-18', acceptedOn: '2022-01-20', publicOn: '2022-01-24' },
] as const

/** Why the sample's warnings stand, by rule. */
const REASONS: Readonly<Record<string, string>> = {}

/**
 * Takes the sample's two reports from draft to the public page, through the verbs that a clerk uses.
 * Returns what papers had to warn of, such as missing fonts.
 */
export async function publishSampleReports(
  ctx: Context,
  { unitId, onYear }: { unitId: string; onYear?: () => void },
): Promise<readonly string[]> {
  const warnings = new Set<string>()
  for (const one of YEARS) {
    for (const warning of await publishYear(ctx, unitId, one)) warnings.add(warning)
    onYear?.()
  }
  return [...warnings]
}

async function publishYear(
  ctx: Context,
  unitId: string,
  { year, signedOn, filedOn, acceptedOn, publicOn }: (typeof YEARS)[number],
): Promise<readonly string[]> {
  requirePermission(ctx, 'sample.loaded')
  const which = { unitId, year }
  await draftReport(ctx, { ...which, text: SAMPLE_TEXTS[year] })
  const { results } = await checkReportEdition(ctx, { ...which, reasons: REASONS })
  const errors = findingsOf(results).filter((finding) => finding.severity === 'error')
  if (errors.length > 0)
    throw new Conflict(`样例的${year}年年度报告没有通过校核：${errors.map((one) => one.message).join('；')}`)
  await signReport(ctx, { ...which, signedBy: '样例签发人', signedOn })
  await fileReport(ctx, { ...which, filedOn })
  await respondToFiling(ctx, { ...which, answer: 'accepted', on: acceptedOn })
  const firstPublic = { on: publicOn, source: '样例：青澜县人民政府网站政府信息公开年报栏目' }
  return (await publishReport(ctx, { ...which, firstPublic })).warnings
}
