import { yearSpan, type Day } from '../day.ts'
import type { Refusal } from '../finding.ts'

export const EDITION_STATES = ['draft', 'checked', 'signed', 'filed', 'accepted', 'returned', 'published'] as const
export type EditionState = (typeof EDITION_STATES)[number]
export const EDITION_STATE_LABELS: Readonly<Record<EditionState, string>> = {
  draft: '草稿',
  checked: '已校核',
  signed: '已签发',
  filed: '已报送',
  accepted: '已接收',
  returned: '已退回',
  published: '已发布',
}

export const EDITION_ACTS = [
  'draft',
  'declare',
  'check',
  'sign',
  'file',
  'accept',
  'return',
  'publish',
  'restate',
] as const
export type EditionAct = (typeof EDITION_ACTS)[number]
const EDITION_ACT_LABELS: Readonly<Record<EditionAct, string>> = {
  draft: '起草',
  declare: '申报数值',
  check: '校核',
  sign: '签发',
  file: '报送',
  accept: '接收',
  return: '退回',
  publish: '发布',
  restate: '更正重报',
}

/** Whether a report is filed with the competent authority before or after it is published. */
export const REPORT_ORDERS = ['file-first', 'publish-first'] as const
export type ReportOrder = (typeof REPORT_ORDERS)[number]

export interface EditionTransition {
  readonly act: EditionAct
  /** `none`: there is no edition of the year yet. */
  readonly from: readonly (EditionState | 'none')[]
  readonly to: EditionState
  readonly article: string
  readonly orders: readonly ReportOrder[]
}

const CONTENT = '条例第五十条'
const DEADLINE = '条例第四十九条'
const DUTY = '国办公开办函〔2021〕30号（四）'

/** The life of an edition. `restate` starts the next edition, whose state is `to`; the filed one keeps its own. */
export const EDITION_TRANSITIONS: readonly EditionTransition[] = [
  {
    act: 'draft',
    from: ['none', 'draft', 'checked', 'signed', 'returned'],
    to: 'draft',
    article: CONTENT,
    orders: REPORT_ORDERS,
  },
  {
    act: 'declare',
    from: ['draft', 'checked', 'signed', 'returned'],
    to: 'draft',
    article: CONTENT,
    orders: REPORT_ORDERS,
  },
  { act: 'check', from: ['draft', 'checked'], to: 'checked', article: CONTENT, orders: REPORT_ORDERS },
  { act: 'sign', from: ['checked'], to: 'signed', article: DUTY, orders: REPORT_ORDERS },
  { act: 'file', from: ['signed'], to: 'filed', article: DEADLINE, orders: ['file-first'] },
  { act: 'file', from: ['published'], to: 'filed', article: DEADLINE, orders: ['publish-first'] },
  { act: 'accept', from: ['filed'], to: 'accepted', article: DEADLINE, orders: REPORT_ORDERS },
  { act: 'accept', from: ['published'], to: 'published', article: DEADLINE, orders: ['file-first'] },
  { act: 'return', from: ['published'], to: 'returned', article: DEADLINE, orders: ['file-first'] },
  { act: 'return', from: ['filed', 'accepted'], to: 'returned', article: DEADLINE, orders: REPORT_ORDERS },
  { act: 'publish', from: ['filed', 'accepted'], to: 'published', article: DEADLINE, orders: ['file-first'] },
  { act: 'publish', from: ['signed'], to: 'published', article: DEADLINE, orders: ['publish-first'] },
  {
    act: 'restate',
    from: ['filed', 'accepted', 'returned', 'published'],
    to: 'draft',
    article: DUTY,
    orders: REPORT_ORDERS,
  },
]

export interface EditionFacts {
  /** null: there is no edition of the year yet. */
  readonly state: EditionState | null
  readonly year: number
  readonly today: Day
  readonly order: ReportOrder
  /** Ids of error rules that fail on the edition's content. */
  readonly failingErrors: readonly string[]
  /** Ids of failing warning rules for which no reason is recorded. */
  readonly unexplainedWarnings: readonly string[]
  readonly signedOn: Day | null
  readonly filedOn: Day | null
  readonly publishedOn: Day | null
  /** A restatement has already made a later edition. */
  readonly hasLaterEdition: boolean
}

/** The state after an act, or null where the table knows no such step. */
export function editionAfter(facts: Pick<EditionFacts, 'state' | 'order'>, act: EditionAct): EditionState | null {
  return stepOf(facts, act)?.to ?? null
}

/** The article that an act rests on, whatever the order. */
export function articleOfAct(act: EditionAct): string {
  return EDITION_TRANSITIONS.find((step) => step.act === act)?.article ?? CONTENT
}

/** Every reason why an act may not be done to an edition now; empty when it may. */
export function editionRefusals(facts: EditionFacts, act: EditionAct): Refusal[] {
  const reasons = [...superseded(facts), ...locked(facts, act), ...untimely(facts, act), ...unproven(facts, act)]
  const isWrongState = stepOf(facts, act) === undefined && reasons.length === 0
  return isWrongState ? [wrongState(facts, act)] : reasons
}

function stepOf({ state, order }: Pick<EditionFacts, 'state' | 'order'>, act: EditionAct) {
  return EDITION_TRANSITIONS.find(
    (step) => step.act === act && step.orders.includes(order) && step.from.includes(state ?? 'none'),
  )
}

function superseded({ hasLaterEdition }: EditionFacts): Refusal[] {
  if (!hasLaterEdition) return []
  return [{ code: 'superseded', message: '这一版已有更正后的新版，请在新版上办理。', article: DUTY }]
}

/** A filed or public edition never changes; a returned one may be mended unless the public has read it. */
function locked(facts: EditionFacts, act: EditionAct): Refusal[] {
  const refusals: Refusal[] = []
  const isOut = isOneOf(facts.state, ['filed', 'accepted', 'published'])
  const isReturnedButPublic = facts.state === 'returned' && facts.publishedOn !== null
  const isEdit = act === 'draft' || act === 'declare' || act === 'check' || act === 'sign'
  if (isEdit && (isOut || isReturnedButPublic)) {
    const done = facts.filedOn === null ? '发布' : '报送'
    const message = `这一版已经${done}，不能再改。数据有变化的，请更正重报。`
    refusals.push({ code: 'locked', message, article: DUTY })
  }
  if (act === 'file' && facts.filedOn !== null && isOut) {
    refusals.push({ code: 'already-filed', message: '这一版已经报送过了。', article: DEADLINE })
  }
  if (act === 'publish' && facts.publishedOn !== null) {
    refusals.push({ code: 'already-published', message: '这一版已经发布过了。', article: DEADLINE })
  }
  return refusals
}

function isOneOf(state: EditionState | null, states: readonly EditionState[]): boolean {
  return state !== null && states.includes(state)
}

/** Acts that came too early: before the year ended, before a signature, before the step that the order puts first. */
function untimely(facts: EditionFacts, act: EditionAct): Refusal[] {
  const refusals: Refusal[] = []
  const leavesTheHouse = act === 'file' || act === 'publish'
  if ((leavesTheHouse || act === 'sign') && facts.today <= yearSpan(facts.year).last) {
    const message = `${facts.year}年还没有结束，统计期限到12月31日止，明年1月1日起才能${EDITION_ACT_LABELS[act]}。`
    refusals.push({ code: 'year-not-over', message, article: DEADLINE })
  }
  const isBeforeSigning = facts.state === null || isOneOf(facts.state, ['draft', 'checked'])
  if (leavesTheHouse && (isBeforeSigning || facts.signedOn === null)) {
    const message = `年度报告还没有签发，不能${EDITION_ACT_LABELS[act]}。`
    refusals.push({ code: 'not-signed', message, article: DUTY })
  } else if (act === 'publish' && facts.order === 'file-first' && facts.state === 'signed') {
    refusals.push({ code: 'not-filed', message: '本机关先报送、后发布，请先报送主管部门。', article: DEADLINE })
  } else if (act === 'file' && facts.order === 'publish-first' && facts.state === 'signed') {
    refusals.push({ code: 'not-published', message: '本机关先发布、后报送，请先发布。', article: DEADLINE })
  }
  if (act === 'restate' && isOneOf(facts.state, ['draft', 'checked', 'signed'])) {
    refusals.push({
      code: 'nothing-to-restate',
      message: '这一版还没有报送，直接修改即可，不必更正重报。',
      article: DUTY,
    })
  }
  return refusals
}

/** Nothing leaves while an error rule fails, or while a warning stands without a recorded reason. */
function unproven(facts: EditionFacts, act: EditionAct): Refusal[] {
  if (act !== 'file' && act !== 'publish') return []
  const refusals: Refusal[] = []
  if (facts.failingErrors.length > 0) {
    const message = `有${facts.failingErrors.length}条规则不通过（${facts.failingErrors.join('、')}），改正后才能${EDITION_ACT_LABELS[act]}。`
    refusals.push({ code: 'rules-fail', message, article: CONTENT })
  }
  if (facts.unexplainedWarnings.length > 0) {
    const message = `有${facts.unexplainedWarnings.length}条提醒还没有写明理由（${facts.unexplainedWarnings.join('、')}）。`
    refusals.push({ code: 'warning-unexplained', message, article: CONTENT })
  }
  return refusals
}

function wrongState({ state, order }: EditionFacts, act: EditionAct): Refusal {
  const now = state === null ? '本年度还没有起草年度报告' : `这一版现在是“${EDITION_STATE_LABELS[state]}”`
  const message = `${now}，不能${EDITION_ACT_LABELS[act]}。`
  const step = EDITION_TRANSITIONS.find((candidate) => candidate.act === act && candidate.orders.includes(order))
  return { code: 'wrong-state', message, article: step?.article ?? CONTENT }
}
