import { describe, expect, test } from 'vitest'
import type { CheckedFinding, CheckUp } from './check-up.ts'
import {
  applyOpinions,
  isDismissed,
  mergeOpinions,
  opinionSubject,
  parseOpinions,
  writeOpinions,
  type OpinionFile,
  type RecordedOpinion,
} from './opinions.ts'

const HASH = 'a'.repeat(64)
const finding = (id: string, severity: CheckedFinding['severity']): CheckedFinding => ({
  id,
  severity,
  rule: 'T3-R1',
  message: '两边不等。',
  where: 't3.A[6]',
  left: 1,
  right: 2,
  article: '年度报告格式',
  place: null,
  opinion: null,
})
const checkUp: CheckUp = {
  file: '样例镇.docx',
  hash: HASH,
  format: 'docx',
  unit: null,
  year: 2020,
  form: '2019',
  tables: { t2: {}, t3: {}, t4: { review: [], suit_direct: [], suit_after_review: [] } },
  marks: {},
  places: {},
  rules: [],
  findings: [finding('0000000000000001', 'error'), finding('0000000000000002', 'warning')],
  verdict: 'fail',
  unreadable: null,
  notes: [],
}
const opinion = (more: Partial<RecordedOpinion> = {}): RecordedOpinion => ({
  hash: HASH,
  file: '样例镇.docx',
  finding: '0000000000000001',
  rule: 'T3-R1',
  where: 't3.A[6]',
  message: '两边不等。',
  decision: 'dismissed',
  reason: '上年撤销一件，见附件。',
  by: '样例核对人',
  at: '2021-02-01T01:00:00.000Z',
  ...more,
})
const file = (...opinions: readonly RecordedOpinion[]): OpinionFile => ({
  schema: 'zhaoming-opinions/1',
  opinions: [...opinions],
})
const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

test('what is written is read again, with or without a mark of byte order', () => {
  const written = writeOpinions(file(opinion()))
  expect(parseOpinions(bytes(written))).toEqual(file(opinion()))
  expect(parseOpinions(bytes(`\uFEFF${written}`))).toEqual(file(opinion()))
})

describe('a file that is none', () => {
  test.each([
    ['not JSON', '{"schema":', '不是完整的 JSON'],
    ['no text', new Uint8Array([0xff, 0xfe, 0x00]), '不是完整的 JSON'],
    ['another schema', { schema: 'zhaoming-opinions/2', opinions: [] }, '不是核对意见文件'],
    ['not an object', '[]', '不是核对意见文件'],
    ['too many', file(...Array.from({ length: 2001 }, () => opinion())), '超过 2000 条'],
    ['a dismissal without a reason', file(opinion(), opinion({ reason: '  ' })), '第 2 条写得不对（reason）'],
    ['a long reason', file(opinion({ reason: '长'.repeat(501) })), '第 1 条写得不对（reason）'],
    ['a wrong hash', file(opinion({ hash: 'A' })), '第 1 条写得不对（hash）'],
    ['nobody', file(opinion({ by: ' ' })), '第 1 条写得不对（by）'],
    ['an opinion that is a number', { schema: 'zhaoming-opinions/1', opinions: [7] }, '第 1 条写得不对。'],
    ['too large', ' '.repeat(1024 * 1024 + 1), '超过 1 MB'],
  ])('%s', (_, content, sentence) => {
    expect(() => parseOpinions(content instanceof Uint8Array ? content : bytes(content))).toThrow(sentence)
  })
})

describe('opinions on a check-up', () => {
  test('a dismissed error no longer fails; what was dismissed stays readable', () => {
    const applied = applyOpinions(checkUp, file(opinion()))
    expect(applied.verdict).toBe('pass')
    expect(applied.findings.map(isDismissed)).toEqual([true, false])
    expect(applied.findings[0]?.opinion).toEqual({
      decision: 'dismissed',
      reason: '上年撤销一件，见附件。',
      by: '样例核对人',
      at: '2021-02-01T01:00:00.000Z',
    })
  })
  test('a confirmed error, a dismissed warning and another file change nothing in the verdict', () => {
    for (const given of [
      opinion({ decision: 'confirmed', reason: '' }),
      opinion({ finding: '0000000000000002' }),
      opinion({ hash: 'b'.repeat(64) }),
    ])
      expect(applyOpinions(checkUp, file(given)).verdict).toBe('fail')
  })
  test('an unreadable file stays unreadable', () => {
    expect(applyOpinions({ ...checkUp, verdict: 'unreadable' }, file(opinion())).verdict).toBe('unreadable')
  })
})

test('the newer opinion on the same finding stands; those on other files are kept', () => {
  const other = opinion({ hash: 'b'.repeat(64) })
  const newer = opinion({ decision: 'confirmed', reason: '' })
  expect(mergeOpinions([opinion(), other], [newer]).opinions).toEqual([newer, other])
  const many = Array.from({ length: 2001 }, (_, index) => opinion({ finding: index.toString(16).padStart(16, '0') }))
  expect(() => mergeOpinions(many, [])).toThrow('超过 2000 条')
})

test('the name of a finding fits into a file of opinions, however long the finding is', () => {
  const long = { ...finding('0000000000000001', 'error'), message: '长'.repeat(5000) }
  const subject = opinionSubject(checkUp, long)
  expect(parseOpinions(bytes(file(opinion(subject)))).opinions).toHaveLength(1)
})
