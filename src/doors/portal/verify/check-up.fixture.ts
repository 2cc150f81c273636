import { FORMS, SECTION_IDS, T3_COLUMNS, T4_COLUMNS } from '#law/report/forms.ts'
import type { ReportSubject, SubjectSection } from '#law/report/subject.ts'
import { cellAddress, T4_GROUPS, type Cell, type ReportTables, type T2Cell } from '#law/report/tables.ts'
import { RULES } from '#law/report/rules/all.ts'
import type { CheckedFile, CheckedFinding, CheckUp } from '#papers/verify/check-up.ts'
import type { UnreadableCode } from '#papers/reading/unreadable.ts'

/** A synthetic report of a made-up town, as a reader would hand it over: what its checks found covers every kind. */
export const FIXTURE_HASH = '5f3a9c01'.repeat(8)
const FORM = FORMS['2019']
const LAST_READ = FORM.t3.findIndex((row) => row.id === 'C5.2')

const t2: Record<string, T2Cell[]> = Object.fromEntries(
  FORM.t2.flatMap((block) => block.rows.map((row) => [row.label, block.columns.map(() => 0)])),
)
t2['行政许可'] = [12, -2, null]
t2['政府集中采购'] = [3, { value: 41.6, unit: '万元', raw: '41.6万元' }]
t2['行政事业性收费'] = [null, null]

const t3: Record<string, Cell[]> = Object.fromEntries(
  FORM.t3.map((row, index) => [
    row.id,
    T3_COLUMNS.map((_, column) => (index > LAST_READ ? null : index < 8 && column === 6 ? null : 0)),
  ]),
)
t3['A'] = [3, 1, 0, 0, 0, 0, 5]
t3['C1'] = [2, 1, 0, 0, 0, 0, null]

const none = T4_COLUMNS.map(() => null)
const tables: ReportTables = { t2, t3, t4: { review: none, suit_direct: none, suit_after_review: none } }

const marks: CheckUp['marks'] = {
  't2.行政事业性收费[0]': 'slash',
  't2.行政事业性收费[1]': 'dash',
  't3.C1[6]': 'blank',
  't3.C2[6]': 'nbsp',
}

function places(): Record<string, string> {
  const found: [string, string][] = []
  FORM.t2
    .flatMap((block) => block.rows)
    .forEach((row, index) => {
      t2[row.label]?.forEach((_, column) =>
        found.push([cellAddress('t2', row.label, column), `第1张表第${index + 3}行第${column + 2}列`]),
      )
    })
  FORM.t3.slice(0, LAST_READ + 1).forEach((row, index) => {
    T3_COLUMNS.forEach((_, column) => {
      if (t3[row.id]?.[column] !== null)
        found.push([cellAddress('t3', row.id, column), `第2张表第${index + 4}行第${column + 4}列`])
    })
  })
  return Object.fromEntries(found)
}

const section = (id: SubjectSection['id'], heading: string, ...paragraphs: readonly string[]): SubjectSection => ({
  id,
  number: heading.charAt(0),
  heading,
  subheadings: [],
  text: paragraphs.join('\n'),
})

const sections: readonly SubjectSection[] = [
  section(
    'overview',
    '一、总体情况',
    '（一）主动公开情况。一年来，我镇及时公布机构职能、办公地址、联系方式、工作动态等信息。2020年度通过各类媒体渠道公开政府信息101条，其中通过微信公众号发布消息197条，通过政务网站发布各类信息共计38条，包括工作动态25条，政策文件及政策解读4条，重点领域信息公开9条。',
    '（二）依申请公开情况。2020年，我镇收到政府信息公开申请5件，均按期答复。',
    '（五）监督保障情况。进一步修改完善了关于发布审核、社会评议、考核评比和责任追究等制度。',
  ),
  section('proactive', '二、主动公开政府信息情况'),
  section('applications', '三、收到和处理政府信息公开申请情况'),
  section(
    'problems',
    '五、政府信息公开工作存在的主要问题及改进情况',
    '由于个别业务人员重视程度不够，还存在信息收集渠道不畅、信息传递缓慢等问题。2020年，我镇将继续加大工作力度，创新工作方法，完善配套制度。',
  ),
  section('other', '六、其他需要报告的事项', '2020年，我镇没有承办人大建议和政协提案。'),
]

let last = 0
function finding(
  more: Pick<CheckedFinding, 'rule' | 'severity' | 'message' | 'where'> & Partial<CheckedFinding>,
): CheckedFinding {
  last += 1
  const article = RULES.find((rule) => rule.id === more.rule)?.article ?? '年度报告格式'
  return {
    id: last.toString(16).padStart(16, '0'),
    left: null,
    right: null,
    article,
    place: null,
    opinion: null,
    ...more,
  }
}

const findings: readonly CheckedFinding[] = [
  finding({
    rule: 'NAR-PART',
    severity: 'error',
    message: '“其中通过微信公众号发布消息197条”大于总数“公开政府信息101条”。',
    where: 'section.overview',
    left: 197,
    right: 101,
    place: '第3行',
  }),
  finding({
    rule: 'STR-SECTIONS',
    severity: 'error',
    message: '缺“政府信息公开行政复议、行政诉讼情况”这一部分。',
    where: 'section.remedies',
  }),
  finding({
    rule: 'T3-R3',
    severity: 'error',
    message: '“新收政府信息公开申请”各类申请人之和是4，总计写的是5。',
    where: 't3.A[6]',
    left: 4,
    right: 5,
    place: '第2张表第4行第10列',
  }),
  finding({
    rule: 'NAR-OVERSIGHT',
    severity: 'warning',
    message: '没有写明工作考核、社会评议和责任追究的结果；没有发生的写“无”。',
    where: 'section.overview',
  }),
  finding({
    rule: 'T2-AMOUNT-UNIT',
    severity: 'warning',
    message: '采购总金额的单位与上年不同，请确认。',
    where: 't2.政府集中采购[1]',
    place: '第1张表第10行第3列',
  }),
  finding({
    rule: 'T3-WIDTH',
    severity: 'warning',
    message: '“（一）予以公开”只有6个数，“总计”一列可能丢失。',
    where: 't3.C1[6]',
  }),
  finding({
    rule: 'NAR-PLAN-YEAR',
    severity: 'warning',
    message: '打算写的是2020年，应当是下一年。',
    where: 'section.problems',
    left: 2020,
    right: 2021,
    place: '第41行',
  }),
  finding({
    rule: 'STR-HEADING',
    severity: 'hint',
    message: '标题是“政府信息公开工作存在的主要问题及改进情况”，格式是“存在的主要问题及改进情况”。',
    where: 'section.problems',
  }),
  finding({
    rule: 'T3-R1',
    severity: 'not-assessable',
    message: '“（七）总计”“结转下年度”没有读到，无法核对。',
    where: 't3.D',
  }),
  finding({ rule: 'XYR-R5', severity: 'not-assessable', message: '没有上一年的报告，无法核对。', where: 't3.B' }),
]

const RESULTS = { error: 'fail', warning: 'warning', hint: 'hint', 'not-assessable': 'not-assessable' } as const
const rules: CheckUp['rules'] = RULES.map(({ id, version, title, article, forms }) => {
  const found = findings.find((one) => one.rule === id)
  const result =
    found === undefined ? (forms?.includes('2019') === false ? 'not-applicable' : 'pass') : RESULTS[found.severity]
  return { rule: id, version, title, article, result }
})

const TABLES_READ: ReportSubject['tables'] = { t2, t3, t4: null }

/** Three errors, four warnings, a hint, two that could not be judged; table four is missing. `more` replaces what a test is about. */
export function aCheckedFile(
  more: Partial<CheckUp> = {},
  text: Partial<NonNullable<CheckedFile['text']>> = {},
): CheckedFile {
  const checkUp: CheckUp = {
    file: '样例镇2020年政府信息公开工作年度报告.docx',
    hash: FIXTURE_HASH,
    format: 'docx',
    unit: '样例镇人民政府',
    year: 2020,
    form: '2019',
    tables,
    marks,
    places: places(),
    rules,
    findings,
    verdict: 'fail',
    unreadable: null,
    notes: [],
    ...more,
  }
  return {
    checkUp,
    text: {
      title: '样例镇2020年政府信息公开工作年度报告',
      preamble:
        '根据《中华人民共和国政府信息公开条例》，编制本报告。本报告所列数据的统计期限自2020年1月1日起至12月31日止。',
      sections,
      tables: TABLES_READ,
      signedBy: '样例镇人民政府',
      signedOn: '2021-01-20',
      ...text,
    },
  }
}

/** A report without a fault in it. */
export function aCleanFile(): CheckedFile {
  const full = Object.fromEntries(
    T4_GROUPS.map((group) => [group, T4_COLUMNS.map(() => 0)]),
  ) as unknown as ReportTables['t4']
  const t3Full = Object.fromEntries(FORM.t3.map((row) => [row.id, T3_COLUMNS.map(() => 0)]))
  const t2Full = Object.fromEntries(
    FORM.t2.flatMap((block) => block.rows.map((row) => [row.label, block.columns.map(() => 0)])),
  )
  const whole: ReportTables = { t2: t2Full, t3: t3Full, t4: full }
  const all = SECTION_IDS.map((id) => {
    const { number, title } = FORM.sections.find((one) => one.id === id) ?? { number: '', title: '' }
    return section(id, `${number}、${title}`, '无。')
  })
  return aCheckedFile(
    {
      findings: [],
      verdict: 'pass',
      tables: whole,
      marks: {},
      rules: rules.map((rule) => ({ ...rule, result: 'pass' })),
    },
    { sections: all, tables: whole },
  )
}

export function anUnreadableFile(code: UnreadableCode, message: string): CheckedFile {
  const { checkUp } = aCheckedFile({
    format: null,
    form: null,
    year: null,
    unit: null,
    rules: [],
    findings: [],
    verdict: 'unreadable',
    unreadable: { code, message },
  })
  return { checkUp, text: null }
}
