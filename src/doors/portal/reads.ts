import type { Context } from '#kit/context.ts'
import type { Instant } from '#law/day.ts'
import type { FormId } from '#law/report/forms.ts'
import type { LatestDisclosure } from '#office/disclosure/store.ts'
import { LAST_PAGE, ROWS_PER_PAGE, type FigureRows } from '#office/report/figure-rows/list.ts'
import type {
  PublishedFile,
  PublishedReport as OfficeReport,
  PublishedReportLine,
  ReportFile,
} from '#office/report/published.ts'
import type { Unit } from '#office/unit/unit.ts'

export { LAST_PAGE, ROWS_PER_PAGE }
export type { FigureRows, PublishedFile, PublishedReportLine, ReportFile }

export type PublicUnit = Omit<Unit, 'mayMakeRules'>

export interface UnitOverview {
  /** The newest disclosures, newest first. */
  readonly latest: readonly LatestDisclosure[]
}

export const CHECK_STATES = ['failed', 'warned', 'explained', 'unknown', 'hinted', 'passed', 'not-applicable'] as const
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

/** A published report with every rule's result as the page shows it, in the order of the list. */
export type PublishedReport = Omit<OfficeReport, 'results' | 'warningReasons'> & {
  readonly checks: readonly CheckedRule[]
}

/** What the portal asks of the office: its reading verbs. */
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
