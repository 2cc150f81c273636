import type { RuleResult } from '#law/report/rules/rule.ts'
export type CheckState = 'failed' | 'warned' | 'explained' | 'unknown' | 'passed' | 'not-applicable'
export interface Check {
  id: string
  title: string
  article: string
  state: CheckState
  messages: string[]
  reason: string | null
}
export function checksOf(_r: readonly RuleResult[], _w: Readonly<Record<string, string>>): Check[] {
  return []
}
