import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDay } from '../../day.ts'
import { FORMS, type FormId, type SectionId } from '../forms.ts'
import type { ReportSubject, SubjectSection } from '../subject.ts'
import { checkReport, findingsOf } from './check.ts'

const FOLDER = join(process.env['ZHAOMING_REALDATA'] ?? '../shared/realdata', 'reports-raw')
const textOf = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

const KEYWORDS: readonly (readonly [SectionId, RegExp])[] = [
  ['overview', /总体情况/],
  ['proactive', /主动公开政府信息情况/],
  ['applications', /收到和处理/],
  ['remedies', /复议/],
  ['problems', /问题及/],
  ['other', /其他需要报告/],
]

/** A plain split for the test's own use: headings "一、…" that name a part; the reader of foreign files comes later. */
function split(text: string): { preamble: string; sections: SubjectSection[] } {
  const lines = text.split('\n')
  const found = lines.flatMap((line, index) => {
    const match = /^([一二三四五六])、(.{4,30})$/.exec(line.trim())
    const id = match && KEYWORDS.find(([, pattern]) => pattern.test(line))?.[0]
    return match && id ? [{ id, index, number: match[1] ?? null, heading: line.trim() }] : []
  })
  const sections = found.map(({ id, index, number, heading }, place) => {
    const body = lines.slice(index + 1, found[place + 1]?.index)
    const isTable = ['proactive', 'applications', 'remedies'].includes(id)
    const subheadings = body.filter((line) => /^（[一二三四五]）/.test(line))
    return { id, number, heading, subheadings, text: isTable ? '' : body.join('\n') }
  })
  return { preamble: lines.slice(0, found[0]?.index).join('\n'), sections }
}

function rowsOf(form: FormId, lines: readonly (readonly number[])[]): Record<string, (number | null)[]> {
  const ids = FORMS[form].t3.map((row) => row.id)
  return Object.fromEntries(
    lines.map((cells, index) => [ids[index] ?? '', Array.from({ length: 7 }, (_, column) => cells[column] ?? null)]),
  )
}

const numbersOf = (line: string) => [...line.matchAll(/(?<=[\t ]|^)\d+(?:\.\d+)?(?=\s|$)/g)].map(Number)

function theSeedReport(): ReportSubject {
  const text = textOf('mishan-2020.md')
  const { preamble, sections } = split(text)
  const lines = text.split('\n')
  const t3Lines = lines.filter((line) => line.includes('\t') && numbersOf(line).length >= 6).map(numbersOf)
  const t2Rows = FORMS['2019'].t2.flatMap((block) => block.rows)
  const t2 = t2Rows.map(({ label }) => [
    label,
    numbersOf(lines.find((line) => line.startsWith(label.slice(0, 9))) ?? ''),
  ])
  const [unitName = '', date = ''] = lines.filter((line) => line.trim() !== '').slice(-2)
  const [year, month = '', of = ''] = date.match(/\d+/g) ?? []
  return {
    subject: `${unitName}2020年年度报告`,
    unitName,
    level: 'town',
    year: 2020,
    form: '2019',
    title: null,
    preamble,
    sections,
    tables: { t2: Object.fromEntries(t2), t3: rowsOf('2019', t3Lines), t4: null },
    marks: {},
    signedOn: parseDay(`${year}-${month.padStart(2, '0')}-${of.padStart(2, '0')}`),
    signedBy: unitName,
    filedOn: null,
    filingDay: null,
    typedDigits: [],
    previous: null,
    children: null,
    own: null,
  }
}

function hongze(year: 2023 | 2024): ReportSubject {
  const text = textOf(`hongze-${year}.raw.txt`).replace(/^- \d+ -$/gm, '')
  const { preamble, sections } = split(text)
  const lines = text.split('\n').map((line) => ({ line, numbers: numbersOf(line) }))
  const cells = lines.flatMap(({ numbers }) => (numbers.length === 7 ? [numbers] : []))
  const cases = (lines.find(({ line }) => /^\d+(?: \d+){14}$/.test(line))?.line.split(' ') ?? []).map(Number)
  const t2Rows = FORMS['2021'].t2.flatMap((block) => block.rows)
  return {
    ...theSeedReport(),
    subject: `洪泽${year}`,
    unitName: '淮安市洪泽区人民政府',
    level: 'county',
    year,
    form: '2021-single-other',
    title: `淮安市洪泽区人民政府${year}年政府信息公开工作年度报告`,
    preamble,
    sections,
    tables: {
      t2: Object.fromEntries(
        t2Rows.map(({ label }) => [label, lines.find(({ line }) => line.startsWith(`${label} `))?.numbers ?? []]),
      ),
      t3: rowsOf('2021-single-other', cells),
      t4: { review: cases.slice(0, 5), suit_direct: cases.slice(5, 10), suit_after_review: cases.slice(10) },
    },
    signedOn: null,
    signedBy: null,
  }
}

describe.skipIf(!existsSync(FOLDER))('real reports (skipped where the folder of real data is absent)', () => {
  it('finds what is wrong with the seed report (law.md §16) and no more', () => {
    const findings = findingsOf(checkReport(theSeedReport()))
    const said = (rule: string) =>
      findings.filter((finding) => finding.rule === rule).map(({ severity, message }) => `${severity} ${message}`)
    expect(said('STR-PREAMBLE').join()).toContain('没有列出“存在的主要问题及改进情况”') // a2
    expect(said('STR-SECTIONS')).toHaveLength(1) // a3
    expect(said('STR-NUMBERING')).toEqual(['error 各部分的序号从“三”直接到“五”，应当是“四”。'])
    expect(said('T4-MISSING')).toEqual(['error 第四部分的表整张缺失。'])
    expect(said('T3-MISSING').join()).toContain('缺6行') // a4
    expect(said('T3-WIDTH').join()).toContain('这9行每行有6个数，应当有7个，缺“总计”') // a5
    expect(said('NAR-PART').join()).toContain('部分197条大于总数101条') // a8
    expect(said('NAR-SUM')).toEqual([]) // 38 = 25 + 4 + 9
    expect(said('NAR-OVERSIGHT').join()).toContain('工作考核、社会评议、责任追究') // a10
    expect(said('STR-OVERVIEW')).toEqual([]) // a11
    expect(said('NAR-PLAN-YEAR').join()).toContain('应当是2021年') // a12
    expect(said('T2-ALL-ZERO')).toHaveLength(1) // a17
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
    expect(errors.toSorted()).toEqual(['NAR-PART', 'STR-NUMBERING', 'STR-SECTIONS', 'T3-MISSING', 'T4-MISSING'])
  })

  it('finds the totals of reconsideration that a district left at zero in 2023', () => {
    const errors = findingsOf(checkReport(hongze(2023))).filter(({ severity }) => severity === 'error')
    expect(errors.map(({ rule, left, right }) => ({ rule, left, right }))).toEqual([
      { rule: 'T4-R9', left: 11, right: 0 },
      { rule: 'T4-R9', left: 5, right: 0 },
    ])
  })

  it('does not take the office’s 17 applications for the district’s 95, and finds no error in 2024', () => {
    const findings = findingsOf(
      checkReport({
        ...hongze(2024),
        previous: { year: 2023, form: '2021-single-other', tables: hongze(2023).tables as never },
      }),
    )
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(findings.filter(({ rule }) => rule === 'NAR-TABLE')).toEqual([])
  })
})
