import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportSubject } from '../subject.ts'
import { RULES } from './all.ts'
import { checkReport, findingsOf } from './check.ts'
import { FIXTURES, saying, VALID_2020, VALID_2022, withT2, withT3, withT4, without } from './subjects.fixture.ts'

const resultOf = (id: string, subject: ReportSubject) =>
  checkReport(
    subject,
    RULES.filter((rule) => rule.id === id),
  )[0] ?? { result: 'unknown rule', findings: [] }
const messagesOf = (id: string, subject: ReportSubject) => resultOf(id, subject).findings.map(({ message }) => message)
const heavy = (subject: ReportSubject) =>
  findingsOf(checkReport(subject)).filter(({ severity }) => severity !== 'not-assessable')

describe('the list of rules', () => {
  it('is frozen: ids are never reused, a changed meaning raises the version', () => {
    expect(RULES.map(({ id, version, severity }) => `${id} v${version} ${severity}`)).toMatchSnapshot()
  })

  it('has each id once, and for each rule a fixture that passes and one that fails', () => {
    const ids = RULES.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.keys(FIXTURES).toSorted()).toEqual(ids.toSorted())
  })

  it.each(RULES.map((rule) => ({ rule, ...FIXTURES[rule.id] })))('$rule.id: $rule.title', ({ rule, passes, fails }) => {
    expect(passes && resultOf(rule.id, passes)).toMatchObject({ result: 'pass', findings: [] })
    const expected = rule.severity === 'error' ? 'fail' : rule.severity
    const failed = fails && resultOf(rule.id, fails)
    expect(failed).toMatchObject({ result: expected })
    expect(failed?.findings[0]).toMatchObject({ rule: rule.id, severity: rule.severity, article: rule.article })
    expect(failed?.findings[0]?.message).toMatch(/。$/)
  })
})

describe('a right report', () => {
  it.each([VALID_2022, VALID_2020])('has nothing to say: $subject', (subject) => {
    expect(heavy(subject)).toEqual([])
  })
})

describe('a check that could not run is never a pass', () => {
  const EMPTY: ReportSubject = {
    ...VALID_2022,
    unitName: null,
    level: null,
    year: null,
    form: null,
    title: null,
    preamble: '',
    sections: [],
    tables: { t2: null, t3: null, t4: null },
    signedOn: null,
    signedBy: null,
    filedOn: null,
    previous: null,
  }
  it('says so for every rule about tables that were not read', () => {
    const results = checkReport(EMPTY).filter(({ rule }) => /^(?:T[234]|XYR)-/.test(rule))
    expect(results.filter(({ result }) => result === 'pass')).toEqual([])
  })

  it('names the columns it could not check beside those that are wrong', () => {
    const subject = withT3({ D: [null, 0, 0, 0, 0, 0, 0] })
    expect(messagesOf('T3-R1', subject)).toEqual([
      '第三部分的表“总计”列：新收3加上年结转1等于4，办理结果总计3加结转下年度0等于3，差1。',
      '“自然人”列的数没有读到，无法核对。',
    ])
    expect(resultOf('T3-R1', withT3({ D: [null, 0, 0, 0, 0, 0, 1] })).result).toBe('not-assessable')
  })

  it.each(['T3-R1', 'T3-R2', 'T3-R3', 'T3-R4', 'T4-R9', 'T2-INTEGER'])(
    '%s does not pass where a cell is missing',
    (id) => {
      const holes = withT4(
        { review: [1, 0, 0, null, 1] },
        withT2({ 行政许可: [null] }, withT3({ C1: [null, 1, 0, 0, 0, 0, 2], C7: [null, 1, 0, 0, 0, 0, 3] })),
      )
      expect(resultOf(id, holes).result).toBe('not-assessable')
    },
  )
})

describe('what a file may hold although it was not read', () => {
  const MISSING = { ...VALID_2022, tables: { t2: null, t3: null, t4: null } }
  const FILE = { problems: [], properties: [], pictured: [] }

  it.each(['T2-MISSING', 'T3-MISSING', 'T4-MISSING'])(
    '%s: a table is missing only where no picture stands for it',
    (id) => {
      expect(resultOf(id, { ...MISSING, file: FILE }).result).toBe('fail')
      const pictured = { ...FILE, pictured: ['proactive', 'applications', 'remedies'] as const }
      expect(resultOf(id, { ...MISSING, file: pictured })).toMatchObject({
        result: 'not-assessable',
        findings: [{ message: expect.stringContaining('这一部分有图片') as string }],
      })
    },
  )

  it('a cell that was refused is not missing', () => {
    const problems = [{ kind: 'glued', message: '……', where: 't4.review[0]' }] as const
    const subject = { ...withT4({ review: [null, 0, 0, 0, 1] }), file: { ...FILE, problems } }
    expect(resultOf('T4-MISSING', subject).result).toBe('not-assessable')
    expect(resultOf('T4-MISSING', { ...subject, file: FILE }).result).toBe('fail')
  })

  it('a section without words is empty only where no picture stands for them', () => {
    const empty = saying('problems', '')
    expect(resultOf('STR-EMPTY', empty).result).toBe('fail')
    expect(resultOf('STR-EMPTY', { ...empty, file: { ...FILE, pictured: ['problems'] } }).result).toBe('not-assessable')
  })

  it('a mobile number in the preamble may be the office’s own', () => {
    const preamble = `${VALID_2022.preamble}联系电话13800000000。`
    expect(resultOf('PII-MOBILE', { ...VALID_2022, preamble }).result).toBe('warning')
  })
})

describe('the tables', () => {
  it('tells a clerk both values and the place', () => {
    expect(messagesOf('T3-R2', withT3({ C7: [1, 1, 0, 0, 0, 0, 2] }))).toEqual([
      '第三部分的表“自然人”列：办理结果（一）至（六）相加等于2，（七）总计写的是1，差1。',
      '第三部分的表“总计”列：办理结果（一）至（六）相加等于3，（七）总计写的是2，差1。',
    ])
  })

  it('counts a cell left blank as 0 and asks for the 0', () => {
    const blank: ReportSubject = { ...withT3({ C2: [null, 0, 0, 0, 0, 0, 0] }), marks: { 't3.C2[0]': 'blank' } }
    expect(resultOf('T3-R3', blank).result).toBe('pass')
    expect(resultOf('T3-R4', blank).result).toBe('warning')
    expect(resultOf('T3-WIDTH', blank).result).toBe('pass')
  })

  it('lets 增/减 be negative and 收费金额 be decimal', () => {
    expect(resultOf('T2-INTEGER', withT2({ 行政许可: [5, -2, 3] }, VALID_2020)).result).toBe('pass')
    expect(resultOf('T2-INTEGER', withT2({ 行政事业性收费: [-1] })).result).toBe('fail')
  })

  it('knows 规范性文件 for 行政规范性文件', () => {
    const { 行政规范性文件: row = [], ...rest } = VALID_2022.tables.t2 ?? {}
    const subject = { ...VALID_2022, tables: { ...VALID_2022.tables, t2: { ...rest, 规范性文件: row } } }
    expect(resultOf('T2-MISSING', subject).result).toBe('pass')
  })

  it('accepts a table two of zeros that the text explains', () => {
    const zero = FIXTURES['T2-ALL-ZERO']?.fails ?? VALID_2022
    expect(resultOf('T2-ALL-ZERO', saying('proactive', '下表各项，本年度均为零。', zero)).result).toBe('pass')
  })

  it('lets a county have 规章 and a department have none of the results of art. 50(4)', () => {
    const county = withT2({ 规章: [0, 0, 6] }, { ...VALID_2022, level: 'county' })
    expect(resultOf('T2-TOWN-RULES', county).result).toBe('not-applicable')
    expect(resultOf('T2-TOWN-RULES', { ...county, level: null }).result).toBe('fail')
    expect(resultOf('NAR-OVERSIGHT', { ...VALID_2022, level: 'department' }).result).toBe('not-applicable')
  })

  it('finds one wrong cell of table three, whichever it is', () => {
    const { t3 } = VALID_2022.tables
    const rows = Object.keys(t3 ?? {})
    const cell = fc.tuple(fc.constantFrom(...rows), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 1000 }))
    fc.assert(
      fc.property(cell, ([row, column, more]) => {
        const cells = (t3?.[row] ?? []).map((value, index) => (index === column ? (value ?? 0) + more : value))
        const failed = checkReport(withT3({ [row]: cells })).filter(({ result }) => result === 'fail')
        expect(failed.map(({ rule }) => rule)).toContain('T3-R3')
      }),
    )
  })

  it('is bound by the first quarter for a county and by January for others', () => {
    const march = { ...VALID_2022, filedOn: VALID_2022.filedOn && ('2023-03-31' as typeof VALID_2022.filedOn) }
    expect(resultOf('STR-DEADLINE', { ...march, level: 'county' }).result).toBe('pass')
    expect(resultOf('STR-DEADLINE', { ...march, level: 'department' }).result).toBe('warning')
    expect(resultOf('STR-DEADLINE', { ...march, level: 'town', filingDay: '03-31' }).result).toBe('pass')
    expect(resultOf('STR-DEADLINE', { ...march, level: 'town', filingDay: '01-15' }).result).toBe('warning')
  })
})

describe('years and children', () => {
  it('cannot compare with a report that is not of the year before', () => {
    const { previous } = VALID_2022
    const older = { ...VALID_2022, previous: previous && { ...previous, year: 2020 } }
    expect(resultOf('XYR-R5', older).result).toBe('not-assessable')
    expect(resultOf('XYR-R5', { ...VALID_2022, previous: null }).result).toBe('not-assessable')
  })

  it('says that the carried application changed its column', () => {
    expect(messagesOf('XYR-R5', withT3({ B: [0, 1, 0, 0, 0, 0, 1] }))).toEqual([
      '第三部分的表“自然人”列：上年结转写的是0，上年报告的结转下年度是1，差1。',
      '第三部分的表“商业企业”列：上年结转写的是1，上年报告的结转下年度是0，差1。',
    ])
  })

  it('adds no children where one is missing, and names it', () => {
    const subject = FIXTURES['AGG-CHILDREN']?.fails ?? VALID_2022
    expect(resultOf('AGG-R10', subject).result).toBe('not-assessable')
    expect(messagesOf('AGG-CHILDREN', subject)).toEqual(['还缺1个下级的报告：青澜县司法局。'])
  })
})

describe('structure', () => {
  it('names the jump where a part is missing', () => {
    expect(messagesOf('STR-NUMBERING', without('remedies'))).toEqual(['各部分的序号从“三”直接到“五”，应当是“四”。'])
  })

  it('says when the count of parts is wrong', () => {
    const said = { ...VALID_2022, preamble: VALID_2022.preamble.replace('六部分', '五部分') }
    expect(messagesOf('STR-PREAMBLE', said)).toEqual(['引言说有5个部分，正文有6个。'])
  })

  it('reads a heading that runs into its paragraph', () => {
    const text = [
      '主动公开情况',
      '依申请公开情况',
      '政府信息管理情况',
      '政府信息公开平台建设情况',
      '政府信息公开监督保障情况',
    ]
      .map((heading, index) => `（${'一二三四五'[index]}）${heading}。内容。`)
      .join('\n')
    const subject = saying('overview', text)
    const runIn = { ...subject, sections: subject.sections.map((one) => ({ ...one, subheadings: [] })) }
    expect(resultOf('STR-OVERVIEW', runIn).result).toBe('pass')
  })

  it('accepts the known variants of headings', () => {
    const headings = ['五、政府信息公开工作存在的主要问题及改进情况', '五、存在问题及改进情况']
    for (const heading of headings) {
      const sections = VALID_2022.sections.map((one) => (one.id === 'problems' ? { ...one, heading } : one))
      expect(resultOf('STR-HEADING', { ...VALID_2022, sections }).result).toBe('pass')
    }
  })

  it('lists findings in the order of the report', () => {
    const wrong = saying(
      'other',
      '电话13800000000。',
      withT3({ D: [0, 0, 0, 0, 0, 0, 1] }, { ...VALID_2022, title: null }),
    )
    const places = heavy(wrong).map(({ where }) => where.replace(/\..*/, ''))
    expect(places[0]).toBe('title')
    expect(places.at(-1)).toBe('section')
    expect(places.indexOf('t3')).toBeGreaterThan(0)
  })
})

describe('personal data', () => {
  it('knows ID numbers by date and check character, and never repeats them', () => {
    expect(resultOf('PII-ID', saying('other', '11010119900307003X')).result).toBe('pass')
    expect(resultOf('PII-ID', saying('other', '号码110101900307002。')).result).toBe('fail')
    const [message] = messagesOf('PII-ID', saying('other', '号码110101 19900307 002x。'))
    expect(message).toBe('文中有身份证号码（110……2x），公布前请删除。')
  })

  it('leaves landlines, postcodes and long numbers alone', () => {
    const subject = saying('other', '电话0631-8871088，邮编264424，编号20220000000000000001，金额12345678901元。')
    expect(heavy(subject).filter(({ rule }) => rule.startsWith('PII'))).toEqual([])
  })

  it('knows a card by its check digit', () => {
    expect(resultOf('PII-CARD', saying('other', '退费到6222 0000 0000 0000 005。')).result).toBe('pass')
  })
})

describe('hostile text', () => {
  const texts = [
    '其中1件',
    '1',
    '110101',
    '（',
    '（一',
    '其中',
    '占5%',
    '2020年',
    ' ',
    '\n ',
    '未收到',
    '由a',
    '公开1条，其中2条',
    '1 1',
    '一二三',
    '将，2020年',
    '2021年，公开1件，',
    '合计1条，2条',
  ]
  const SHORT = 100_000
  const LONGER = 8
  /** Of several runs the quickest is the least disturbed by other work. */
  const quickest = (text: string) => {
    const times = [1, 2, 3].map(() => {
      const subject = saying('overview', text)
      const started = performance.now()
      checkReport(subject)
      return performance.now() - started
    })
    return Math.min(...times)
  }
  // Quadratic work would take 64 times as long; small times are noise.
  it.each(texts)('is read in linear time: %j', { timeout: 60_000 }, (piece) => {
    const text = piece.repeat(Math.ceil(SHORT / piece.length))
    const [short, long] = [quickest(text), quickest(text.repeat(LONGER))]
    expect(long).toBeLessThan(Math.max(short, 20) * LONGER * 2.5)
  })
})
