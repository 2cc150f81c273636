import type { Day } from '#law/day.ts'
import type { ReportDocument } from '#law/report/document.ts'
import type { RuleResult } from '#law/report/rules/rule.ts'
import type { Context } from '#kit/context.ts'
import type { Edition } from './edition.ts'
import { needsRestatement } from './needs-restatement.ts'
import { findEditions, findEditionsOfYear, getContent, getTitle } from './store.ts'

export interface PublishedReportLine {
  readonly year: number
  readonly edition: number
  readonly title: string
  readonly publishedOn: Day
  readonly filedOn: Day | null
  readonly needsRestatement: boolean
  readonly files: readonly PublishedFile[]
}

export interface PublishedFile {
  readonly name: string
  readonly label: string
  readonly mediaType: string
  readonly sizeInBytes: number
}

export interface ReportFile {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

interface PublishedEdition {
  readonly number: number
  readonly state: string
  readonly publishedOn: Day
  readonly filedOn: Day | null
  /** Why it was made again; null for the first. */
  readonly note: string | null
}

export interface PublishedReport {
  readonly document: ReportDocument
  readonly results: readonly RuleResult[]
  /** Rule id → why its warning stands. */
  readonly warningReasons: Readonly<Record<string, string>>
  readonly digest: string
  /** Newest first. */
  readonly editions: readonly PublishedEdition[]
  readonly files: readonly PublishedFile[]
  /** Chart id → SVG. */
  readonly charts: Readonly<Record<string, string>>
  readonly needsRestatement: boolean
  readonly signedBy: string | null
  readonly signedOn: Day | null
  readonly filedOn: Day | null
  readonly publishedOn: Day
}

type Public = Edition & { readonly published_on: Day }

/** The newest published edition of each year, newest year first. */
export async function listPublishedReports(ctx: Context, unitId: string): Promise<PublishedReportLine[]> {
  const seen = new Set<number>()
  const newest = (await findEditions(ctx.db, unitId))
    .filter(isPublic)
    .filter((edition) => !seen.has(edition.year) && seen.add(edition.year))
  return Promise.all(
    newest.map(async (edition) => ({
      year: edition.year,
      edition: edition.number,
      title: await getTitle(ctx.db, edition.digest),
      publishedOn: publicSince(edition),
      filedOn: edition.filed_on,
      needsRestatement: await needsRestatement(ctx, edition),
      files: downloads(edition),
    })),
  )
}

/** A published edition, the newest where none is named; null when there is none. */
export async function getPublishedReport(
  ctx: Context,
  which: { unitId: string; year: number; edition?: number },
): Promise<PublishedReport | null> {
  const editions = (await findEditionsOfYear(ctx.db, which)).filter(isPublic)
  const edition = editions.find((one) => which.edition === undefined || one.number === which.edition)
  if (!edition) return null
  return {
    document: await getContent(ctx.db, edition.digest),
    results: edition.results,
    warningReasons: edition.reasons,
    digest: edition.digest,
    editions: editions.map((one) => ({
      number: one.number,
      state: one === editions[0] ? '现行版本' : `已由第${editions[0]?.number}版替代`,
      publishedOn: publicSince(one),
      filedOn: one.filed_on,
      note: one.restates_because,
    })),
    files: downloads(edition),
    charts: await readCharts(ctx, edition),
    needsRestatement: edition === editions[0] && (await needsRestatement(ctx, edition)),
    signedBy: edition.signed_by,
    signedOn: edition.signed_on,
    filedOn: edition.filed_on,
    publishedOn: publicSince(edition),
  }
}

/** The bytes of one file of a published edition; null when there is none of that name. */
export async function readReportFile(
  ctx: Context,
  which: { unitId: string; year: number; edition: number; name: string },
): Promise<ReportFile | null> {
  const editions = (await findEditionsOfYear(ctx.db, which)).filter(isPublic)
  const file = editions.find((one) => one.number === which.edition)?.files.find((one) => one.name === which.name)
  const bytes = file ? await ctx.files.get(file.key) : null
  return file && bytes ? { mediaType: file.mediaType, bytes } : null
}

const FILE_LABELS: Readonly<Record<string, string>> = {
  'report.pdf': 'PDF，排版稿',
  'report.docx': 'DOCX，公文格式',
  'report.xlsx': 'XLSX，三张表',
  'report.json': 'JSON，含来源',
  'report.html': 'HTML，单个文件',
}

function downloads(edition: Edition): PublishedFile[] {
  return edition.files.flatMap(({ name, mediaType, sizeInBytes }) =>
    FILE_LABELS[name] ? [{ name, label: FILE_LABELS[name], mediaType, sizeInBytes }] : [],
  )
}

const CHART_FILE = /^chart-([a-z]+)\.svg$/

async function readCharts(ctx: Context, edition: Edition): Promise<Record<string, string>> {
  const charts: Record<string, string> = {}
  for (const { name, key } of edition.files) {
    const id = CHART_FILE.exec(name)?.[1]
    const bytes = id ? await ctx.files.get(key) : null
    if (id && bytes) charts[id] = new TextDecoder().decode(bytes)
  }
  return charts
}

function isPublic(edition: Edition): edition is Public {
  return edition.published_on !== null
}

function publicSince(edition: Public): Day {
  return edition.first_public_on ?? edition.published_on
}
