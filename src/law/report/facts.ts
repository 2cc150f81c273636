import type { Instant } from '../day.ts'
import type { ApplicantClass, OutcomeCode } from './outcomes.ts'
import type { T4Group } from './tables.ts'

/**
 * The fold's input: a unit's year as counted groups. The report code reads nothing else, so that later parts
 * may replace the simple ledger entries by full case histories without touching it.
 */
export interface YearLedger {
  readonly year: number
  /** Acts recorded later than this moment are not in the counts. */
  readonly knownAt: Instant
  readonly disclosures: readonly DisclosureGroup[]
  readonly receipts: readonly ReceiptGroup[]
  readonly applications: readonly ApplicationGroup[]
  readonly cases: readonly CaseGroup[]
  readonly activities: readonly ActivityGroup[]
  readonly fees: { readonly notices: number; readonly noticedInFen: number; readonly paidInFen: number }
  readonly proposals: readonly ProposalGroup[]
  readonly supervision: readonly SupervisionEntry[]
}

export const CHANNELS = ['web', 'wechat', 'notice-board', 'gazette', 'other'] as const
export type Channel = (typeof CHANNELS)[number]
export const CHANNEL_LABELS: Readonly<Record<Channel, string>> = {
  web: '政府网站',
  wechat: '微信公众号',
  'notice-board': '公示栏',
  gazette: '政府公报',
  other: '其他渠道',
}

export const DISCLOSURE_CATEGORIES = ['work-news', 'policy', 'key-area', 'notice', 'other'] as const
export type DisclosureCategory = (typeof DISCLOSURE_CATEGORIES)[number]
export const CATEGORY_LABELS: Readonly<Record<DisclosureCategory, string>> = {
  'work-news': '工作动态',
  policy: '政策文件及政策解读',
  'key-area': '重点领域信息',
  notice: '通知公告',
  other: '其他信息',
}

/** Distinct disclosures first made public in the year, by category and the exact set of channels used in the year. */
export interface DisclosureGroup {
  readonly category: DisclosureCategory
  readonly channels: readonly Channel[]
  readonly count: number
}

/** Receipts in the year (one disclosure may have several), month 1…12. */
export interface ReceiptGroup {
  readonly channel: Channel
  readonly month: number
  readonly count: number
}

/**
 * Applications alive in the year: received by 31 December and not closed before 1 January.
 * `outcome` null = still open on 31 December.
 */
export interface ApplicationGroup {
  readonly applicantClass: ApplicantClass
  readonly received: 'before-year' | 'in-year'
  readonly outcome: OutcomeCode | null
  readonly count: number
}

export const CASE_RESULTS = ['upheld', 'corrected', 'other', 'pending'] as const
export type CaseResult = (typeof CASE_RESULTS)[number]
export const CASE_RESULT_LABELS: Readonly<Record<CaseResult, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
}

/** Cases concluded in the year or pending on 31 December, each counted once by its state on that day (law: 2.5). */
export interface CaseGroup {
  readonly group: T4Group
  readonly result: CaseResult
  readonly count: number
}

/**
 * Table-two numbers of the year, summed over departments. `row`/`column` are the form's ids. Columns of kind `money`
 * are in 万元, of kind `amount` (采购总金额) in fen.
 */
export interface ActivityGroup {
  readonly row: string
  readonly column: string
  readonly value: number
  readonly departments: number
}

export const PROPOSAL_KINDS = ['deputies', 'cppcc'] as const
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]
export const PROPOSAL_LABELS: Readonly<Record<ProposalKind, string>> = { deputies: '人大代表建议', cppcc: '政协提案' }

export interface ProposalGroup {
  readonly kind: ProposalKind
  readonly handled: number
}

export const SUPERVISION_KINDS = ['assessment', 'social-evaluation', 'accountability', 'training'] as const
export type SupervisionKind = (typeof SUPERVISION_KINDS)[number]
export const SUPERVISION_LABELS: Readonly<Record<SupervisionKind, string>> = {
  assessment: '工作考核',
  'social-evaluation': '社会评议',
  accountability: '责任追究',
  training: '业务培训',
}

/** One recorded result (art. 46, 48, 50(4)); `count` is the number it states: cases, questionnaires, sessions. */
export interface SupervisionEntry {
  readonly kind: SupervisionKind
  readonly result: string
  readonly count: number
}
