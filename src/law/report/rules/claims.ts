import { countsIn, type Count } from '../numbers.ts'
import type { ReportSubject } from '../subject.ts'
import { sectionPassages } from './prose.ts'

export const CLAIM_KINDS = [
  'new',
  'received',
  'carried',
  'closed',
  'forward',
  'review',
  'suit',
  'suit_direct',
  'suit_after_review',
] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** A number of the text that a cell of table three or four also states. */
export interface Claim {
  readonly kind: ClaimKind
  readonly count: Count
  readonly text: string
  readonly where: string
}

const CASE_UNITS = ['件', '宗', '起', '例', '份', '条', '次', '个']
const LONGEST_CONTEXT = 60

/** Statements on the whole year and the whole unit: parts, other years, channels and offices inside it are left out. */
export function claimsOf(subject: ReportSubject): Claim[] {
  return sectionPassages(subject)
    .filter(({ section }) => section !== 'problems')
    .flatMap(({ sentences, where }) =>
      sentences.flatMap((sentence, index) =>
        isOnTopic(sentence) || isOnTopic(sentences[index - 1] ?? '') ? claimsIn(sentence, where, subject) : [],
      ),
    )
}

/** The sentence after one on applications may go on about them without naming them. */
function isOnTopic(sentence: string): boolean {
  return /公开|申请|复议|诉讼/.test(sentence)
}

function claimsIn(sentence: string, where: string, subject: ReportSubject): Claim[] {
  const counts = countsIn(sentence)
  return counts.flatMap((count, index) => {
    if (!CASE_UNITS.includes(count.unit) || count.isApproximate) return []
    const from = Math.max(counts[index - 1]?.end ?? 0, count.start - LONGEST_CONTEXT)
    const context = sentence.slice(from, count.start)
    const suffix = /^[^，；、：]{0,16}/.exec(sentence.slice(count.end, count.end + 16))?.[0] ?? ''
    const kind = kindOf(context, suffix)
    if (kind === null || isOfAnotherScope(context, subject)) return []
    return [{ kind, count, text: `${lastClause(context)}${count.raw}${suffix}`, where }]
  })
}

/** "（一）…2020年，新收…": only the last clause that names something decides. */
function lastClause(context: string): string {
  const clauses = context.split(/[，；：]/).filter((clause) => clause !== '')
  return clauses.at(-1) ?? ''
}

const RESULT = /维持|纠正|其他结果|尚未|审结|撤销|驳回|败诉|胜诉|应诉|终止|撤回|未经|复议后|调解|确认/
const KINDS: readonly { readonly kind: ClaimKind; readonly said: RegExp; readonly not: RegExp }[] = [
  { kind: 'forward', said: /结转(?:至|到)?(?:下|次|明)/, not: /复议|诉讼/ },
  { kind: 'carried', said: /[上去]一?年度?结转|结转上年/, not: /复议|诉讼/ },
  { kind: 'suit_direct', said: /未经复议直接起诉/, not: /维持|纠正|其他结果|尚未/ },
  { kind: 'suit_after_review', said: /复议后起诉/, not: /维持|纠正|其他结果|尚未/ },
  { kind: 'review', said: /行政复议/, not: RESULT },
  { kind: 'suit', said: /行政诉讼/, not: RESULT },
  { kind: 'new', said: /新收|新受理|新增.{0,12}申请/, not: /复议|诉讼/ },
  { kind: 'closed', said: /办结|办理完毕|答复/, not: /复议|诉讼|不予|部分/ },
  {
    kind: 'received',
    said: /(?:收到|受理|接收).{0,20}申请|申请.{0,6}(?:收到|受理|接收)?$/,
    not: /复议|诉讼|不予|许可|补正|撤[回销]/,
  },
]

const NARROWER =
  /自然人|公民|个人|企业|法人|机构|社会组织|律师|网上|网络|在线|线上|邮寄|信函|信件|当面|现场|邮件|邮箱|传真|渠道|方式|类|其中|包括|涉及|同比|较|比上|增|减少|下降|累计|历年|以来|平均|每/

function kindOf(context: string, suffix: string): ClaimKind | null {
  const clause = lastClause(context)
  const isForward = /^[^，；、]{0,6}结转(?:至|到)?(?:下|次|明)/.test(suffix)
  if (isForward) return 'forward'
  if (NARROWER.test(clause) || /复议.*诉讼|诉讼.*复议/.test(context)) return null
  const found = KINDS.find(({ said }) => said.test(clause))
  if (!found || found.not.test(clause)) return null
  return found.kind
}

/** "区政府办公室受理…" in the district's report, or a count of another year. */
function isOfAnotherScope(context: string, { unitName, year }: ReportSubject): boolean {
  const office =
    /(?:政府|党政|综合)?办(?:公室|公厅)?(?:代表|受理|收到|共|新收|办结|答复)|(?:各|本级|机关|部门)(?:单位|部门|街道|镇|乡|科室)?(?:受理|收到|共|新收|办结|答复)/
  if (office.test(context) && !/办公[室厅]$/.test(unitName ?? '')) return true
  return [...context.matchAll(/(\d{4})年/g)].some((match) => year !== null && Number(match[1]) !== year)
}
