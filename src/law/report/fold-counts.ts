import {
  CATEGORY_LABELS,
  CHANNEL_LABELS,
  CHANNELS,
  DISCLOSURE_CATEGORIES,
  PROPOSAL_KINDS,
  PROPOSAL_LABELS,
  SUPERVISION_KINDS,
  SUPERVISION_LABELS,
  type DisclosureGroup,
  type SupervisionKind,
  type YearLedger,
} from './facts.ts'
import type { PlannedFigure } from './figures.ts'
import { resultRows } from './fold-tables.ts'
import type { ReportForm } from './forms.ts'
import { cellAddress } from './tables.ts'

const FEN_PER_YUAN = 100
const T3_TOTAL = 6
const T4_TOTAL = 4

/** The six kinds of ending under 三、本年度办理结果, by the prefix of their rows. */
export const OUTCOME_KINDS = [
  { key: 'outcomes.public', label: '予以公开', row: 'C1' },
  { key: 'outcomes.partial', label: '部分公开', row: 'C2' },
  { key: 'outcomes.withheld', label: '不予公开', row: 'C3' },
  { key: 'outcomes.unavailable', label: '无法提供', row: 'C4' },
  { key: 'outcomes.not-processed', label: '不予处理', row: 'C5' },
  { key: 'outcomes.other', label: '其他处理', row: 'C6' },
] as const

const SUPERVISION_UNITS: Readonly<Record<SupervisionKind, string>> = {
  assessment: '次',
  'social-evaluation': '份',
  accountability: '件',
  training: '次',
}

/** The numbers that the text of the report refers to, beside the cells of its tables. */
export function planCounts(ledger: YearLedger, form: ReportForm): PlannedFigure[] {
  return [
    ...planDisclosures(ledger.disclosures),
    ...planReceipts(ledger),
    ...planApplications(form),
    ...planCases(),
    ...planFees(ledger),
    ...planProposals(ledger),
    ...SUPERVISION_KINDS.map((kind) => ({
      key: `supervision.${kind}.count`,
      label: SUPERVISION_LABELS[kind],
      unit: SUPERVISION_UNITS[kind],
      value: sumOf(ledger.supervision.filter((entry) => entry.kind === kind).map((entry) => entry.count)),
    })),
  ]
}

function planDisclosures(groups: readonly DisclosureGroup[]): PlannedFigure[] {
  const count = (key: string, label: string, isCounted: (group: DisclosureGroup) => boolean) => ({
    key,
    label,
    unit: '条',
    value: sumOf(groups.filter(isCounted).map((group) => group.count)),
  })
  return [
    ...withTotal(
      { key: 'disclosed.total', label: '全年主动公开政府信息', unit: '条' },
      DISCLOSURE_CATEGORIES.map((category) =>
        count(`disclosed.${category}`, CATEGORY_LABELS[category], (group) => group.category === category),
      ),
    ),
    ...CHANNELS.flatMap((channel) =>
      withTotal(
        { key: `${channel}.total`, label: `通过${CHANNEL_LABELS[channel]}公开的信息`, unit: '条' },
        DISCLOSURE_CATEGORIES.map((category) =>
          count(
            `${channel}.${category}`,
            `通过${CHANNEL_LABELS[channel]}公开的${CATEGORY_LABELS[category]}`,
            (group) => group.category === category && group.channels.includes(channel),
          ),
        ),
      ),
    ),
    count(
      'disclosed.overlap.web-wechat',
      '政府网站和微信公众号都公开的信息',
      (group) => group.channels.includes('web') && group.channels.includes('wechat'),
    ),
    count('disclosed.multi-channel', '在两个以上渠道公开的信息', (group) => group.channels.length > 1),
    {
      key: 'disclosed.repeats',
      label: '同一条信息在多个渠道公开而重复的次数',
      unit: '条次',
      value: sumOf(groups.map((group) => group.count * Math.max(0, group.channels.length - 1))),
    },
  ]
}

function planReceipts({ receipts }: YearLedger): PlannedFigure[] {
  const channels = CHANNELS.map((channel) => ({
    key: `receipts.${channel}`,
    label: `${CHANNEL_LABELS[channel]}发布`,
    unit: '次',
    value: sumOf(receipts.filter((receipt) => receipt.channel === channel).map((receipt) => receipt.count)),
  }))
  return withTotal({ key: 'receipts.total', label: '各渠道发布合计', unit: '次' }, channels)
}

function planApplications(form: ReportForm): PlannedFigure[] {
  const sameAs = (key: string, label: string, row: string) => ({
    key,
    label,
    unit: '件',
    parts: [cellAddress('t3', row, T3_TOTAL)],
  })
  const outcomes = OUTCOME_KINDS.map(({ key, label, row }) => ({
    key,
    label,
    unit: '件',
    parts: resultRows(form)
      .filter(({ id }) => id.split('.')[0] === row)
      .map(({ id }) => cellAddress('t3', id, T3_TOTAL)),
  }))
  return [
    sameAs('applications.new', '本年新收政府信息公开申请', 'A'),
    sameAs('applications.carried', '上年结转政府信息公开申请', 'B'),
    ...withTotal({ key: 'applications.closed', label: '本年办结政府信息公开申请', unit: '件' }, outcomes),
    sameAs('applications.forward', '结转下年度继续办理', 'D'),
  ]
}

function planCases(): PlannedFigure[] {
  const total = (group: 'review' | 'suit_direct' | 'suit_after_review') => cellAddress('t4', group, T4_TOTAL)
  return [
    { key: 'cases.review', label: '政府信息公开行政复议', unit: '件', parts: [total('review')] },
    {
      key: 'cases.suit',
      label: '政府信息公开行政诉讼',
      unit: '件',
      parts: [total('suit_direct'), total('suit_after_review')],
    },
  ]
}

function planFees({ fees }: YearLedger): PlannedFigure[] {
  return [
    { key: 'fees.notices', label: '发出收费通知', unit: '件', value: fees.notices },
    { key: 'fees.notified', label: '收费通知总金额', unit: '元', value: fees.noticedInFen / FEN_PER_YUAN },
    { key: 'fees.paid', label: '实际收取总金额', unit: '元', value: fees.paidInFen / FEN_PER_YUAN },
  ]
}

function planProposals({ proposals }: YearLedger): PlannedFigure[] {
  const kinds = PROPOSAL_KINDS.map((kind) => ({
    key: `proposals.${kind}`,
    label: `承办${PROPOSAL_LABELS[kind]}`,
    unit: '件',
    value: sumOf(proposals.filter((proposal) => proposal.kind === kind).map((proposal) => proposal.handled)),
  }))
  return withTotal({ key: 'proposals.total', label: '承办建议提案', unit: '件' }, kinds)
}

function withTotal(
  total: { readonly key: string; readonly label: string; readonly unit: string },
  parts: readonly PlannedFigure[],
): PlannedFigure[] {
  return [{ ...total, parts: parts.map((part) => part.key) }, ...parts]
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
