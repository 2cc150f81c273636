import {
  CASE_RESULTS,
  CHANNELS,
  DISCLOSURE_CATEGORIES,
  PROPOSAL_KINDS,
  SUPERVISION_KINDS,
  type CaseResult,
  type Channel,
  type DisclosureCategory,
  type ProposalKind,
  type SupervisionKind,
} from '#law/report/facts.ts'
import { OUTCOME_KINDS } from '#law/report/fold-counts.ts'
import { FORMS, type FormId, type T2CellKind } from '#law/report/forms.ts'
import { APPLICANT_CLASSES, OUTCOMES, type ApplicantClass, type OutcomeCode } from '#law/report/outcomes.ts'
import { T4_GROUPS, type T4Group } from '#law/report/tables.ts'

/** Which ledger rows a figure adds up; null in a field: no restriction. */
export type FigureQuery =
  | {
      readonly of: 'disclosures'
      readonly category: DisclosureCategory | null
      /** The item went out in the year on all of these. */
      readonly channels: readonly Channel[]
      readonly leastChannels: number
      /** items: each counts once; repeats: each counts by its channels but one. */
      readonly weight: 'items' | 'repeats'
    }
  | { readonly of: 'receipts'; readonly channel: Channel | null }
  | {
      readonly of: 'applications'
      readonly applicantClass: ApplicantClass | null
      readonly part: 'received' | 'carried' | 'closed' | 'open'
      readonly outcomes: readonly OutcomeCode[] | null
    }
  | { readonly of: 'cases'; readonly groups: readonly T4Group[]; readonly result: CaseResult | null }
  | { readonly of: 'activities'; readonly row: string; readonly column: string; readonly cell: T2CellKind }
  | { readonly of: 'fees'; readonly sum: 'notices' | 'notified' | 'paid' }
  | { readonly of: 'proposals'; readonly kind: ProposalKind | null }
  | { readonly of: 'supervision'; readonly kind: SupervisionKind }

const CELL = /^(t[234])\.(.{1,60})\[(\d{1,2})\]$/

/** The rows behind a figure's key, such as `t3.C1[0]` or `web.policy`; null for a key that no report has. */
export function figureQuery(key: string, form: FormId): FigureQuery | null {
  const [, table, row = '', column = ''] = CELL.exec(key) ?? []
  if (table === 't2') return activityQuery(row, Number(column), form)
  if (table === 't3') return applicationQuery(row, Number(column), form)
  if (table === 't4') return caseQuery(row, Number(column))
  return COUNTS.get(key) ?? null
}

function activityQuery(label: string, index: number, form: FormId): FigureQuery | null {
  const block = FORMS[form].t2.find(({ rows }) => rows.some((row) => row.label === label))
  const row = block?.rows.find((known) => known.label === label)
  const column = block?.columns[index]
  return row && column ? { of: 'activities', row: row.id, column: column.id, cell: column.kind } : null
}

const ALL = APPLICANT_CLASSES.length

function applicationQuery(row: string, column: number, form: FormId): FigureQuery | null {
  if (column > ALL || !FORMS[form].t3.some(({ id }) => id === row)) return null
  const applicantClass = APPLICANT_CLASSES[column] ?? null
  const rest = { of: 'applications', applicantClass } as const
  if (row === 'A') return { ...rest, part: 'received', outcomes: null }
  if (row === 'B') return { ...rest, part: 'carried', outcomes: null }
  if (row === 'D') return { ...rest, part: 'open', outcomes: null }
  return { ...rest, part: 'closed', outcomes: row === 'C7' ? null : outcomesOf(row) }
}

/** The outcomes that a row counts; `C3` and, in forms with a single （六） row, `C6` count all their items. */
function outcomesOf(row: string): OutcomeCode[] {
  return OUTCOMES.filter((outcome) => outcome.row === row || outcome.row.startsWith(`${row}.`)).map(({ code }) => code)
}

function caseQuery(row: string, column: number): FigureQuery | null {
  const group = T4_GROUPS.find((known) => known === row)
  if (!group || column > CASE_RESULTS.length) return null
  return { of: 'cases', groups: [group], result: CASE_RESULTS[column] ?? null }
}

const items = (
  category: DisclosureCategory | null,
  channels: readonly Channel[],
  more: { leastChannels?: number; weight?: 'items' | 'repeats' } = {},
) => ({ of: 'disclosures', category, channels, leastChannels: 0, weight: 'items', ...more }) as const

const closed = (outcomes: readonly OutcomeCode[] | null) =>
  ({ of: 'applications', applicantClass: null, part: 'closed', outcomes }) as const
const all = (part: 'received' | 'carried' | 'open') =>
  ({ of: 'applications', applicantClass: null, part, outcomes: null }) as const

const COUNTS: ReadonlyMap<string, FigureQuery> = new Map<string, FigureQuery>([
  ['disclosed.total', items(null, [])],
  ...DISCLOSURE_CATEGORIES.map((category): [string, FigureQuery] => [`disclosed.${category}`, items(category, [])]),
  ...CHANNELS.flatMap((channel): [string, FigureQuery][] => [
    [`${channel}.total`, items(null, [channel])],
    ...DISCLOSURE_CATEGORIES.map((category): [string, FigureQuery] => [
      `${channel}.${category}`,
      items(category, [channel]),
    ]),
    [`receipts.${channel}`, { of: 'receipts', channel }],
  ]),
  ['disclosed.overlap.web-wechat', items(null, ['web', 'wechat'])],
  ['disclosed.multi-channel', items(null, [], { leastChannels: 2 })],
  ['disclosed.repeats', items(null, [], { leastChannels: 2, weight: 'repeats' })],
  ['receipts.total', { of: 'receipts', channel: null }],
  ['applications.new', all('received')],
  ['applications.carried', all('carried')],
  ['applications.forward', all('open')],
  ['applications.closed', closed(null)],
  ...OUTCOME_KINDS.map(({ key, row }): [string, FigureQuery] => [key, closed(outcomesOf(row))]),
  ['cases.review', { of: 'cases', groups: ['review'], result: null }],
  ['cases.suit', { of: 'cases', groups: ['suit_direct', 'suit_after_review'], result: null }],
  ['fees.notices', { of: 'fees', sum: 'notices' }],
  ['fees.notified', { of: 'fees', sum: 'notified' }],
  ['fees.paid', { of: 'fees', sum: 'paid' }],
  ['proposals.total', { of: 'proposals', kind: null }],
  ...PROPOSAL_KINDS.map((kind): [string, FigureQuery] => [`proposals.${kind}`, { of: 'proposals', kind }]),
  ...SUPERVISION_KINDS.map((kind): [string, FigureQuery] => [`supervision.${kind}.count`, { of: 'supervision', kind }]),
])
