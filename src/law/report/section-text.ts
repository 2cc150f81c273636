import { amongThem, listOf } from './breakdown.ts'
import type { Inline, Measure } from './document.ts'
import { CASE_RESULT_LABELS, CASE_RESULTS, PROPOSAL_LABELS, type ProposalKind } from './facts.ts'
import type { Figures } from './figure.ts'
import { valueOf } from './figures.ts'
import { T3_COLUMNS, T4_HEAD, type ReportForm } from './forms.ts'
import { fig, paragraphsOf, parseText, sentence } from './narrative.ts'
import { cellAddress } from './tables.ts'

type Paragraphs = readonly (readonly Inline[])[]

const columnOf = (key: string) => Number(/\[(\d+)\]$/.exec(key)?.[1])

/** 二: the cells of table two that are not zero, row by row. */
export function tableTwoText(figures: Figures, form: ReportForm): Paragraphs {
  const rows = form.t2.flatMap((block) =>
    block.rows.flatMap((row) => {
      const keys = block.columns.map((_, column) => cellAddress('t2', row.label, column))
      const nameOf = (key: string) => block.columns[columnOf(key)]?.label.replace(/(?:件数|数量|（.*）)$/, '') ?? ''
      const cells = listOf(figures, keys, nameOf)
      return cells.length > 0 ? [sentence`${row.label}${cells}`] : []
    }),
  )
  if (rows.length === 0) return [sentence`《条例》第二十条所列下表各项，本年度均为零。`]
  const joined = rows.flatMap((row, index) => sentence`${index === 0 ? '' : '；'}${row}`)
  return [sentence`《条例》第二十条所列各项的情况见下表：${joined}。`]
}

/** 三: who applied. */
export function tableThreeText(figures: Figures): Paragraphs {
  const total = cellAddress('t3', 'A', T3_COLUMNS.length - 1)
  if (valueOf(figures, total) === 0 && valueOf(figures, 'applications.carried') === 0) {
    return [sentence`本年度未收到、也没有结转办理的政府信息公开申请，下表各项均为零。`]
  }
  if (valueOf(figures, total) === 0) {
    return [sentence`本年度未收到新的政府信息公开申请；上年结转${fig('applications.carried')}件，办理情况见下表。`]
  }
  const applicants = amongThem(figures, total, (key) => T3_COLUMNS[columnOf(key)]?.label ?? '')
  return [sentence`本年新收的政府信息公开申请${fig(total)}件${applicants}，办理情况见下表。`]
}

/** 四: reconsideration and litigation. */
export function tableFourText(figures: Figures): Paragraphs {
  const isNone = ['cases.review', 'cases.suit'].every((key) => valueOf(figures, key) === 0)
  if (isNone) return [sentence`本年度没有因政府信息公开工作被申请行政复议、提起行政诉讼的情况。`]
  return [sentence`${reviewText(figures)}${suitText(figures)}`]
}

function reviewText(figures: Figures): Inline[] {
  const total = cellAddress('t4', 'review', CASE_RESULTS.length)
  if (valueOf(figures, total) === 0) return sentence`本年度没有因政府信息公开工作被申请行政复议。`
  return sentence`因政府信息公开工作被申请行政复议${fig(total)}件${amongThem(figures, total, caseResultOf)}。`
}

function suitText(figures: Figures): Inline[] {
  if (valueOf(figures, 'cases.suit') === 0) return sentence`本年度没有因政府信息公开工作被提起行政诉讼。`
  const nameOf = (key: string) => (key.includes('suit_direct') ? T4_HEAD.suit_direct : T4_HEAD.suit_after_review)
  return sentence`因政府信息公开工作被提起行政诉讼${fig('cases.suit')}件${amongThem(figures, 'cases.suit', nameOf)}。`
}

function caseResultOf(key: string): string {
  const result = CASE_RESULTS[columnOf(key)]
  return result ? CASE_RESULT_LABELS[result] : ''
}

const ACCOUNT = /^落实\s*[:：]\s*/
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/**
 * 五: the officer's account of the problems, what became of last year's measures (lines "落实：…" answer them in
 * their order), and the measures for the coming year.
 */
export function problemsText({
  text,
  year,
  measures,
  previousMeasures,
}: {
  readonly text: string
  readonly year: number
  readonly measures: readonly Measure[]
  readonly previousMeasures: readonly Measure[]
}): Paragraphs {
  const lines = paragraphsOf(text)
  const accounts = lines.filter((line) => ACCOUNT.test(line)).map((line) => line.replace(ACCOUNT, ''))
  const unasked = accounts.slice(previousMeasures.length)
  return [
    ...lines.filter((line) => !ACCOUNT.test(line)).map(parseText),
    ...previousText({ measures: previousMeasures, accounts, year }),
    ...unasked.map(parseText),
    ...plannedText(measures, year),
  ]
}

function previousText({
  measures,
  accounts,
  year,
}: {
  readonly measures: readonly Measure[]
  readonly accounts: readonly string[]
  readonly year: number
}): Paragraphs {
  if (measures.length === 0) return []
  const items = measures.map((measure, index) => {
    const account = accounts[index]
    const outcome = account === undefined ? [] : sentence`落实情况：${parseText(withFullStop(account))}`
    return sentence`${ordinal(index, measures.length)}${parseText(withFullStop(measure.text))}${outcome}`
  })
  return [sentence`${String(year - 1)}年年度报告提出的改进措施，落实情况如下：`, ...items]
}

function plannedText(measures: readonly Measure[], year: number): Paragraphs {
  if (measures.length === 0) return []
  return [
    sentence`${String(year + 1)}年，将采取以下改进措施：`,
    ...measures.map(
      (measure, index) => sentence`${ordinal(index, measures.length)}${parseText(withFullStop(measure.text))}`,
    ),
  ]
}

function ordinal(index: number, count: number): string {
  if (count === 1) return ''
  const numeral = ORDINALS[index]
  return numeral ? `${numeral}是` : '此外，'
}

function withFullStop(text: string): string {
  return /[。！？]$/.test(text) ? text : `${text.replace(/[；;，,.]$/, '')}。`
}

/** 六: fee notices, said even when there were none (国办公开办函〔2021〕30号), and proposals handled. */
export function otherText(figures: Figures, year: number): Paragraphs {
  const proposals = amongThem(
    figures,
    'proposals.total',
    (key) => PROPOSAL_LABELS[key.slice(key.lastIndexOf('.') + 1) as ProposalKind],
  )
  return [
    sentence`信息处理费收取情况：${String(year)}年，发出收费通知${fig('fees.notices')}件，总金额${fig('fees.notified')}元，实际收取${fig('fees.paid')}元。`,
    valueOf(figures, 'proposals.total') === 0
      ? sentence`建议提案办理情况：${String(year)}年，未承办人大代表建议和政协提案。`
      : sentence`建议提案办理情况：${String(year)}年，承办建议提案${fig('proposals.total')}件${proposals}。`,
  ]
}
