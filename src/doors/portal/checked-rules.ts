import { RULES } from '#law/report/rules/all.ts'
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

/** Results as a reader is shown them: with the rule's title and article, and the reason why a warning stands. */
export function checkedRules(results: readonly RuleResult[], reasons: Readonly<Record<string, string>>): CheckedRule[] {
  const rules = new Map(RULES.map((rule) => [rule.id, rule]))
  return results.map((result) => {
    const rule = rules.get(result.rule)
    const why = reasons[result.rule] ?? null
    return {
      id: result.rule,
      title: rule?.title ?? result.rule,
      article: rule?.article ?? '',
      state: result.result === 'warning' && why !== null ? 'explained' : STATES[result.result],
      messages: result.findings.map((finding) => finding.message),
      reason: why ?? result.reason,
    }
  })
}
