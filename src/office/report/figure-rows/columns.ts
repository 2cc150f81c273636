import {
  CASE_RESULT_LABELS,
  CATEGORY_LABELS,
  CHANNEL_LABELS,
  PROPOSAL_LABELS,
  type CaseResult,
  type Channel,
  type DisclosureCategory,
  type ProposalKind,
} from '#law/report/facts.ts'
import { T4_HEAD } from '#law/report/forms.ts'
import { APPLICANT_CLASS_LABELS, OUTCOMES, type ApplicantClass } from '#law/report/outcomes.ts'
import type { T4Group } from '#law/report/tables.ts'
import type { FigureQuery } from './figure-query.ts'

interface Column {
  readonly head: string
  readonly show: (cell: string) => string
}

const as = (head: string, show: Column['show'] = (cell) => cell): Column => ({ head, show })
const channelName = (code: string) => CHANNEL_LABELS[code as Channel]
const CASE_GROUPS: Readonly<Record<T4Group, string>> = {
  review: T4_HEAD.review,
  suit_direct: `${T4_HEAD.suit}（${T4_HEAD.suit_direct}）`,
  suit_after_review: `${T4_HEAD.suit}（${T4_HEAD.suit_after_review}）`,
}

/** What the public sees of a ledger row, in the order of the store's cells; the last is the act's hash. */
export const ROW_COLUMNS: Readonly<Record<FigureQuery['of'], readonly Column[]>> = {
  disclosures: [
    as('标题'),
    as('类别', (code) => CATEGORY_LABELS[code as DisclosureCategory]),
    as('首次公开'),
    as('本年渠道', (codes) => codes.split(',').filter(Boolean).map(channelName).join('、')),
    as('记录'),
  ],
  receipts: [as('标题'), as('渠道', channelName), as('公开'), as('来源'), as('记录')],
  applications: [
    as('登记号'),
    as('申请人类别', (code) => APPLICANT_CLASS_LABELS[code as ApplicantClass]),
    as('收到'),
    as('办结'),
    as('结果', (code) => OUTCOMES.find((outcome) => outcome.code === code)?.label ?? code),
    as('依据'),
    as('记录'),
  ],
  cases: [
    as('案号'),
    as('种类', (code) => CASE_GROUPS[code as T4Group]),
    as('提起'),
    as('审结'),
    as('结果', (code) => CASE_RESULT_LABELS[code as CaseResult]),
    as('记录'),
  ],
  activities: [as('部门'), as('数字'), as('来源'), as('记录')],
  fees: [as('登记号'), as('通知'), as('金额（元）'), as('收取'), as('实收（元）'), as('记录')],
  proposals: [
    as('种类', (code) => PROPOSAL_LABELS[code as ProposalKind]),
    as('编号'),
    as('题目'),
    as('答复'),
    as('结果'),
    as('记录'),
  ],
  supervision: [as('日期'), as('结果'), as('数量'), as('记录')],
}

/** One sentence on how the rows make the number. */
export function explanationOf(query: FigureQuery): string {
  switch (query.of) {
    case 'disclosures':
      return query.weight === 'repeats'
        ? '每条信息按本年公开的渠道数减一相加'
        : '每条信息只计一次，以首次公开的日子定年度'
    case 'receipts':
      return '每在一个渠道公开一次计一次'
    case 'applications':
      return query.part === 'carried'
        ? '上一年报送的年度报告有结转数的，以该数为准；下列为台账中上年收到、本年继续办理的申请'
        : '每件申请计一次，办理结果以年底为准'
    case 'cases':
      return '每起案件计一次，以年底的状态为准'
    case 'activities':
      return '各部门申报的数字相加'
    case 'fees':
      return query.sum === 'paid' ? '按实际收取的日子计入年度' : '按发出通知的日子计入年度'
    case 'proposals':
      return '按答复的日子计入年度'
    case 'supervision':
      return '按所属年度计，数量相加'
  }
}
