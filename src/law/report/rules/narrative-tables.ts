import type { ReportSubject } from '../subject.ts'
import { sumOf, t3Total, t4Totals } from './cells.ts'
import { CLAIM_KINDS, claimsOf, type ClaimKind } from './claims.ts'
import { quoted, sectionPassages } from './prose.ts'
import { answerOf, NOT_APPLICABLE, type Problem, type Rule } from './rule.ts'

const TRUTH = '条例第六条'

const PLACE: Readonly<Record<ClaimKind, string>> = {
  new: '第三部分的表“新收”总计',
  received: '第三部分的表“新收”总计（或者新收加上年结转）',
  carried: '第三部分的表“上年结转”总计',
  closed: '第三部分的表“（七）总计”',
  forward: '第三部分的表“结转下年度”总计',
  review: '第四部分的表“行政复议”总计',
  suit: '第四部分的表“行政诉讼”总计',
  suit_direct: '第四部分的表“未经复议直接起诉”总计',
  suit_after_review: '第四部分的表“复议后起诉”总计',
}

/** What the tables say for each kind of statement; several numbers where several readings are right; null = not read. */
function tableValues(subject: ReportSubject): Readonly<Record<ClaimKind, readonly number[] | null>> {
  const total = (row: string) => t3Total(subject, row)
  const only = (value: number | null) => (value === null ? null : [value])
  const [added, carried, closed, forward] = [total('A'), total('B'), total('C7'), total('D')]
  const received = [added, sumOf([added, carried])].filter((value) => value !== null)
  const cases = t4Totals(subject)
  const suits = [cases.suit_direct, cases.suit_after_review]
  const anySuit = [sumOf(suits), ...suits].filter((value) => value !== null)
  return {
    new: only(added),
    received: received.length === 2 ? received : null,
    carried: only(carried),
    closed: only(closed),
    forward: only(forward),
    review: only(cases.review),
    suit: anySuit.length === 3 ? anySuit : null,
    suit_direct: only(cases.suit_direct),
    suit_after_review: only(cases.suit_after_review),
  }
}

const table: Rule = {
  id: 'NAR-TABLE',
  version: 1,
  title: '文中的新收、结转、办结、复议、诉讼件数与表一致',
  severity: 'warning',
  article: TRUTH,
  check(subject) {
    const claims = claimsOf(subject)
    if (claims.length === 0) return NOT_APPLICABLE
    const values = tableValues(subject)
    const problems = claims.flatMap(({ kind, count, text, where }): Problem[] => {
      const cells = values[kind]
      if (cells === null || cells.includes(count.value)) return []
      const message = `文中写${quoted(text)}，${PLACE[kind]}是${[...new Set(cells)].join('或')}。`
      return [{ message, where, left: count.value, right: cells[0] ?? '' }]
    })
    const unread = CLAIM_KINDS.filter((kind) => values[kind] === null && claims.some((claim) => claim.kind === kind))
    return answerOf(
      problems,
      unread.map((kind) => PLACE[kind]),
    )
  },
}

interface Denial {
  readonly said: RegExp
  readonly not: RegExp
  readonly name: string
  readonly severity: 'error' | 'warning'
  readonly valueOf: (subject: ReportSubject) => number | null
}

const KINDS_OF_APPLICANTS = /自然人|法人|企业|组织|机构|公民|网上|邮寄|当面|涉及|关于|正当|收费/
const RESULT = /维持|纠正|撤销|败诉|未经|驳回/
const DENIALS: readonly Denial[] = [
  {
    said: /(?:未|没有)(?:收到|接到|受理)[^，；。]{0,24}申请|无(?:政府|政务)?信息公开申请/,
    not: new RegExp(`复议|诉讼|${KINDS_OF_APPLICANTS.source}`),
    name: '第三部分的表“新收”总计',
    severity: 'error',
    valueOf: (subject) => t3Total(subject, 'A'),
  },
  {
    said: /(?:未|没有|无)[^，；。]{0,24}行政复议/,
    not: RESULT,
    name: '第四部分的表“行政复议”总计',
    severity: 'warning',
    valueOf: (subject) => t4Totals(subject).review,
  },
  {
    said: /(?:未|没有|无)[^，；。]{0,36}行政诉讼/,
    not: RESULT,
    name: '第四部分的表“行政诉讼”总计',
    severity: 'warning',
    valueOf: (subject) => {
      const { suit_direct: direct, suit_after_review: after } = t4Totals(subject)
      return sumOf([direct, after])
    },
  },
]

const none: Rule = {
  id: 'NAR-NONE',
  version: 1,
  title: '文中说没有申请、复议、诉讼的，表中为零',
  severity: 'error',
  article: TRUTH,
  check(subject) {
    const said = sectionPassages(subject)
      .filter(({ section }) => section !== 'problems')
      .flatMap(({ sentences, where }) =>
        sentences.flatMap((sentence) => clausesOf(sentence, subject)).map((clause) => ({ clause, where })),
      )
      .flatMap(({ clause, where }) =>
        DENIALS.filter(({ said: pattern, not }) => pattern.test(clause) && !not.test(clause)).map((denial) => ({
          denial,
          clause,
          where,
          value: denial.valueOf(subject),
        })),
      )
    if (said.length === 0) return NOT_APPLICABLE
    const problems = said.flatMap(({ denial, clause, where, value }): Problem[] => {
      if (value === null || value === 0) return []
      const message = `文中写${quoted(clause)}，${denial.name}却是${value}。`
      return [{ message, where, left: 0, right: value, severity: denial.severity }]
    })
    const unread = said.filter(({ value }) => value === null).map(({ denial }) => denial.name)
    return answerOf(problems, [...new Set(unread)])
  },
}

/** Clauses of a sentence that speak of the report's own year. */
function clausesOf(sentence: string, { year }: ReportSubject): string[] {
  const clauses: string[] = []
  let isOwnYear = true
  for (const clause of sentence.split(/[，；]/)) {
    const said = /(\d{4})年/.exec(clause)
    if (said) isOwnYear = year === null || Number(said[1]) === year
    if (isOwnYear) clauses.push(clause)
  }
  return clauses
}

const ALL_CLOSED =
  /(?:全部|均已?|都已|已全部)(?:按[期时]|依法|在法定期限内|及时)?(?:办结|办理完毕)|办结率(?:为|达|达到)?100%/

const allClosed: Rule = {
  id: 'NAR-ALL-CLOSED',
  version: 1,
  title: '文中说全部办结的，没有结转下年度的申请',
  severity: 'warning',
  article: TRUTH,
  check(subject) {
    const said = sectionPassages(subject)
      .filter(({ section }) => section === 'overview' || section === 'applications')
      .flatMap(({ sentences, where }) => sentences.map((sentence) => ({ sentence, where })))
      .filter(
        ({ sentence }) =>
          /申请/.test(sentence) && ALL_CLOSED.test(sentence) && !/建议|提案|留言|信箱|热线/.test(sentence),
      )
    const [first] = said
    if (!first) return NOT_APPLICABLE
    const forward = t3Total(subject, 'D')
    if (forward === null) return answerOf([], ['第三部分的表“结转下年度”总计'])
    const message = `文中写${quoted(ALL_CLOSED.exec(first.sentence)?.[0] ?? '')}，第三部分的表却有${forward}件结转下年度。`
    return answerOf(forward > 0 ? [{ message, where: first.where, left: 0, right: forward }] : [])
  },
}

export const NARRATIVE_TABLE_RULES: readonly Rule[] = [table, none, allClosed]
