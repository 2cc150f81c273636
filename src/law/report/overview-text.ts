import { amongThem } from './breakdown.ts'
import type { Inline } from './document.ts'
import {
  CATEGORY_LABELS,
  CHANNEL_LABELS,
  CHANNELS,
  SUPERVISION_LABELS,
  type Channel,
  type DisclosureCategory,
  type SupervisionKind,
} from './facts.ts'
import type { Figures } from './figure.ts'
import { valueOf } from './figures.ts'
import type { FoldedYear } from './fold.ts'
import { OUTCOME_KINDS } from './fold-counts.ts'
import { fig, sentence } from './narrative.ts'

type Paragraphs = readonly (readonly Inline[])[]

const lastPart = (key: string) => key.slice(key.lastIndexOf('.') + 1)
const categoryName = (key: string) => CATEGORY_LABELS[lastPart(key) as DisclosureCategory]

/** （一）: distinct items by category, then how the channels overlap, then the receipts where they differ. */
export function proactiveText({ figures }: FoldedYear, year: number): Paragraphs {
  if (valueOf(figures, 'disclosed.total') === 0) return [sentence`${String(year)}年，没有新公开的政府信息。`]
  const categories = amongThem(figures, 'disclosed.total', categoryName)
  const total = sentence`${String(year)}年，主动公开政府信息${fig('disclosed.total')}条${categories}。`
  return [total, ...channelsText(figures)]
}

function channelsText(figures: Figures): Paragraphs {
  const used = CHANNELS.filter((channel) => valueOf(figures, `${channel}.total`) > 0)
  const [only] = used
  if (only === undefined) return []
  if (used.length === 1) return [sentence`以上信息均通过${CHANNEL_LABELS[only]}公开。`]
  return [...overlapText(figures, used), ...webText(figures, used), ...receiptsText(figures, used)]
}

/** 38 + 197 − 31 = 204: said only where it is true, since a declared figure may break it. */
function overlapText(figures: Figures, used: readonly Channel[]): Paragraphs {
  const totals = used.map((channel) => `${channel}.total`)
  const uses = totals.reduce((sum, key) => sum + valueOf(figures, key), 0)
  const repeats = valueOf(figures, 'disclosed.repeats')
  const channels = used.flatMap(
    (channel, index) => sentence`${index === 0 ? '' : '，'}${CHANNEL_LABELS[channel]}公开${fig(`${channel}.total`)}条`,
  )
  if (uses - repeats !== valueOf(figures, 'disclosed.total')) return [sentence`按渠道计，${channels}。`]
  const added = totals.flatMap((key, index) => sentence`${index === 0 ? '' : '＋'}${fig(key)}`)
  if (repeats === 0) return [sentence`按渠道计，${channels}，各渠道之间没有重复：${added}＝${fig('disclosed.total')}。`]
  const [both, repeated] = repeatedText(figures, used)
  return [
    sentence`同样的信息可以在多个渠道公开。按渠道计，${channels}；${both}，所以不重复计算的总数为${added}－${repeated}＝${fig('disclosed.total')}条。`,
  ]
}

/** What was counted more than once, and the figure to subtract. */
function repeatedText(figures: Figures, used: readonly Channel[]): [readonly Inline[], Inline] {
  const overlap = 'disclosed.overlap.web-wechat'
  const isTheOverlap = used.length === 2 && valueOf(figures, overlap) === valueOf(figures, 'disclosed.repeats')
  if (isTheOverlap) return [sentence`政府网站和微信公众号都公开的${fig(overlap)}条只计一次`, fig(overlap)]
  return [
    sentence`在多个渠道公开的有${fig('disclosed.multi-channel')}条，每条只计一次，减去重复的${fig('disclosed.repeats')}条次`,
    fig('disclosed.repeats'),
  ]
}

function webText(figures: Figures, used: readonly Channel[]): Paragraphs {
  const categories = amongThem(figures, 'web.total', categoryName)
  if (!used.includes('web') || categories.length === 0) return []
  return [sentence`政府网站公开的信息${fig('web.total')}条${categories}。`]
}

/** Receipts are said only where one item went out more than once on the same channel. */
function receiptsText(figures: Figures, used: readonly Channel[]): Paragraphs {
  const isSame = used.every(
    (channel) => valueOf(figures, `receipts.${channel}`) === valueOf(figures, `${channel}.total`),
  )
  if (isSame || valueOf(figures, 'receipts.total') === 0) return []
  const names = (key: string) => CHANNEL_LABELS[lastPart(key) as Channel]
  return [sentence`全年各渠道共发布${fig('receipts.total')}次${amongThem(figures, 'receipts.total', names)}。`]
}

/** （二）: received, carried over, closed by kind of ending, carried forward. */
export function applicationsText({ figures }: FoldedYear, year: number): Paragraphs {
  const isNone = ['applications.new', 'applications.carried'].every((key) => valueOf(figures, key) === 0)
  if (isNone) {
    return [sentence`${String(year)}年，未收到政府信息公开申请，也没有上年结转的申请。`]
  }
  const carried = counted(figures, 'applications.carried', { some: '上年结转', none: '没有上年结转的申请' })
  const closed = counted(figures, 'applications.closed', { some: '全年办结', none: '全年没有办结的申请' })
  const forward = counted(figures, 'applications.forward', {
    some: '结转下年度继续办理',
    none: '没有结转下年度继续办理的申请',
  })
  const nameOf = (key: string) => OUTCOME_KINDS.find((kind) => kind.key === key)?.label ?? ''
  const endings = amongThem(figures, 'applications.closed', nameOf)
  return [
    sentence`${String(year)}年，新收政府信息公开申请${fig('applications.new')}件，${carried}。`,
    sentence`${closed}${endings}；${forward}。`,
  ]
}

/** "上年结转3件", or the plain words for none. */
function counted(figures: Figures, key: string, { some, none }: { some: string; none: string }): Inline[] {
  return valueOf(figures, key) === 0 ? sentence`${none}` : sentence`${some}${fig(key)}件`
}

/** （三）. */
export function managementText({ figures }: FoldedYear): Paragraphs {
  if (valueOf(figures, 'disclosed.total') === 0) return [sentence`政府信息公开台账逐条登记，本年度没有新增条目。`]
  return [sentence`政府信息公开台账逐条登记，记载本年公开的政府信息${fig('disclosed.total')}条。`]
}

/** （四）. */
export function platformText({ figures }: FoldedYear): Paragraphs {
  const used = CHANNELS.filter((channel) => valueOf(figures, `${channel}.total`) > 0)
  if (used.length === 0) return []
  return [sentence`本年度公开政府信息的渠道是${used.map((channel) => CHANNEL_LABELS[channel]).join('、')}。`]
}

const NO_RESULT: Readonly<Record<Exclude<SupervisionKind, 'training'>, string>> = {
  assessment: '本年度没有考核结果',
  'social-evaluation': '本年度没有评议结果',
  accountability: '本年度没有发生应当追究责任的情形',
}

const RESULT_KINDS = ['assessment', 'social-evaluation', 'accountability'] as const

/** （五）: 条例 art. 50(4) wants the results of assessment, social evaluation and accountability, said even when none. */
export function oversightText({ ledger }: FoldedYear): Paragraphs {
  const resultsOf = (kind: SupervisionKind) =>
    ledger.supervision
      .filter((entry) => entry.kind === kind)
      .map((entry) => entry.result.trim().replace(/[。；;.]+$/, ''))
      .join('；')
  const training = resultsOf('training')
  return [
    ...RESULT_KINDS.map((kind) => sentence`${SUPERVISION_LABELS[kind]}结果：${resultsOf(kind) || NO_RESULT[kind]}。`),
    training === ''
      ? sentence`本年度没有举办业务培训的记录。`
      : sentence`业务培训：${training}；全年合计${fig('supervision.training.count')}次。`,
  ]
}
