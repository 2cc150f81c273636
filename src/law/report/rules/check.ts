import { SEVERITIES, type Finding, type Severity } from '../../finding.ts'
import { SECTION_IDS, type SectionId } from '../forms.ts'
import type { ReportSubject } from '../subject.ts'
import { RULES } from './all.ts'
import { NOT_APPLICABLE, notAssessable, type Problem, type Rule, type RuleAnswer, type RuleResult } from './rule.ts'

/** Runs every rule on one report (条例 art. 49, 50 and the form). A check that could not run is `not-assessable`, never a pass. */
export function checkReport(subject: ReportSubject, rules: readonly Rule[] = RULES): RuleResult[] {
  return rules.map((rule) => {
    const answer = runRule(rule, subject)
    const findings = findingsOfAnswer(rule, answer, subject)
    const { id, version, title, article } = rule
    const result = answer.result === 'fail' ? RESULT_OF[worst(findings)] : answer.result
    return { rule: id, version, title, article, result, findings }
  })
}

/** All findings in the order of the report, those of one place in the order of the rules. */
export function findingsOf(results: readonly RuleResult[]): Finding[] {
  return results
    .flatMap((result) => result.findings)
    .map((finding, index) => ({ finding, index, place: placeOf(finding.where) }))
    .toSorted((one, other) => one.place - other.place || one.index - other.index)
    .map(({ finding }) => finding)
}

const RESULT_OF = { error: 'fail', warning: 'warning', hint: 'hint', 'not-assessable': 'not-assessable' } as const

function worst(findings: readonly Finding[]): Severity {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'not-assessable'
}

function runRule(rule: Rule, subject: ReportSubject): RuleAnswer {
  const { form } = subject
  if (rule.forms && form === null) return notAssessable('看不出报告用的是哪一版格式，无法核对。', 'document')
  if (rule.forms && form !== null && !rule.forms.includes(form)) return NOT_APPLICABLE
  return rule.check(subject)
}

function findingsOfAnswer(rule: Rule, answer: RuleAnswer, subject: ReportSubject): Finding[] {
  return problemsOf(answer).map(({ message, where, left = null, right = null, severity = rule.severity }) => ({
    rule: rule.id,
    severity,
    message,
    where,
    left,
    right,
    article: rule.article,
    subject: subject.subject,
  }))
}

function problemsOf(answer: RuleAnswer): readonly Problem[] {
  if (answer.result === 'fail') return answer.problems
  if (answer.result !== 'not-assessable') return []
  return [{ message: answer.reason, where: answer.where, severity: 'not-assessable' }]
}

const TABLE_OF: ReadonlyMap<SectionId, readonly string[]> = new Map([
  ['proactive', ['t2']],
  ['applications', ['t3']],
  ['remedies', ['t4']],
])
const PLACES = [
  'document',
  'title',
  'preamble',
  ...SECTION_IDS.flatMap((id) => [`section.${id}`, ...(TABLE_OF.get(id) ?? [])]),
  'signature',
]

function placeOf(where: string): number {
  const place = where.startsWith('section.') ? where : (/^\w+/.exec(where)?.[0] ?? '')
  const index = PLACES.indexOf(place)
  return index === -1 ? PLACES.length : index
}
