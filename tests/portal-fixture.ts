import { diskFiles } from '#kit/files.ts'
import type { Context } from '#kit/context.ts'
import type { Db } from '#kit/db/database.ts'
import { day, type Instant } from '#law/day.ts'
import type { Block, DocumentSection, Inline, ReportDocument } from '#law/report/document.ts'
import type { Figure } from '#law/report/figure.ts'
import { FORMS, formOfYear, type FormId, type SectionId } from '#law/report/forms.ts'
import { cellAddress, T4_GROUPS, type Cell, type ReportTables } from '#law/report/tables.ts'
import type { PortalReads, PublicUnit, PublishedReport, PublishedReportLine } from '#doors/portal/reads.ts'

export const WANGXI: PublicUnit = {
  id: '01890000-0000-7000-8000-000000000001',
  slug: 'wangxi',
  name: '青澜县望溪镇人民政府',
  superior: '青澜县人民政府',
  level: 'town',
  address: '青澜县望溪镇溪口路1号',
  postcode: '000000',
  phone: '0000-5550100',
  isSample: true,
}
export const LONG_NAME: PublicUnit = {
  ...WANGXI,
  id: '01890000-0000-7000-8000-000000000002',
  slug: 'long',
  name: '青澜县石桥河流域农业农村与水利事务综合协调服务中心（石桥河湿地保护管理局）',
  isSample: false,
}
export const EMPTY: PublicUnit = {
  ...WANGXI,
  id: '01890000-0000-7000-8000-000000000003',
  slug: 'empty',
  name: '青澜县上溪乡人民政府',
  isSample: false,
}

export const FIXTURE_TIME = '2022-02-01T01:00:00.000Z' as Instant

/** A public context for pages that are served from fixtures; nothing reaches the database. */
export function publicContext(): Context {
  const silent = (): void => undefined
  return {
    actor: { kind: 'public' },
    now: FIXTURE_TIME,
    today: day('2022-02-01'),
    db: {} as Db,
    files: diskFiles('/nonexistent'),
    settings: { publicUrl: 'https://example.test', reportOrder: 'file-first', fontsDir: '/nonexistent' },
    log: { info: silent, warn: silent, error: silent, debug: silent },
  }
}

const HEADS: Readonly<Record<SectionId, string>> = {
  overview: '一、总体情况',
  proactive: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  remedies: '四、政府信息公开行政复议、行政诉讼情况',
  problems: '五、存在的主要问题及改进情况',
  other: '六、其他需要报告的事项',
}

/** Numbers of table three by row: 自然人 and 商业企业; the rest is 0. */
const T3_NUMBERS: Readonly<Record<string, readonly [number, number]>> = {
  A: [3, 1],
  B: [1, 0],
  C1: [2, 1],
  C2: [1, 0],
  C7: [3, 1],
  D: [1, 0],
}

function tablesOf(form: FormId, isEmpty: boolean): ReportTables {
  const t3: Record<string, Cell[]> = {}
  for (const row of FORMS[form].t3) {
    const [natural, business] = isEmpty ? [0, 0] : (T3_NUMBERS[row.id] ?? [0, 0])
    t3[row.id] = [natural, business, 0, 0, 0, 0, natural + business]
  }
  const t2: Record<string, number[]> = {}
  for (const block of FORMS[form].t2)
    for (const row of block.rows) t2[row.label] = block.columns.map(() => (row.id === 'licence' && !isEmpty ? 36 : 0))
  const review = isEmpty ? [0, 0, 0, 0, 0] : [1, 0, 0, 0, 1]
  return { t2, t3, t4: { review, suit_direct: [0, 0, 0, 0, 0], suit_after_review: [0, 0, 0, 0, 0] } }
}

function figuresOf(form: FormId, tables: ReportTables): Record<string, Figure> {
  const figures: Record<string, Figure> = {}
  const add = (key: string, label: string, value: number, unit: string, more: Partial<Figure> = {}): void => {
    figures[key] = { key, label, value, unit, origin: 'derived', reason: null, parts: [], ...more }
  }
  const declared = { origin: 'declared' as const, reason: '镇便民服务中心申报，见办件台账' }
  for (const [row, cells] of Object.entries(tables.t2))
    cells.forEach((cell, index) =>
      add(cellAddress('t2', row, index), row, typeof cell === 'number' ? cell : 0, '件', declared),
    )
  for (const row of FORMS[form].t3) {
    const carried = row.id === 'B' ? { origin: 'carried' as const, reason: '上年报告第三张表“结转下年度继续办理”' } : {}
    ;(tables.t3[row.id] ?? []).forEach((cell, index) => {
      const parts = index === 6 ? [0, 1, 2, 3, 4, 5].map((column) => cellAddress('t3', row.id, column)) : []
      add(
        cellAddress('t3', row.id, index),
        `${row.label}，${index === 6 ? '总计' : `第${index + 1}列`}`,
        cell ?? 0,
        '件',
        { parts, ...carried },
      )
    })
  }
  for (const group of T4_GROUPS)
    tables.t4[group].forEach((cell, index) => add(cellAddress('t4', group, index), '行政复议', cell ?? 0, '件'))
  add('disclosed.total', '全年主动公开政府信息', 204, '条', { parts: ['receipts.web', 'receipts.wechat'] })
  add('receipts.total', '各渠道发布', 235, '次')
  add('receipts.web', '政府网站发布', 38, '次')
  add('receipts.wechat', '微信公众号发布', 197, '次')
  add('applications.new', '本年新收申请', tables.t3['A']?.[6] ?? 0, '件')
  add('applications.closed', '本年办结申请', tables.t3['C7']?.[6] ?? 0, '件')
  add('supervision.social-evaluation.count', '社会评议收回问卷', 128, '份', declared)
  return figures
}

const say = (...inlines: (string | { figure: string })[]): Block => ({
  kind: 'paragraph',
  inlines: inlines.map((inline): Inline => (typeof inline === 'string' ? { text: inline } : inline)),
})
const head = (text: string): Block => ({ kind: 'subheading', text })
const number = (figure: string): { figure: string } => ({ figure })

function sectionsOf(): DocumentSection[] {
  const blocks: Readonly<Record<SectionId, readonly Block[]>> = {
    overview: [
      head('（一）主动公开'),
      say(
        '全年主动公开政府信息',
        number('disclosed.total'),
        '条。政府网站发布',
        number('receipts.web'),
        '次，微信公众号发布',
        number('receipts.wechat'),
        '次，同一条信息经两个渠道发布的只计一条。',
      ),
      { kind: 'chart', chart: 'months' },
      { kind: 'chart', chart: 'outcomes' },
      head('（二）依申请公开'),
      say(
        '新收政府信息公开申请',
        number('applications.new'),
        '件，上年结转',
        number('t3.B[6]'),
        '件，办结',
        number('applications.closed'),
        '件，结转下年度',
        number('t3.D[6]'),
        '件。',
      ),
      head('（五）监督保障'),
      say(
        '工作考核结果为良好。社会评议收回问卷',
        number('supervision.social-evaluation.count'),
        '份。全年没有责任追究情形。',
      ),
    ],
    proactive: [{ kind: 'table', table: 't2' }],
    applications: [{ kind: 'table', table: 't3' }],
    remedies: [{ kind: 'table', table: 't4' }],
    problems: [say('部分村报送信息不够及时，政策解读形式偏少。下一年按目录派发征集任务，到期提醒。')],
    other: [say('全年没有发出信息处理费收费通知。')],
  }
  return (Object.keys(HEADS) as SectionId[]).map((id) => ({ id, heading: HEADS[id], blocks: blocks[id] }))
}

/** A whole report of a unit; `isEmpty`: a year without applications and cases. */
export function aDocument(
  unit: PublicUnit,
  year: number,
  options: { edition?: number; isEmpty?: boolean } = {},
): ReportDocument {
  const form = formOfYear(year)
  const tables = tablesOf(form, options.isEmpty === true)
  const months = Array.from({ length: 12 }, (_, month) => ({
    label: `${month + 1}月`,
    values: [(month * 5) % 9, (month * 7) % 17],
  }))
  return {
    schema: 'zhaoming-report/1',
    unit: { ...unit, pageUrl: `https://example.test/${unit.slug}/reports/${year}/` },
    year,
    form,
    title: `${unit.name}${year}年政府信息公开工作年度报告`,
    edition: options.edition ?? 1,
    knownAt: FIXTURE_TIME,
    preamble: [
      [
        {
          text: `本报告依照《中华人民共和国政府信息公开条例》第五十条编制。所列数据的统计期限自${year}年1月1日起至12月31日止。`,
        },
      ],
      [{ text: `如对本报告有疑问，请与${unit.name}联系（电话：${unit.phone}）。` }],
    ],
    sections: sectionsOf(),
    tables,
    figures: figuresOf(form, tables),
    charts: [
      {
        id: 'months',
        title: '各月发布次数（按渠道）',
        unit: '次',
        series: ['月份', '政府网站', '微信公众号'],
        rows: months,
      },
      {
        id: 'outcomes',
        title: '申请办理结果',
        unit: '件',
        series: ['结果', '件数'],
        rows:
          options.isEmpty === true
            ? []
            : [
                { label: '予以公开', values: [3] },
                { label: '部分公开', values: [1] },
              ],
      },
    ],
    measures: [],
    signedOn: day(`${year + 1}-01-19`),
  }
}

const FILES = [
  { name: 'report.pdf', label: 'PDF，排版稿', mediaType: 'application/pdf', sizeInBytes: 421_888 },
  {
    name: 'report.docx',
    label: 'DOCX，公文格式',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    sizeInBytes: 59_392,
  },
  {
    name: 'report.xlsx',
    label: 'XLSX，三张表',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    sizeInBytes: 24_576,
  },
  { name: 'report.json', label: 'JSON，含来源', mediaType: 'application/json; charset=utf-8', sizeInBytes: 912 },
] as const

/** A published report around a document; `more` replaces what a test is about. */
export function aReport(document: ReportDocument, more: Partial<PublishedReport> = {}): PublishedReport {
  const filedOn = day(`${document.year + 1}-01-20`)
  const publishedOn = day(`${document.year + 1}-01-21`)
  return {
    document,
    results: [],
    warningReasons: {},
    digest: 'b81e40d7c6a219f5'.repeat(4),
    editions: [{ number: 1, state: '已发布', publishedOn, filedOn, note: null }],
    files: FILES,
    charts: { months: aChart('各月发布次数'), outcomes: aChart('申请办理结果') },
    needsRestatement: false,
    signedBy: '样例负责人',
    signedOn: document.signedOn,
    filedOn,
    publishedOn,
    ...more,
  }
}

const aChart = (label: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 200" role="img" aria-label="${label}"><path d="M20 180h390" stroke="#7F8894"/><path d="M40 180v-90h20v90zm60 0v-130h20v130zm60 0v-40h20v40z" fill="currentColor"/></svg>`

export interface FixtureYears {
  readonly [slug: string]: readonly PublishedReport[]
}

/** Reading verbs over given reports, newest first; several of one year are its editions, newest first. */
export function fixtureReads(units: readonly PublicUnit[], reports: FixtureYears): PortalReads {
  const of = (unitId: string): readonly PublishedReport[] =>
    reports[units.find((unit) => unit.id === unitId)?.slug ?? ''] ?? []
  const lineOf = (report: PublishedReport): PublishedReportLine => ({
    year: report.document.year,
    edition: report.document.edition,
    title: report.document.title,
    publishedOn: report.publishedOn,
    filedOn: report.filedOn,
    needsRestatement: report.needsRestatement,
    files: report.files,
  })
  return {
    listPublicUnits: () => Promise.resolve(units),
    getUnitOverview: (_, unitId) => Promise.resolve({ latest: of(unitId).length === 0 ? [] : LATEST }),
    listPublishedReports: (_, unitId) => {
      const newest = of(unitId).filter(
        (report, index, all) => all.findIndex((other) => other.document.year === report.document.year) === index,
      )
      return Promise.resolve(newest.map(lineOf))
    },
    getPublishedReport: (_, { unitId, year, edition }) => {
      const found = of(unitId).find(
        (report) => report.document.year === year && (edition === undefined || report.document.edition === edition),
      )
      return Promise.resolve(found ?? null)
    },
    readReportFile: (_, { name }) =>
      Promise.resolve({
        mediaType: FILES.find((file) => file.name === name)?.mediaType ?? '',
        bytes: new TextEncoder().encode(name),
      }),
    listFigureRows: (_, { key, page }) => Promise.resolve(rowsOf(key, page)),
  }
}

function rowsOf(key: string, page: number): Awaited<ReturnType<PortalReads['listFigureRows']>> {
  const total = key === 'receipts.wechat' ? 197 : 2
  const first = (page - 1) * 50
  const rows = Array.from({ length: Math.max(0, Math.min(50, total - first)) }, (_, index) => [
    `望公开申〔2021〕${first + index + 1}号`,
    '2021-05-12',
    '2021-06-09',
    '第三十六条第（二）项',
  ])
  return {
    total,
    columns: ['受理编号', '收到', '答复', '依据'],
    rows,
    explanation: '按台账逐条相加，只计截至报送时已经登记的记录。',
  }
}

const LATEST = [
  {
    title: '关于印发《望溪镇2022年耕地地力保护补贴面积核实与资金发放实施办法（试行）》的通知',
    day: day('2022-01-28'),
    category: 'policy' as const,
  },
  { title: '望溪镇2021年第四季度困难残疾人生活补贴发放情况', day: day('2022-01-14'), category: 'key-area' as const },
  { title: '春节期间便民服务窗口办公时间', day: day('2022-01-12'), category: 'notice' as const },
  { title: '望溪镇召开春季农田水利工作部署会', day: day('2022-01-07'), category: 'work-news' as const },
  {
    title: '溪口至石桥村农田水利渠系改造工程（二期）建设与资金使用情况',
    day: day('2022-01-05'),
    category: 'key-area' as const,
  },
  { title: '关于开展冬季清洁村庄行动的通知', day: day('2021-12-28'), category: 'notice' as const },
]

/** The site that most tests look at: a sample town with two years and two editions, a unit with a long name and many years, one without anything. */
export function aSite(): PortalReads {
  const year = (unit: PublicUnit, of: number, more: Partial<PublishedReport> = {}): PublishedReport =>
    aReport(aDocument(unit, of), more)
  const twoEditions = [
    {
      number: 2,
      state: '已发布',
      publishedOn: day('2022-03-02'),
      filedOn: day('2022-03-01'),
      note: '补入迟到的一件申请，第三张表“自然人”列相应改动。',
    },
    { number: 1, state: '已被第2版替代', publishedOn: day('2022-01-21'), filedOn: day('2022-01-20'), note: null },
  ]
  return fixtureReads([WANGXI, LONG_NAME, EMPTY], {
    wangxi: [
      aReport(aDocument(WANGXI, 2021, { edition: 2 }), { editions: twoEditions, publishedOn: day('2022-03-02') }),
      aReport(aDocument(WANGXI, 2021), { editions: twoEditions }),
      aReport(aDocument(WANGXI, 2020, { isEmpty: true }), { needsRestatement: true }),
    ],
    long: Array.from({ length: 14 }, (_, index) => year(LONG_NAME, 2023 - index)),
  })
}
