import { yearOf, type Day } from './day.ts'
import type { Refusal } from './finding.ts'
import { FORMS, type FormId, type T2Column } from './report/forms.ts'
import type { OutcomeCode } from './report/outcomes.ts'

const REGISTER = '条例第四十五条'
const FEES = '条例第四十二条'
const FEE_RULES = '国办函〔2020〕109号'
/** 109号 is in force from this day; no processing fee could be asked for before. */
const FEES_SINCE = '2021-01-01'

/** Art. 26: information goes public after it was formed; what was public before today needs a source to look it up. */
export function publicationRefusals(
  publication: { readonly formedOn: Day; readonly liveOn: Day; readonly source: string | null },
  today: Day,
): Refusal[] {
  const article = '条例第二十六条'
  return [
    ...notFuture(publication.liveOn, today, { what: '公开的日子', article }),
    ...notBefore(publication.liveOn, publication.formedOn, { what: '公开的日子', earlier: '信息形成的日子', article }),
    ...when(publication.liveOn < today && publication.source === null, {
      code: 'no-source',
      message: '补记以前的公开，要写明来源（网址、后台导出或照片）',
      article,
    }),
  ]
}

/** Art. 6: a receipt ends once, and not before it was live. */
export function withdrawalRefusals(
  receipt: { readonly state: 'live' | 'withdrawn' | 'void'; readonly live_on: Day },
  { on, today }: { on: Day; today: Day },
): Refusal[] {
  const article = '条例第六条'
  return [
    ...when(receipt.state !== 'live', { code: 'already-ended', message: '这条公开记录已经撤下或作废', article }),
    ...notFuture(on, today, { what: '撤下的日子', article }),
    ...notBefore(on, receipt.live_on, { what: '撤下的日子', earlier: '公开的日子', article }),
  ]
}

/** Art. 45: an application is registered once it has been received. */
export function receptionRefusals(receivedOn: Day, today: Day): Refusal[] {
  return notFuture(receivedOn, today, { what: '收到的日子', article: REGISTER })
}

export interface ClosingFacts {
  readonly receivedOn: Day
  readonly closedOn: Day | null
  readonly hasFeeNotice: boolean
}

export interface Ending {
  readonly closedOn: Day
  readonly outcome: OutcomeCode
  readonly today: Day
}

/** Art. 33, 36, 42: an application ends once, not before it came, and for want of a fee only after a notice. */
export function closingRefusals(facts: ClosingFacts, ending: Ending): Refusal[] {
  return [
    ...when(facts.closedOn !== null, {
      code: 'already-closed',
      message: `这件申请已于${facts.closedOn}办结；结果有误请用更正`,
      article: REGISTER,
    }),
    ...endingRefusals(facts, ending),
  ]
}

/** What must hold of an ending, also after a correction. */
export function endingRefusals(facts: Omit<ClosingFacts, 'closedOn'>, ending: Ending): Refusal[] {
  const { closedOn, outcome, today } = ending
  const article = '条例第三十三条'
  return [
    ...notFuture(closedOn, today, { what: '办结的日子', article }),
    ...notBefore(closedOn, facts.receivedOn, { what: '办结的日子', earlier: '收到的日子', article }),
    ...when(outcome === 'fee-unpaid' && !facts.hasFeeNotice, {
      code: 'no-fee-notice',
      message: '没有登记收费通知，不能以逾期未缴费办结',
      article: FEES,
    }),
  ]
}

/** Art. 42 and 109号: one notice for an application, while it is being handled. */
export function feeNoticeRefusals(
  facts: ClosingFacts,
  { noticedOn, today }: { noticedOn: Day; today: Day },
): Refusal[] {
  const article = FEE_RULES
  return [
    ...notFuture(noticedOn, today, { what: '通知的日子', article }),
    ...notBefore(noticedOn, facts.receivedOn, { what: '通知的日子', earlier: '收到申请的日子', article }),
    ...when(noticedOn < FEES_SINCE, {
      code: 'before-fee-rules',
      message: '2021年1月1日以前不能收取信息处理费',
      article,
    }),
    ...when(facts.closedOn !== null && facts.closedOn < noticedOn, {
      code: 'already-closed',
      message: '申请办结以后不能再发收费通知',
      article,
    }),
    ...when(facts.hasFeeNotice, { code: 'already-noticed', message: '这件申请已经发过收费通知', article }),
  ]
}

/** 109号: a fee is paid once, after its notice, and never above it. */
export function feePaymentRefusals(
  notice: { readonly amount_in_fen: number; readonly noticed_on: Day; readonly paid_on: Day | null },
  { paidOn, paidInFen, today }: { paidOn: Day; paidInFen: number; today: Day },
): Refusal[] {
  const article = FEE_RULES
  return [
    ...when(notice.paid_on !== null, { code: 'already-paid', message: '这笔费用已经登记收取', article }),
    ...notFuture(paidOn, today, { what: '收取的日子', article }),
    ...notBefore(paidOn, notice.noticed_on, { what: '收取的日子', earlier: '通知的日子', article }),
    ...when(paidInFen > notice.amount_in_fen, {
      code: 'paid-too-much',
      message: '收取的金额超过了收费通知的金额',
      article,
    }),
  ]
}

/** Art. 51: reconsideration and litigation follow the application they are about. */
export function caseRefusals(
  { filedOn, applicationReceivedOn }: { readonly filedOn: Day; readonly applicationReceivedOn: Day | null },
  today: Day,
): Refusal[] {
  const article = '条例第五十一条'
  const named = { what: '提起的日子', earlier: '收到申请的日子', article }
  return [
    ...notFuture(filedOn, today, named),
    ...(applicationReceivedOn === null ? [] : notBefore(filedOn, applicationReceivedOn, named)),
  ]
}

/** Art. 51: a case is decided once, not before it was filed. */
export function decisionRefusals(
  facts: { readonly filed_on: Day; readonly decided_on: Day | null },
  { decidedOn, today }: { decidedOn: Day; today: Day },
): Refusal[] {
  const article = '条例第五十一条'
  return [
    ...when(facts.decided_on !== null, { code: 'already-decided', message: '这起案件已经登记结果', article }),
    ...notFuture(decidedOn, today, { what: '审结的日子', article }),
    ...notBefore(decidedOn, facts.filed_on, { what: '审结的日子', earlier: '提起的日子', article }),
  ]
}

export interface StatedNumber {
  readonly year: number
  readonly form: FormId
  readonly row: string
  readonly column: string
  readonly value: number
}

/** Art. 20 and 50: a number of table two fits its cell; 规章 are made only by those who have the power (立法法). */
export function activityRefusals(
  number: StatedNumber,
  { mayMakeRules, today }: { readonly mayMakeRules: boolean; readonly today: Day },
): Refusal[] {
  const article = '条例第五十条'
  const column = t2Column(number)
  if (column === null) {
    const message = `${FORMS[number.form].document}的第二张表没有“${number.row} ${number.column}”这一格`
    return [{ code: 'no-such-cell', message, article }]
  }
  return [
    ...when(number.year > yearOf(today), { code: 'future', message: '不能登记以后年度的数字', article }),
    ...when(column.kind !== 'money' && !Number.isInteger(number.value), {
      code: 'not-whole',
      message: column.kind === 'amount' ? '采购金额以分为单位，应为整数' : '件数、项数应为整数',
      article,
    }),
    ...when(column.kind !== 'delta' && number.value < 0, { code: 'negative', message: '数字不能为负', article }),
    ...when(number.row === 'rules' && number.value > 0 && !mayMakeRules, {
      code: 'no-power-to-make-rules',
      message: '本机关无权制定规章，规章的数字只能是0',
      article: '条例第二十条第（一）项',
    }),
  ]
}

function t2Column({ form, row, column }: StatedNumber): T2Column | null {
  const block = FORMS[form].t2.find(({ rows }) => rows.some(({ id }) => id === row))
  return block?.columns.find(({ id }) => id === column) ?? null
}

/** A result or a reply is recorded once it exists. */
export function resultRefusals(on: Day, { today, article }: { today: Day; article: string }): Refusal[] {
  return notFuture(on, today, { what: '所记的日子', article })
}

function notFuture(on: Day, today: Day, { what, article }: { what: string; article: string }): Refusal[] {
  return when(on > today, { code: 'future', message: `${what}（${on}）还没有到`, article })
}

function notBefore(on: Day, first: Day, named: { what: string; earlier: string; article: string }): Refusal[] {
  const { what, earlier, article } = named
  return when(on < first, { code: 'too-early', message: `${what}（${on}）早于${earlier}（${first}）`, article })
}

function when(isSo: boolean, refusal: Refusal): Refusal[] {
  return isSo ? [refusal] : []
}
