import { beforeAll, describe, expect, test } from 'vitest'
import { Forbidden } from '#kit/errors.ts'
import { day, type Instant } from '#law/day.ts'
import { composeReport } from '#law/report/compose.ts'
import type { ReportDocument } from '#law/report/document.ts'
import { foldYear, type FoldedYear } from '#law/report/fold.ts'
import { formOfYear } from '#law/report/forms.ts'
import { unknownReferences } from '#law/report/narrative.ts'
import { previousOf, subjectOf } from '#law/report/own-subject.ts'
import { checkReport, findingsOf } from '#law/report/rules/check.ts'
import { parseTexts } from '#law/report/texts.ts'
import { typedDigits } from '#law/report/typed-digits.ts'
import { rebuildProjections } from '#office/audit/rebuild.ts'
import { PROJECTIONS } from '#office/projections.ts'
import { readYearLedger } from '#office/report/year-ledger/read.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { sampleEntries } from './entries.ts'
import { loadSample } from './load.ts'
import { SAMPLE_TEXTS } from './texts.ts'
import { SAMPLE_TOWN } from './town.ts'

const database = await testDatabase()
const NOW = '2022-06-01T01:00:00.000Z' as Instant
const ctx = testContext(database, { now: NOW, today: day('2022-06-01') })
const YEARS = [2020, 2021] as const
const folded = new Map<number, FoldedYear>()
let unitId = ''

beforeAll(async () => {
  unitId = (await loadSample(ctx)).unitId
  for (const year of YEARS) {
    const ledger = await readYearLedger(ctx, { unitId, year, knownAt: NOW })
    folded.set(year, foldYear({ ledger, form: formOfYear(year), carriedIn: null, carriedFrom: null, declarations: [] }))
  }
})

function valuesOf(year: number): Record<string, number> {
  return Object.fromEntries(Object.values(folded.get(year)?.figures ?? {}).map(({ key, value }) => [key, value]))
}

test('2020 has the figures of the town that the project began with, and says 204 for what are 204', () => {
  const values = valuesOf(2020)
  expect(values).toMatchObject({
    'web.total': 38,
    'web.work-news': 25,
    'web.policy': 4,
    'web.key-area': 9,
    'wechat.total': 197,
    'receipts.wechat': 197,
    'disclosed.overlap.web-wechat': 31,
    'disclosed.total': 204,
    'applications.new': 0,
    'cases.review': 0,
    'proposals.total': 0,
  })
  const cells = Object.entries(values).filter(([key]) => /^t[234]\./.test(key))
  expect(cells.length).toBeGreaterThan(190)
  expect(cells.filter(([, value]) => value !== 0)).toEqual([])
})

test('2021 shows every table alive', () => {
  expect(valuesOf(2021)).toMatchObject({
    'disclosed.total': 218,
    'web.total': 32,
    'disclosed.multi-channel': 27,
    't3.A[6]': 16,
    't3.A[0]': 9,
    't3.B[6]': 0,
    't3.C1[6]': 4,
    't3.C2[6]': 1,
    't3.C3.4[4]': 1,
    't3.C3.6[0]': 1,
    't3.C4.1[0]': 2,
    't3.C4.2[3]': 1,
    't3.C5.1[0]': 1,
    't3.C6.1[0]': 1,
    't3.C6.2[5]': 1,
    't3.C6.3[0]': 1,
    't3.C7[6]': 14,
    't3.D[6]': 2,
    't4.review[0]': 1,
    't4.review[3]': 1,
    't4.suit_direct[0]': 1,
    't4.suit_after_review[3]': 1,
    't2.行政许可[0]': 48,
    't2.行政事业性收费[0]': 1.26,
    'fees.notices': 2,
    'fees.notified': 250,
    'fees.paid': 50,
    'proposals.deputies': 3,
    'supervision.training.count': 3,
  })
})

test('every title is its own, names nobody and is spread over the year', () => {
  const items = sampleEntries().flatMap(({ input }) => ('title' in input && 'formedOn' in input ? [input] : []))
  const of = (year: number) => items.filter((item) => String(item['formedOn']).startsWith(String(year)))
  for (const year of YEARS) {
    const titles = of(year).map((item) => item['title'])
    expect(new Set(titles).size).toBe(titles.length)
    expect(new Set(of(year).map((item) => String(item['formedOn']).slice(5, 7))).size).toBe(12)
  }
})

describe.each(YEARS)('the text of %s', (year) => {
  const parsed = parseTexts(SAMPLE_TEXTS[year])

  test('is read without a problem, types no number and refers to none that is not there', () => {
    expect(parsed.problems).toEqual([])
    expect(parsed.measures.length).toBeGreaterThan(1)
    expect(typedDigits(SAMPLE_TEXTS[year])).toEqual([])
    expect(unknownReferences(SAMPLE_TEXTS[year], folded.get(year)?.figures ?? {})).toEqual([])
  })

  test('makes a whole report that fails no rule; only what needs an older report cannot be judged', () => {
    const document = reportOf(year)
    const text = JSON.stringify(document.sections)
    expect(text).not.toContain('数据待补')
    expect(text.includes('落实情况如下')).toBe(year === 2021)
    const previous = year === 2021 ? previousOf(reportOf(2020)) : null
    const subject = subjectOf(document, {
      texts: parsed.texts,
      previous,
      filedOn: day(`${year + 1}-01-25`),
      filingDay: null,
    })
    const findings = findingsOf(checkReport(subject))
    expect(findings.filter(({ severity }) => severity !== 'not-assessable')).toEqual([])
  })
})

function reportOf(year: (typeof YEARS)[number]): ReportDocument {
  const parsed = parseTexts(SAMPLE_TEXTS[year])
  const planned = (of: readonly string[], when: number) => of.map((text) => ({ text, year: when }))
  const yearFolded = folded.get(year)
  if (!yearFolded) throw new Error('the year was not folded')
  return composeReport({
    unit: { ...SAMPLE_TOWN, level: 'town', pageUrl: `https://example.test/wangxi/reports/${year}/` },
    year,
    form: formOfYear(year),
    edition: 1,
    knownAt: NOW,
    folded: yearFolded,
    texts: parsed.texts,
    measures: planned(parsed.measures, year + 1),
    previousMeasures: year === 2021 ? planned(parseTexts(SAMPLE_TEXTS[2020]).measures, 2021) : [],
    signedOn: day(`${year + 1}-01-20`),
  })
}

test('loads once, and what it wrote stands to every check of the record', async () => {
  expect(await loadSample(ctx)).toEqual({ unitId, isNew: false })
  expect(await rebuildProjections(ctx, { projections: PROJECTIONS, check: true })).toEqual([])
})

test('is not loaded by the public', async () => {
  await expect(loadSample({ ...ctx, actor: { kind: 'public' } })).rejects.toBeInstanceOf(Forbidden)
})
