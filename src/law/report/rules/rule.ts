import type { Finding, Severity } from '../../finding.ts'
import type { FormId } from '../forms.ts'
import type { ReportSubject } from '../subject.ts'

export type RuleSeverity = Exclude<Severity, 'not-assessable'>

/** What a rule found wrong; the rule adds its id, article and severity. */
export interface Problem {
  readonly message: string
  readonly where: string
  readonly left?: string | number
  readonly right?: string | number
  /** Where this problem weighs less than the rule, or could not be looked at. */
  readonly severity?: Severity
}

export type RuleAnswer =
  | { readonly result: 'pass' | 'not-applicable' }
  | { readonly result: 'fail'; readonly problems: readonly Problem[] }
  | { readonly result: 'not-assessable'; readonly reason: string; readonly where: string }

/** One named check of a yearly report. Ids are never reused; a changed meaning raises the version. */
export interface Rule {
  readonly id: string
  readonly version: number
  /** Chinese: what holds when the rule passes. */
  readonly title: string
  readonly severity: RuleSeverity
  readonly article: string
  /** The forms that have what the rule reads; absent = all. */
  readonly forms?: readonly FormId[]
  readonly check: (subject: ReportSubject) => RuleAnswer
}

export const RULE_RESULTS = ['pass', 'fail', 'warning', 'hint', 'not-applicable', 'not-assessable'] as const

/** `fail`, `warning` and `hint` name the heaviest finding: an error, a warning, a hint. */
export interface RuleResult {
  readonly rule: string
  readonly version: number
  readonly title: string
  readonly article: string
  readonly result: (typeof RULE_RESULTS)[number]
  readonly findings: readonly Finding[]
}

export const PASS: RuleAnswer = { result: 'pass' }
export const NOT_APPLICABLE: RuleAnswer = { result: 'not-applicable' }

export function notAssessable(reason: string, where: string): RuleAnswer {
  return { result: 'not-assessable', reason, where }
}

/** Pass without problems; what could not be read (`missing`, names of rows and columns) is never a pass. */
export function answerOf(
  problems: readonly Problem[],
  missing: readonly string[] = [],
  where = 'document',
): RuleAnswer {
  if (missing.length === 0) return problems.length > 0 ? { result: 'fail', problems } : PASS
  const reason = `${listed(missing)}没有读到，无法核对。`
  if (problems.length === 0) return notAssessable(reason, where)
  return { result: 'fail', problems: [...problems, { message: reason, where, severity: 'not-assessable' }] }
}

const LONGEST_LIST = 8

/** "甲、乙、丙", shortened after eight. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, LONGEST_LIST).join('、')
  return names.length > LONGEST_LIST ? `${shown}等${names.length}处` : shown
}
