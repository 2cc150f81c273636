import { describe, expect, it } from 'vitest'
import { day } from '../day.ts'
import { composeReport, type ReportContent } from './compose.ts'
import type { YearLedger } from './facts.ts'
import { foldYear } from './fold.ts'
import { FORM_IDS, FORMS, type FormId, type SectionId } from './forms.ts'
import { aYear, WANGXI, WANGXI_2020 } from './ledger.fixture.ts'
import { subjectOf } from './own-subject.ts'

type Options = Partial<ReportContent> & { ledger?: YearLedger; form?: FormId }

function report({ ledger = WANGXI_2020, form = '2019', ...overrides }: Options = {}) {
  const folded = foldYear({ ledger, form, carriedIn: null, carriedFrom: null, declarations: [] })
  const { year, knownAt } = ledger
  const base = { unit: WANGXI, edition: 1, texts: {}, measures: [], previousMeasures: [], signedOn: null }
  return composeReport({ ...base, year, form, knownAt, folded, ...overrides })
}
function subject(options: Options = {}) {
  return subjectOf(report(options), {
    texts: options.texts ?? {},
    previous: null,
    filedOn: day('2021-01-20'),
    filingDay: null,
  })
}
const textOf = (section: SectionId, options: Options = {}) =>
  subject(options).sections.find(({ id }) => id === section)?.text ?? ''

const BUSY = aYear({
  year: 2021,
  applications: [
    { applicantClass: 'natural-person', received: 'in-year', outcome: 'granted', count: 2 },
    { applicantClass: 'business', received: 'before-year', outcome: 'not-held', count: 1 },
    { applicantClass: 'natural-person', received: 'in-year', outcome: null, count: 1 },
  ],
  cases: [
    { group: 'review', result: 'upheld', count: 1 },
    { group: 'suit_direct', result: 'corrected', count: 1 },
    { group: 'suit_after_review', result: 'pending', count: 2 },
  ],
  activities: [
    { row: 'licence', column: 'decisions', value: 36, departments: 2 },
    { row: 'normative', column: 'made', value: 2, departments: 1 },
    { row: 'normative', column: 'in-force', value: 7, departments: 1 },
    { row: 'charges', column: 'charged', value: 1.25, departments: 1 },
  ],
  proposals: [
    { kind: 'deputies', handled: 3 },
    { kind: 'cppcc', handled: 2 },
  ],
  fees: { notices: 1, noticedInFen: 5050, paidInFen: 0 },
})
const BUSY_2021: Options = { ledger: BUSY, form: '2021' }

describe('the report of a town without applications', () => {
  it('says 204, and why 38 and 197 are no more than that', () => {
    expect(textOf('overview')).toContain(
      '2020年，主动公开政府信息204条，其中工作动态145条、政策文件及政策解读4条、重点领域信息9条、通知公告46条。',
    )
    expect(textOf('overview')).toContain(
      '政府网站公开38条，微信公众号公开197条；政府网站和微信公众号都公开的31条只计一次，所以不重复计算的总数为38＋197－31＝204条。',
    )
    expect(textOf('overview')).toContain(
      '政府网站公开的信息38条，其中工作动态25条、政策文件及政策解读4条、重点领域信息9条。',
    )
  })

  it('says plainly what did not happen', () => {
    expect(textOf('overview')).toContain('2020年，未收到政府信息公开申请，也没有上年结转的申请。')
    expect(textOf('applications')).toBe('本年度未收到、也没有结转办理的政府信息公开申请，下表各项均为零。')
    expect(textOf('remedies')).toBe('本年度没有因政府信息公开工作被申请行政复议、提起行政诉讼的情况。')
    expect(textOf('other')).toContain('发出收费通知0件，总金额0元，实际收取0元。')
    expect(textOf('other')).toContain('未承办人大代表建议和政协提案。')
  })

  it('states the results of assessment, social evaluation and accountability (art. 50(4)), even when there are none', () => {
    expect(textOf('overview')).toContain('工作考核结果：县政府办公室年度考核为良好。')
    expect(textOf('overview')).toContain('社会评议结果：本年度没有评议结果。')
    expect(textOf('overview')).toContain('责任追究结果：本年度没有发生应当追究责任的情形。')
  })

  it('draws the months and no endings', () => {
    const { charts, sections } = report()
    expect(charts.map((chart) => chart.id)).toEqual(['months'])
    expect(charts[0]?.rows[2]).toEqual({ label: '3月', values: [20, 100] })
    expect(sections[0]?.blocks.filter((block) => block.kind === 'chart')).toEqual([{ kind: 'chart', chart: 'months' }])
  })
})

describe('the report of a busy year', () => {
  it('tells the endings of applications, whose parts add up', () => {
    expect(textOf('overview', BUSY_2021)).toContain(
      '新收政府信息公开申请3件，上年结转1件。\n全年办结3件，其中予以公开2件、无法提供1件；结转下年度继续办理1件。',
    )
    expect(textOf('applications', BUSY_2021)).toBe('本年新收的政府信息公开申请3件，均为自然人，办理情况见下表。')
  })

  it('tells cases, departments, fees and proposals', () => {
    expect(textOf('remedies', BUSY_2021)).toBe(
      '因政府信息公开工作被申请行政复议1件，均为结果维持。因政府信息公开工作被提起行政诉讼3件，其中未经复议直接起诉1件、复议后起诉2件。',
    )
    expect(textOf('proactive', BUSY_2021)).toBe(
      '《条例》第二十条所列各项的情况见下表：行政规范性文件本年制发2件、现行有效7件；行政许可本年处理决定36件；行政事业性收费本年收费金额1.25万元。',
    )
    expect(textOf('other', BUSY_2021)).toContain('发出收费通知1件，总金额50.5元，实际收取0元。')
    expect(textOf('other', BUSY_2021)).toContain('承办建议提案5件，其中人大代表建议3件、政协提案2件。')
  })

  it('lists only endings that occurred, and what is carried forward', () => {
    expect(report(BUSY_2021).charts.find((chart) => chart.id === 'outcomes')?.rows).toEqual([
      { label: '予以公开', values: [2] },
      { label: '无法提供', values: [1] },
      { label: '结转下年', values: [1] },
    ])
  })

  it('writes no 其中 under a declared number', () => {
    const declarations = [{ key: 'disclosed.total', value: 101, reason: '按原报告' }]
    const folded = foldYear({ ledger: WANGXI_2020, form: '2019', carriedIn: null, carriedFrom: null, declarations })
    const text = textOf('overview', { folded })
    expect(text).toContain('主动公开政府信息101条。')
    expect(text).not.toContain('＝101')
  })

  it('explains more than two channels by what is repeated', () => {
    const ledger = aYear({
      disclosures: [
        { category: 'policy', channels: ['web', 'wechat', 'notice-board'], count: 2 },
        { category: 'policy', channels: ['web'], count: 3 },
      ],
      receipts: [{ channel: 'web', month: 1, count: 6 }],
    })
    expect(textOf('overview', { ledger })).toContain('所以不重复计算的总数为5＋2＋2－4＝5条。')
    expect(textOf('overview', { ledger })).toContain('全年各渠道共发布6次，均为政府网站。')
  })
})

describe('every report', () => {
  it.each(FORM_IDS)('has the title, the parts and the headings of form %s', (form) => {
    const { title, preamble, sections } = subject({ form })
    expect(title).toBe('青澜县望溪镇人民政府2020年政府信息公开工作年度报告')
    for (const section of FORMS[form].sections) expect(preamble).toContain(section.title)
    expect(preamble).toContain('六部分组成。所列数据的统计期限自2020年1月1日起至2020年12月31日止')
    expect(preamble).toContain(FORMS[form].document)
    expect(preamble).toContain('地址：青澜县望溪镇溪口路；邮编：000000；电话：0000-5550123')
    expect(preamble).toContain('虚构')
    expect(sections.map((section) => section.number).join('')).toBe('一二三四五六')
    expect(sections[0]?.subheadings).toEqual(
      FORMS[form].overviewHeadings.map((heading, index) => `（${'一二三四五'.charAt(index)}）${heading}`),
    )
  })

  it('refers to figures that it holds, and to no digit typed by a person', () => {
    for (const options of [{}, BUSY_2021]) {
      const { sections, figures } = report(options)
      const references = JSON.stringify(sections).matchAll(/"figure":"([^"]+)"/g)
      expect([...references].filter((match) => figures[match[1] ?? ''] === undefined)).toEqual([])
    }
    expect(subject({ texts: { problems: '报送38条不及时，{web.total}条及时' } }).typedDigits).toEqual([
      { where: 'section.problems', text: '38条' },
    ])
    expect(subject({ measures: [{ text: '公开一百条', year: 2020 }] }).typedDigits).toHaveLength(1)
    const supervision = [{ kind: 'social-evaluation', result: '回收问卷120份', count: 120 }] as const
    for (const options of [
      {},
      BUSY_2021,
      { ...BUSY_2021, form: '2019' as const },
      { ledger: { ...BUSY, supervision } },
    ]) {
      expect(subject(options).typedDigits).toEqual([])
    }
  })

  it("prints the officer's words after the generated ones and never a raw key", () => {
    const texts = { 'overview.platform': '专栏有{web.total}条，{no.such}条。', other: '无其他事项。' }
    expect(textOf('overview', { texts })).toContain('专栏有38条，（数据待补）条。')
    expect(textOf('other', { texts })).toMatch(/无其他事项。$/)
    expect(JSON.stringify(report({ texts }))).not.toContain('no.such')
  })

  it("opens section one with the officer's lines and ends it with headings of their own", () => {
    const texts = { 'overview.extra': '总的看。\n（七）教育培训\n办班。' }
    const { sections } = subject({ texts })
    expect(sections[0]?.subheadings.at(-1)).toBe('（六）教育培训')
    expect(sections[0]?.text).toMatch(/^总的看。\n[^]*\n办班。$/)
  })

  it("answers last year's measures and sets the next year's", () => {
    const text = textOf('problems', {
      texts: { problems: '报送不及时。\n落实：已建立，共{web.total}条\n落实：已办好' },
      previousMeasures: [
        { text: '建立台账；', year: 2019 },
        { text: '办好专栏', year: 2019 },
      ],
      measures: [{ text: '按月派发任务', year: 2020 }],
    })
    expect(text.split('\n')).toEqual([
      '报送不及时。',
      '2019年年度报告提出的改进措施，落实情况如下：',
      '一是建立台账。落实情况：已建立，共38条。',
      '二是办好专栏。落实情况：已办好。',
      '2021年，将采取以下改进措施：',
      '按月派发任务。',
    ])
  })

  it('leaves section five to a person: nothing stands there unwritten', () => {
    expect(textOf('problems')).toBe('')
  })

  it('keeps hostile names as plain text', () => {
    const unit = { ...WANGXI, name: '{web.total}<b>镇', isSample: false, address: '', postcode: '', phone: '' }
    const { preamble } = subject({ unit })
    expect(preamble).toContain('请与{web.total}<b>镇联系。')
    expect(preamble).not.toContain('虚构')
  })
})
