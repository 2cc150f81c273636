import type { RuleResult } from '#law/report/rules/rule.ts'
import type { CheckedRule, CheckState } from './reads.ts'

const STATES: Readonly<Record<RuleResult['result'], CheckState>> = {
  pass: 'passed',
  fail: 'failed',
  warning: 'warned',
  hint: 'hinted',
  'not-assessable': 'unknown',
  'not-applicable': 'not-applicable',
}

/** Results as a reader is shown them; `reasons`: rule id → why its warning stands. */
export function checkedRules(results: readonly RuleResult[], reasons: Readonly<Record<string, string>>): CheckedRule[] {
  return results.map(({ rule, title, article, result, findings }) => {
    const reason = Object.hasOwn(reasons, rule) ? (reasons[rule] ?? null) : null
    const state = result === 'warning' && reason !== null ? 'explained' : STATES[result]
    return { id: rule, title, article, state, messages: findings.map((finding) => finding.message), reason }
  })
}
