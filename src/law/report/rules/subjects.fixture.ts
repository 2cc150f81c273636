import { day } from '../../day.ts'
import { FORMS, type FormId, type SectionId } from '../forms.ts'
import type { ReportSubject, SubjectSection } from '../subject.ts'
import type { ReportTables, T2Cell } from '../tables.ts'

const ZERO_ROW = [0, 0, 0, 0, 0, 0, 0]
const ZERO_CASES = [0, 0, 0, 0, 0]
const NUMERALS = '一二三四五六'

/** All cells of a form zero, but for the rows given. */
function tablesWith(form: FormId, rows: Partial<ReportTables> = {}): ReportTables {
  const { t2, t3 } = FORMS[form]
  const zeroT2 = t2.flatMap((block) =>
    block.rows.map((row): [string, readonly T2Cell[]] => [
      row.label,
      block.columns.map(({ kind }) => (kind === 'amount' ? { value: 0, unit: '元', raw: '0元' } : 0)),
    ]),
  )
  return {
    t2: { ...Object.fromEntries(zeroT2), ...rows.t2 },
    t3: { ...Object.fromEntries(t3.map((row) => [row.id, ZERO_ROW])), ...rows.t3 },
    t4: rows.t4 ?? { review: ZERO_CASES, suit_direct: ZERO_CASES, suit_after_review: ZERO_CASES },
  }
}

const T3_2022 = {
  A: [2, 1, 0, 0, 0, 0, 3],
  B: [1, 0, 0, 0, 0, 0, 1],
  C1: [1, 1, 0, 0, 0, 0, 2],
  'C4.1': [1, 0, 0, 0, 0, 0, 1],
  C7: [2, 1, 0, 0, 0, 0, 3],
  D: [1, 0, 0, 0, 0, 0, 1],
}
const TABLES_2022 = tablesWith('2021', {
  t2: { 行政规范性文件: [2, 1, 7], 行政许可: [36], 行政处罚: [4], 行政事业性收费: [1.25] },
  t3: T3_2022,
  t4: { review: [1, 0, 0, 0, 1], suit_direct: ZERO_CASES, suit_after_review: [0, 0, 0, 1, 1] },
})
const TABLES_2021 = tablesWith('2021', {
  t2: { 行政规范性文件: [1, 0, 6] },
  t3: { A: [1, 0, 0, 0, 0, 0, 1], D: [1, 0, 0, 0, 0, 0, 1] },
})
const TABLES_2020 = tablesWith('2019', {
  t2: { 规范性文件: [1, 1, 4], 政府集中采购: [2, { value: 30, unit: '万元', raw: '30万元' }] },
})

const OVERSIGHT = '工作考核结果为良好。社会评议没有开展。没有发生应当追究责任的情形，责任追究结果为零。'
const TEXTS_2022: Readonly<Record<SectionId, string>> = {
  overview: `2022年，新收政府信息公开申请3件，上年结转1件。全年办结3件，其中予以公开2件、无法提供1件；结转下年度继续办理1件。\n主动公开政府信息38条，包括工作动态25条、政策文件4条、重点领域信息9条，重点领域信息占23.7%。\n${OVERSIGHT}`,
  proactive: '《条例》第二十条所列各项的情况见下表。',
  applications: '本年新收的政府信息公开申请3件，办理情况见下表。',
  remedies:
    '因政府信息公开工作被申请行政复议1件。因政府信息公开工作被提起行政诉讼1件。没有发生未经复议直接起诉的情况。',
  problems: '公开的内容与群众的需要还有差距。2023年，我镇将继续加大培训的力度。',
  other: '2022年没有收取信息处理费。',
}
const TEXTS_2020: Readonly<Record<SectionId, string>> = {
  overview: `2020年，未收到政府信息公开申请。公开政府信息38条，其中网站25条、公示栏13条。${OVERSIGHT}`,
  proactive: '',
  applications: '',
  remedies: '',
  problems: '信息的更新还不够及时。2021年，我镇将进一步完善制度。',
  other: '没有其他需要报告的事项。',
}

const TEXTS_2021: Readonly<Record<SectionId, string>> = {
  ...TEXTS_2022,
  overview: `全年在门户网站、公示栏和便民服务大厅公布本镇的机构职能、财政收支、救灾款物发放等事项，新设村级查阅点两处，为行动不便的老年人提供上门代查；对涉及农村宅基地审批的来信逐件回复，并把共性的问题编成问答张贴。${OVERSIGHT}`,
  problems: '村级查阅点的开放时间还不固定，值守人员不足。2022年，我镇将为每个查阅点配一名专人，并按月公布值守表。',
}

/** Long enough to be judged: a section copied from one report into another. */
const COPIED =
  '公开的内容与群众的需要还有差距，信息更新不够及时，业务培训不够经常，部门之间的配合也不够紧密。下一步，我镇将围绕群众关心的就业、教育、医疗、养老等事项细化公开目录，明确每一项的责任科室和公开时限；每季度组织一次业务培训，请法律顾问讲解依申请公开的答复规范；把政务公开列入年度考核，对拖延不办的予以通报；在各村设立查阅点，方便老年人了解办事的流程和所需的材料。'

function sectionsOf(form: FormId, texts: Readonly<Record<SectionId, string>>): SubjectSection[] {
  return FORMS[form].sections.map(({ id, number, title }) => ({
    id,
    number,
    heading: `${number}、${title}`,
    subheadings:
      id === 'overview' ? FORMS[form].overviewHeadings.map((text, index) => `（${NUMERALS[index]}）${text}`) : [],
    text: texts[id],
  }))
}

function preambleFor(form: FormId, year: number): string {
  const parts = FORMS[form].sections.map(({ title }) => title).join('、')
  return `本报告由${parts}六部分组成。所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。对本报告有疑问的，请与望溪镇办公室联系（电话：0000-5550123）。`
}

const TOWN = '青澜县望溪镇人民政府'

/** A right report on the 2021 form, with last year's report beside it. */
export const VALID_2022: ReportSubject = {
  subject: `${TOWN}2022年年度报告`,
  unitName: TOWN,
  level: 'town',
  year: 2022,
  form: '2021',
  title: `${TOWN}2022年政府信息公开工作年度报告`,
  preamble: preambleFor('2021', 2022),
  sections: sectionsOf('2021', TEXTS_2022),
  tables: TABLES_2022,
  marks: {},
  signedOn: day('2023-01-18'),
  signedBy: TOWN,
  filedOn: day('2023-01-20'),
  filingDay: null,
  typedDigits: [],
  previous: { year: 2021, form: '2021', tables: TABLES_2021, marks: {}, sections: sectionsOf('2021', TEXTS_2021) },
  siblings: [{ name: '青澜县青石镇人民政府', sections: sectionsOf('2021', TEXTS_2021) }],
  children: null,
  own: null,
  file: { problems: [], properties: [{ name: '作者', value: '望溪镇党政办公室' }], pictured: [] },
}

/** A right report on the 2019 form, of a year without applications. */
export const VALID_2020: ReportSubject = {
  ...VALID_2022,
  subject: `${TOWN}2020年年度报告`,
  year: 2020,
  form: '2019',
  title: `${TOWN}2020年政府信息公开工作年度报告`,
  preamble: preambleFor('2019', 2020),
  sections: sectionsOf('2019', TEXTS_2020),
  tables: TABLES_2020,
  signedOn: day('2021-01-18'),
  filedOn: day('2021-01-20'),
  filingDay: null,
  previous: { year: 2019, form: '2019', tables: tablesWith('2019'), marks: {}, sections: null },
}

/** The year 2022's report with other prose in one section. */
export function saying(section: SectionId, text: string, base: ReportSubject = VALID_2022): ReportSubject {
  return { ...base, sections: base.sections.map((one) => (one.id === section ? { ...one, text } : one)) }
}

type Rows = Readonly<Record<string, readonly (number | null)[]>>

export function withT3(rows: Rows, base: ReportSubject = VALID_2022): ReportSubject {
  return { ...base, tables: { ...base.tables, t3: { ...base.tables.t3, ...rows } } }
}
export function withT2(
  rows: Readonly<Record<string, readonly T2Cell[]>>,
  base: ReportSubject = VALID_2022,
): ReportSubject {
  return { ...base, tables: { ...base.tables, t2: { ...base.tables.t2, ...rows } } }
}
export function withT4(groups: Partial<ReportTables['t4']>, base: ReportSubject = VALID_2022): ReportSubject {
  const { t4 } = base.tables
  const zero = { review: ZERO_CASES, suit_direct: ZERO_CASES, suit_after_review: ZERO_CASES }
  return { ...base, tables: { ...base.tables, t4: { ...(t4 ?? zero), ...groups } } }
}
export function without(section: SectionId, base: ReportSubject = VALID_2022): ReportSubject {
  return { ...base, sections: base.sections.filter(({ id }) => id !== section) }
}

const CHILD = tablesWith('2021', { t2: { 行政许可: [16] }, t3: { A: ZERO_ROW } })
const OWN_TABLES: ReportTables = { ...TABLES_2022, t2: { ...TABLES_2022.t2, 行政许可: [20] } }
const ROLLED_UP: ReportSubject = {
  ...VALID_2022,
  own: OWN_TABLES,
  children: [{ name: '青澜县司法局', tables: CHILD }],
}

const [FIRST, SECOND, ...OTHERS] = VALID_2022.sections
const SWAPPED = { ...VALID_2022, sections: [SECOND, FIRST, ...OTHERS].filter((section) => section !== undefined) }
const { t3: T3 } = TABLES_2022
const { D: _, ...T3_WITHOUT_D } = T3
const DIRECT_2024: ReportSubject = { ...VALID_2022, year: 2024, form: '2021' }

const LONG_2022 = saying('problems', COPIED)
const COPIED_2021 = VALID_2022.previous && { ...VALID_2022.previous, sections: LONG_2022.sections }

/** For each rule a report that passes and one that does not. */
export const FIXTURES: Readonly<Record<string, { readonly passes: ReportSubject; readonly fails: ReportSubject }>> = {
  'STR-TITLE': { passes: VALID_2022, fails: { ...VALID_2022, title: null } },
  'STR-PERIOD': { passes: VALID_2020, fails: { ...VALID_2020, preamble: preambleFor('2019', 2019) } },
  'STR-FORM-YEAR': { passes: VALID_2022, fails: { ...VALID_2020, year: 2022 } },
  'STR-SECTIONS': { passes: VALID_2022, fails: without('remedies') },
  'STR-ORDER': { passes: VALID_2022, fails: SWAPPED },
  'STR-NUMBERING': { passes: VALID_2022, fails: without('remedies') },
  'STR-PREAMBLE': {
    passes: VALID_2022,
    fails: { ...VALID_2022, preamble: VALID_2022.preamble.replace('存在的主要问题及改进情况、', '') },
  },
  'STR-HEADING': {
    passes: VALID_2022,
    fails: {
      ...VALID_2022,
      sections: VALID_2022.sections.map((one) =>
        one.id === 'problems' ? { ...one, heading: '五、存在的主要问题及整改措施' } : one,
      ),
    },
  },
  'STR-OVERVIEW': {
    passes: VALID_2020,
    fails: { ...VALID_2020, sections: VALID_2020.sections.map((one) => ({ ...one, subheadings: ['（一）主动公开'] })) },
  },
  'STR-EMPTY': { passes: VALID_2020, fails: saying('other', ' \n') },
  'STR-TERM': { passes: VALID_2022, fails: saying('applications', '收到政务信息公开申请3件。') },
  'STR-SIGN': { passes: VALID_2022, fails: { ...VALID_2022, signedBy: null, signedOn: null } },
  'STR-DEADLINE': { passes: VALID_2022, fails: { ...VALID_2022, filedOn: day('2023-02-01') } },
  'T2-MISSING': { passes: VALID_2022, fails: withT2({ 行政许可: [null] }) },
  'T2-INTEGER': { passes: VALID_2022, fails: withT2({ 行政许可: [36.5] }) },
  'T2-TOWN-RULES': { passes: VALID_2022, fails: withT2({ 规章: [0, 0, 6] }) },
  'T2-PUBLISHED': { passes: VALID_2020, fails: withT2({ 规范性文件: [1, 5, 4] }, VALID_2020) },
  'T2-IN-FORCE-ZERO': { passes: VALID_2022, fails: withT2({ 行政规范性文件: [3, 0, 0] }) },
  'T2-ALL-ZERO': { passes: VALID_2022, fails: { ...VALID_2022, tables: tablesWith('2021') } },
  'T2-AMOUNT-UNIT': { passes: VALID_2020, fails: withT2({ 政府集中采购: [1, 251000] }, VALID_2020) },
  'T3-MISSING': { passes: VALID_2022, fails: { ...VALID_2022, tables: { ...TABLES_2022, t3: T3_WITHOUT_D } } },
  'T3-FORM': { passes: VALID_2022, fails: withT3({ C6: ZERO_ROW }) },
  'T3-WIDTH': { passes: VALID_2022, fails: withT3({ C2: [0, 0, 0, 0, 0, 0] }) },
  'T3-R4': { passes: VALID_2022, fails: withT3({ C2: [-1, 1, 0, 0, 0, 0, 0] }) },
  'T3-R1': { passes: VALID_2022, fails: withT3({ D: ZERO_ROW }) },
  'T3-R2': { passes: VALID_2022, fails: withT3({ C1: [2, 1, 0, 0, 0, 0, 3] }) },
  'T3-R3': { passes: VALID_2022, fails: withT3({ C2: [0, 0, 0, 0, 0, 0, 1] }) },
  'T4-MISSING': { passes: VALID_2022, fails: { ...VALID_2022, tables: { ...TABLES_2022, t4: null } } },
  'T4-R4': { passes: VALID_2022, fails: withT4({ review: [0.5, 0.5, 0, 0, 1] }) },
  'T4-R9': { passes: VALID_2022, fails: withT4({ review: [10, 1, 0, 0, 0] }) },
  'T4-NO-APPLICATIONS': { passes: VALID_2020, fails: withT4({ review: [1, 0, 0, 0, 1] }, VALID_2020) },
  'T4-DIRECT': { passes: DIRECT_2024, fails: withT4({ suit_direct: [1, 0, 0, 0, 1] }, DIRECT_2024) },
  'NAR-PART': { passes: VALID_2022, fails: saying('overview', '公开政府信息101条，其中公众号197条，网站38条。') },
  'NAR-SUM': { passes: VALID_2022, fails: saying('overview', '收到建议9件，其中县级5件、镇级5件。') },
  'NAR-TOTAL': {
    passes: saying('overview', '网站公开60条、公众号推送50条，共计110条。'),
    fails: saying('overview', '网站公开60条、公众号推送50条，共计100条。'),
  },
  'NAR-PERCENT': { passes: VALID_2022, fails: saying('overview', '公开信息38条，其中政策4条，占20.5%。') },
  'NAR-TABLE': { passes: VALID_2022, fails: saying('overview', '全年新收政府信息公开申请5件。') },
  'NAR-NONE': { passes: VALID_2020, fails: saying('overview', '2022年，未收到政府信息公开申请。') },
  'NAR-ALL-CLOSED': {
    passes: withT3({ D: ZERO_ROW }, saying('overview', '收到的申请全部按时办结。')),
    fails: saying('overview', '收到的申请全部按时办结。'),
  },
  'NAR-DATE': { passes: VALID_2022, fails: saying('overview', '2022年2月29日召开会议。') },
  'NAR-PLAN-YEAR': { passes: VALID_2022, fails: saying('problems', '2022年，我镇将继续加大工作力度。') },
  'NAR-YEAR': { passes: VALID_2022, fails: saying('overview', '2021年，我镇主动公开政府信息38条。') },
  'NAR-OVERSIGHT': { passes: VALID_2022, fails: saying('overview', '完善了社会评议、考核评比和责任追究制度。') },
  'NAR-FEE-REPORT': { passes: VALID_2022, fails: saying('other', '没有其他需要报告的事项。') },
  'NAR-FEE': { passes: VALID_2022, fails: saying('other', '本年没有收费。实际收取信息处理费50元。') },
  'NAR-TYPED': {
    passes: VALID_2022,
    fails: { ...VALID_2022, typedDigits: [{ where: 'section.other', text: '38条' }] },
  },
  'PII-ID': { passes: VALID_2022, fails: saying('overview', '申请人的号码是11010119900307002X。') },
  'PII-MOBILE': { passes: VALID_2022, fails: saying('other', '联系人电话１３８ 0000 0000。') },
  'PII-CARD': { passes: VALID_2022, fails: saying('other', '退费到6222 0000 0000 0000 004。') },
  'READ-CELL': {
    passes: VALID_2022,
    fails: {
      ...VALID_2022,
      file: {
        problems: [{ kind: 'glued', message: '第三部分的表“本年新收”写的是“2 1”，没有采用。', where: 't3.A[0]' }],
        properties: [],
        pictured: [],
      },
    },
  },
  'FILE-PERSON': {
    passes: VALID_2022,
    fails: { ...VALID_2022, file: { problems: [], properties: [{ name: '作者', value: '张样例' }], pictured: [] } },
  },
  'SIM-PREVIOUS': { passes: LONG_2022, fails: { ...LONG_2022, previous: COPIED_2021 } },
  'SIM-SIBLING': {
    passes: LONG_2022,
    fails: { ...LONG_2022, siblings: [{ name: '青澜县青石镇人民政府', sections: LONG_2022.sections }] },
  },
  'T2-STOCK': { passes: VALID_2022, fails: withT2({ 行政规范性文件: [2, 1, 9] }) },
  'XYR-R5': { passes: VALID_2022, fails: withT3({ B: [0, 1, 0, 0, 0, 0, 1] }) },
  'AGG-R10': { passes: ROLLED_UP, fails: withT2({ 行政许可: [40] }, ROLLED_UP) },
  'AGG-CHILDREN': { passes: ROLLED_UP, fails: { ...ROLLED_UP, children: [{ name: '青澜县司法局', tables: null }] } },
}
