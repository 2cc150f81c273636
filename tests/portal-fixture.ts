import { diskFiles } from '#kit/files.ts'
import type { Context } from '#kit/context.ts'
import { fixedKeys } from './keys.ts'
import type { Db } from '#kit/db/database.ts'
import { day, type Instant } from '#law/day.ts'
import { composeReport } from '#law/report/compose.ts'
import type { ReportDocument } from '#law/report/document.ts'
import type { YearLedger } from '#law/report/facts.ts'
import { foldYear } from '#law/report/fold.ts'
import { formOfYear } from '#law/report/forms.ts'
import { WANGXI_2020 } from '#law/report/ledger.fixture.ts'
import type { CheckedRule, PortalReads, PublicUnit, PublishedReport, PublishedReportLine } from '#doors/portal/reads.ts'

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
const LONG_NAME: PublicUnit = {
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

const FIXTURE_TIME = '2022-02-01T01:00:00.000Z' as Instant

/** A public context for pages that are served from fixtures; nothing reaches the database. */
export function publicContext(): Context {
  const silent = (): void => undefined
  return {
    actor: { kind: 'public' },
    now: FIXTURE_TIME,
    today: day('2022-02-01'),
    db: {} as Db,
    files: diskFiles('/nonexistent'),
    keys: fixedKeys(),
    settings: {
      publicUrl: 'https://example.test',
      reportOrder: 'file-first',
      townFilingDay: '01-31',
      fontsDir: '/nonexistent',
    },
    log: { info: silent, warn: silent, error: silent, debug: silent },
  }
}

/** A lively year: two channels, a few applications, one case. Twelve months, so that the chart has all its bars. */
const LIVELY: Partial<YearLedger> = {
  ...WANGXI_2020,
  receipts: Array.from({ length: 12 }, (_, month) => [
    { channel: 'web' as const, month: month + 1, count: 2 + ((month * 5) % 4) },
    { channel: 'wechat' as const, month: month + 1, count: 11 + ((month * 7) % 12) },
  ]).flat(),
  applications: [
    { applicantClass: 'natural-person', received: 'in-year', outcome: 'granted', count: 2 },
    { applicantClass: 'natural-person', received: 'in-year', outcome: 'partial', count: 1 },
    { applicantClass: 'natural-person', received: 'before-year', outcome: 'already-public', count: 1 },
    { applicantClass: 'business', received: 'in-year', outcome: 'granted', count: 1 },
    { applicantClass: 'legal-service', received: 'in-year', outcome: 'not-held', count: 1 },
    { applicantClass: 'natural-person', received: 'in-year', outcome: null, count: 1 },
  ],
  cases: [{ group: 'review', result: 'upheld', count: 1 }],
  activities: [{ row: 'licence', column: 'decisions', value: 36, departments: 2 }],
  proposals: [{ kind: 'deputies', handled: 3 }],
}

/** A whole report of a unit; `isEmpty`: a year without applications and cases. */
export function aDocument(
  unit: PublicUnit,
  year: number,
  options: { edition?: number; isEmpty?: boolean } = {},
): ReportDocument {
  const form = formOfYear(year)
  const ledger = { ...WANGXI_2020, ...(options.isEmpty === true ? {} : LIVELY), year }
  const carriedIn = options.isEmpty === true ? null : [1, 0, 0, 0, 0, 0, 1]
  const folded = foldYear({
    ledger,
    form,
    carriedIn,
    carriedFrom: carriedIn === null ? null : `${year - 1}年年度报告`,
    declarations: [],
  })
  return composeReport({
    unit: { ...unit, pageUrl: `https://example.test/${unit.slug}/reports/${year}/` },
    year,
    form,
    edition: options.edition ?? 1,
    knownAt: FIXTURE_TIME,
    folded,
    texts: { problems: '部分村报送信息不够及时，政策解读以文字为主。下一年按目录派发征集任务，到期提醒。' },
    measures: [{ text: '每件规范性文件至少配一篇问答式解读', year: year + 1 }],
    previousMeasures: [],
    signedOn: day(`${year + 1}-01-19`),
  })
}

const CHECKS: readonly CheckedRule[] = [
  aCheck({ id: 'T3-R1', title: '新收加结转等于办结加转下年', article: '《年度报告格式》第三张表勾稽关系' }),
  aCheck({ id: 'T3-R2', title: '各项办理结果之和等于总计', article: '《年度报告格式》第三张表' }),
  aCheck({ id: 'STR-SIX', title: '六个部分齐全且次序正确', article: '国办公开办函〔2021〕30号' }),
  aCheck({
    id: 'XYR-R5',
    title: '上年结转等于上年报告的结转下年度',
    article: '《年度报告格式》第三张表',
    state: 'unknown',
    reason: '没有上一年报告可供比对',
  }),
  aCheck({
    id: 'T2-ALL-ZERO',
    title: '第二张表全部为零',
    article: '条例第二十条',
    state: 'explained',
    messages: ['第二张表的各项数据都为 0。'],
    reason: '本镇没有派驻执法队伍，处罚和强制由县级部门办理',
  }),
  aCheck({ id: 'NAR-FEE', title: '收费情况与收费数据一致', article: '条例第四十二条', state: 'not-applicable' }),
]

function aCheck(check: Pick<CheckedRule, 'id' | 'title' | 'article'> & Partial<CheckedRule>): CheckedRule {
  return { state: 'passed', messages: [], reason: null, ...check }
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
    checks: CHECKS,
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
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 200" role="img" aria-label="${label}"><style>.zr{cursor:default}</style><path style="stroke-width:1px" d="M20 180h390" stroke="#7F8894"/><path d="M40 180v-90h20v90zm60 0v-130h20v130zm60 0v-40h20v40z" fill="currentColor"/></svg>`

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
    sum: total,
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
