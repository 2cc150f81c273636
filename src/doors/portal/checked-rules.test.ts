import { expect, test } from 'vitest'
import type { RuleResult } from '#law/report/rules/rule.ts'
import { checkedRules } from './checked-rules.ts'

const aResult = (rule: string, result: RuleResult['result']): RuleResult => ({
  rule,
  version: 1,
  title: '标题',
  article: '条例第五十条',
  result,
  findings: [],
})

test('a warning with its reason is explained; one without still warns; an error stays an error', () => {
  const results = [
    aResult('T2-A', 'warning'),
    aResult('T2-B', 'warning'),
    aResult('T3-R1', 'fail'),
    aResult('T4-R9', 'not-assessable'),
  ]
  const checks = checkedRules(results, { 'T2-A': '由县级部门办理', 'T3-R1': '不算数' })
  expect(checks.map(({ id, state, reason }) => [id, state, reason])).toEqual([
    ['T2-A', 'explained', '由县级部门办理'],
    ['T2-B', 'warned', null],
    ['T3-R1', 'failed', '不算数'],
    ['T4-R9', 'unknown', null],
  ])
})

test('an id that every object knows is no reason', () => {
  expect(checkedRules([aResult('constructor', 'warning')], {})[0]?.state).toBe('warned')
})
