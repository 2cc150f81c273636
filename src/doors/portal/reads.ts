import type { Context } from '#kit/context.ts'
import type { Day, Instant } from '#law/day.ts'
import type { DisclosureCategory } from '#law/report/facts.ts'
import type { ReportDocument } from '#law/report/document.ts'
import type { FormId } from '#law/report/forms.ts'
import type { UnitLevel } from '#law/report/subject.ts'

export interface PublicUnit {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly superior: string | null
  readonly level: UnitLevel
  readonly address: string
  readonly postcode: string
  readonly phone: string
  readonly isSample: boolean
}

export interface UnitOverview {
  /** The newest disclosures, newest first. */
  readonly latest: readonly { readonly title: string; readonly day: Day; readonly category: DisclosureCategory }[]
}

export interface PublishedReportLine {
  readonly year: number
  readonly edition: number
  readonly title: string
  readonly publishedOn: Day
  readonly filedOn: Day | null
  readonly needsRestatement: boolean
}

export interface PublishedFile {
  readonly name: string
  /** "PDF，排版稿". */
  readonly label: string
  readonly mediaType: string
  readonly sizeInBytes: number
}

export interface PublishedEdition {
  readonly number: number
  /** "已发布", "已被第2版替代". */
  readonly state: string
  readonly publishedOn: Day
  readonly filedOn: Day | null
  /** Why it was made again; null for the first. */
  readonly note: string | null
}

const CHECK_STATES = ['failed', 'warned', 'explained', 'unknown', 'hinted', 'passed', 'not-applicable'] as const
/** `explained`: a warning that stands with a reason; `unknown`: the rule could not be judged. */
export type CheckState = (typeof CHECK_STATES)[number]

export interface CheckedRule {
  /** `T3-R1`. */
  readonly id: string
  readonly title: string
  readonly article: string
  readonly state: CheckState
  readonly messages: readonly string[]
  /** Why a warning stands, or why the rule could not be judged. */
  readonly reason: string | null
}

export interface PublishedReport {
  readonly document: ReportDocument
  /** Every rule with its result, in the order of the list. */
  readonly checks: readonly CheckedRule[]
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

export interface FigureRows {
  readonly total: number
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly explanation: string
}

export interface ReportFile {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What the portal asks of the office: its reading verbs, handed in by main. */
export interface PortalReads {
  listPublicUnits(ctx: Context): Promise<readonly PublicUnit[]>
  getUnitOverview(ctx: Context, unitId: string): Promise<UnitOverview>
  /** Newest year first. */
  listPublishedReports(ctx: Context, unitId: string): Promise<readonly PublishedReportLine[]>
  /** Without `edition` the newest published one; null: nothing published. */
  getPublishedReport(
    ctx: Context,
    which: { unitId: string; year: number; edition?: number },
  ): Promise<PublishedReport | null>
  readReportFile(
    ctx: Context,
    which: { unitId: string; year: number; edition: number; name: string },
  ): Promise<ReportFile | null>
  /** `page` counts from 1; ROWS_PER_PAGE rows each. */
  listFigureRows(
    ctx: Context,
    which: { unitId: string; year: number; form: FormId; knownAt: Instant; key: string; page: number },
  ): Promise<FigureRows>
}

export const ROWS_PER_PAGE = 50
