import { describe, expect, test } from 'vitest'
import { RULES } from '#law/report/rules/all.ts'
import type { SubjectSection } from '#law/report/subject.ts'
import { nearestPlace } from './anchors.ts'
import { aCheckedFile, aCleanFile } from './check-up.fixture.ts'
import { sizeInWords } from '../size-in-words.ts'
import { shownName } from './file-name.ts'
import { groupFindings, nextStep, verdictInWords } from './findings.ts'
import { ruleGroups } from './rule-groups.ts'
import { networkOf } from './sender.ts'
import { shownParts } from './shown-report.ts'

const section = (id: SubjectSection['id']): SubjectSection => ({
  id,
  number: null,
  heading: '',
  subheadings: [],
  text: '',
})

describe('missing sections stand where the form has them', () => {
  const orderOf = (...ids: readonly SubjectSection['id'][]): string[] =>
    shownParts(ids.map(section)).map((part) => `${part.section === null ? '缺' : ''}${part.id}`)
  test.each([
    [
      ['overview', 'proactive', 'applications', 'problems', 'other'],
      'overview proactive applications 缺remedies problems other',
    ],
    [[], '缺overview 缺proactive 缺applications 缺remedies 缺problems 缺other'],
    [['other'], '缺overview 缺proactive 缺applications 缺remedies 缺problems other'],
    [['overview', null, 'overview'], 'overview 缺proactive 缺applications 缺remedies 缺problems 缺other null null'],
  ] as const)('%j', (ids, wanted) => {
    expect(orderOf(...ids).join(' ')).toBe(wanted)
  })
})

test('a finding stands at its cell, else at its row, its table, or on the whole report', () => {
  const shown = new Set(['t3', 't3.A', 't3.A[6]', 'section.other', 'document'])
  for (const [where, place] of [
    ['t3.A[6]', 't3.A[6]'],
    ['t3.A[9]', 't3.A'],
    ['t3.C9[0]', 't3'],
    ['t2.规章[0]', 'document'],
    ['section.other', 'section.other'],
    ['page 3', 'document'],
    ['t33', 'document'],
  ] as const)
    expect(nearestPlace(where, shown), where).toBe(place)
})

test('every rule is counted in one group that has a name', () => {
  const groups = ruleGroups()
  expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(RULES.length)
  expect(groups.map((group) => group.label)).not.toContain('其他')
  expect(ruleGroups(['NEW-1'])).toEqual([{ label: '其他', count: 1 }])
})

test('the verdict never calls passed what could not be judged', () => {
  const { checkUp } = aCheckedFile()
  const wordsFor = (...severities: readonly string[]): string[] => {
    const findings = checkUp.findings.filter((finding) => severities.includes(finding.severity))
    const groups = groupFindings({ ...checkUp, findings }, new Set())
    return [verdictInWords(groups), nextStep(groups)]
  }
  expect(wordsFor('warning', 'not-assessable')).toEqual([
    '通过，另有 4 条提醒、2 条无法判断',
    '没有必须改的。提醒逐条看过，确有原因的在报告里写明。',
  ])
  expect(wordsFor('hint')[0]).toBe('通过，另有 1 条建议')
  expect(wordsFor('not-assessable')[1]).toContain('无法判断的')
  const clean = groupFindings(aCleanFile().checkUp, new Set())
  expect([verdictInWords(clean), nextStep(clean)]).toEqual([
    '通过，没有发现问题',
    '规则都核过了。规则查不到的，仍由人把关。',
  ])
})

test.each([
  ['年报.docx', '年报.docx'],
  ['C:\\fakepath\\年报.docx', '年报.docx'],
  ['\u0000\u202e ', '未命名'],
  ['', '未命名'],
  ['a\ud800.txt', 'a\ufffd.txt'],
])('the shown name of %j', (declared, wanted) => {
  expect(shownName(declared)).toBe(wanted)
})

test.each([
  [0, '0 B'],
  [61_000, '60 KB'],
  [3_500_000, '3.3 MB'],
])('%i bytes in words', (bytes, wanted) => {
  expect(sizeInWords(bytes)).toBe(wanted)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['unknown', 'unknown'],
])('%s is counted as %s', (address, wanted) => {
  expect(networkOf(address)).toBe(wanted)
})
