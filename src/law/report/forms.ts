/** The national forms of the yearly report as data: labels verbatim, in printed order. */

export const FORM_IDS = ['2019', '2021', '2021-single-other'] as const
export type FormId = (typeof FORM_IDS)[number]

export const SECTION_IDS = ['overview', 'proactive', 'applications', 'remedies', 'problems', 'other'] as const
export type SectionId = (typeof SECTION_IDS)[number]

export interface SectionForm {
  readonly id: SectionId
  readonly number: string
  readonly title: string
  /** Heading variants seen in real reports, for readers. */
  readonly variants: readonly string[]
}

/** integer: non-negative; delta: may be negative or "+2/-1"; money: decimal, 万元; amount: number with a free unit. */
export type T2CellKind = 'integer' | 'delta' | 'money' | 'amount'

export interface T2Column {
  readonly id: string
  readonly label: string
  readonly kind: T2CellKind
}
export interface T2Row {
  readonly id: string
  readonly label: string
}
export interface T2Block {
  readonly title: string
  readonly columns: readonly T2Column[]
  readonly rows: readonly T2Row[]
}

export interface T3Row {
  /** A, B, C1 … C7, D; stable ids of the outcome rows. */
  readonly id: string
  readonly label: string
  /** Heading that groups rows of （三）–（六）, null for rows that span. */
  readonly group: string | null
  /** top: a numbered line of the table; result: a （n） line; item: a line under a （n） heading. */
  readonly depth: 'top' | 'result' | 'item'
}

export interface ReportForm {
  readonly id: FormId
  readonly document: string
  readonly sections: readonly SectionForm[]
  readonly overviewHeadings: readonly string[]
  readonly t2: readonly T2Block[]
  readonly t3: readonly T3Row[]
}

const integer = (id: string, label: string): T2Column => ({ id, label, kind: 'integer' })

const SECTIONS: readonly SectionForm[] = [
  { id: 'overview', number: '一', title: '总体情况', variants: [] },
  { id: 'proactive', number: '二', title: '主动公开政府信息情况', variants: [] },
  {
    id: 'applications',
    number: '三',
    title: '收到和处理政府信息公开申请情况',
    variants: ['收到和处理政府信息公开申请的情况'],
  },
  {
    id: 'remedies',
    number: '四',
    title: '政府信息公开行政复议、行政诉讼情况',
    variants: ['因政府信息公开工作被申请行政复议、提起行政诉讼情况', '政府信息公开行政复议、诉讼情况'],
  },
  {
    id: 'problems',
    number: '五',
    title: '存在的主要问题及改进情况',
    variants: ['政府信息公开工作存在的主要问题及改进情况', '存在问题及改进情况'],
  },
  { id: 'other', number: '六', title: '其他需要报告的事项', variants: [] },
]

export const T3_CORNER = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'
export const T3_RESULTS_LABEL = '三、本年度办理结果'
export const T3_COLUMNS = [
  { id: 'natural-person', label: '自然人' },
  { id: 'business', label: '商业企业' },
  { id: 'research', label: '科研机构' },
  { id: 'public-interest', label: '社会公益组织' },
  { id: 'legal-service', label: '法律服务机构' },
  { id: 'other', label: '其他' },
  { id: 'total', label: '总计' },
] as const
export const T3_HEAD = { all: '申请人情况', organisations: '法人或其他组织' } as const

export const T4_COLUMNS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'] as const
export const T4_HEAD = {
  review: '行政复议',
  suit: '行政诉讼',
  suit_direct: '未经复议直接起诉',
  suit_after_review: '复议后起诉',
} as const

const G3 = '（三）不予公开'
const G4 = '（四）无法提供'
const G5 = '（五）不予处理'
const G6 = '（六）其他处理'

const T3_BEFORE_OTHER: readonly T3Row[] = [
  { id: 'A', label: '一、本年新收政府信息公开申请数量', group: null, depth: 'top' },
  { id: 'B', label: '二、上年结转政府信息公开申请数量', group: null, depth: 'top' },
  { id: 'C1', label: '（一）予以公开', group: null, depth: 'result' },
  { id: 'C2', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', group: null, depth: 'result' },
  { id: 'C3.1', label: '1.属于国家秘密', group: G3, depth: 'item' },
  { id: 'C3.2', label: '2.其他法律行政法规禁止公开', group: G3, depth: 'item' },
  { id: 'C3.3', label: '3.危及“三安全一稳定”', group: G3, depth: 'item' },
  { id: 'C3.4', label: '4.保护第三方合法权益', group: G3, depth: 'item' },
  { id: 'C3.5', label: '5.属于三类内部事务信息', group: G3, depth: 'item' },
  { id: 'C3.6', label: '6.属于四类过程性信息', group: G3, depth: 'item' },
  { id: 'C3.7', label: '7.属于行政执法案卷', group: G3, depth: 'item' },
  { id: 'C3.8', label: '8.属于行政查询事项', group: G3, depth: 'item' },
  { id: 'C4.1', label: '1.本机关不掌握相关政府信息', group: G4, depth: 'item' },
  { id: 'C4.2', label: '2.没有现成信息需要另行制作', group: G4, depth: 'item' },
  { id: 'C4.3', label: '3.补正后申请内容仍不明确', group: G4, depth: 'item' },
  { id: 'C5.1', label: '1.信访举报投诉类申请', group: G5, depth: 'item' },
  { id: 'C5.2', label: '2.重复申请', group: G5, depth: 'item' },
  { id: 'C5.3', label: '3.要求提供公开出版物', group: G5, depth: 'item' },
  { id: 'C5.4', label: '4.无正当理由大量反复申请', group: G5, depth: 'item' },
  { id: 'C5.5', label: '5.要求行政机关确认或重新出具已获取信息', group: G5, depth: 'item' },
]
const T3_OTHER_SINGLE: readonly T3Row[] = [{ id: 'C6', label: G6, group: null, depth: 'result' }]
const T3_OTHER_THREE: readonly T3Row[] = [
  { id: 'C6.1', label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', group: G6, depth: 'item' },
  {
    id: 'C6.2',
    label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    group: G6,
    depth: 'item',
  },
  { id: 'C6.3', label: '3.其他', group: G6, depth: 'item' },
]
const T3_AFTER_OTHER: readonly T3Row[] = [
  { id: 'C7', label: '（七）总计', group: null, depth: 'result' },
  { id: 'D', label: '四、结转下年度继续办理', group: null, depth: 'top' },
]

const T2_2019: readonly T2Block[] = [
  {
    title: '第二十条第（一）项',
    columns: [
      integer('made', '本年新制作数量'),
      integer('published', '本年新公开数量'),
      integer('public-total', '对外公开总数量'),
    ],
    rows: [
      { id: 'rules', label: '规章' },
      { id: 'normative', label: '规范性文件' },
    ],
  },
  ...[
    {
      title: '第二十条第（五）项',
      rows: [
        { id: 'licence', label: '行政许可' },
        { id: 'service', label: '其他对外管理服务事项' },
      ],
    },
    {
      title: '第二十条第（六）项',
      rows: [
        { id: 'penalty', label: '行政处罚' },
        { id: 'coercion', label: '行政强制' },
      ],
    },
  ].map((block) => ({
    ...block,
    columns: [
      integer('items-before', '上一年项目数量'),
      { id: 'items-change', label: '本年增/减', kind: 'delta' as const },
      integer('decisions', '处理决定数量'),
    ],
  })),
  {
    title: '第二十条第（八）项',
    columns: [integer('items-before', '上一年项目数量'), { id: 'items-change', label: '本年增/减', kind: 'delta' }],
    rows: [{ id: 'charges', label: '行政事业性收费' }],
  },
  {
    title: '第二十条第（九）项',
    columns: [integer('purchases', '采购项目数量'), { id: 'purchase-amount', label: '采购总金额', kind: 'amount' }],
    rows: [{ id: 'procurement', label: '政府集中采购' }],
  },
]

const T2_2021: readonly T2Block[] = [
  {
    title: '第二十条第（一）项',
    columns: [
      integer('made', '本年制发件数'),
      integer('repealed', '本年废止件数'),
      integer('in-force', '现行有效件数'),
    ],
    rows: [
      { id: 'rules', label: '规章' },
      { id: 'normative', label: '行政规范性文件' },
    ],
  },
  {
    title: '第二十条第（五）项',
    columns: [integer('decisions', '本年处理决定数量')],
    rows: [{ id: 'licence', label: '行政许可' }],
  },
  {
    title: '第二十条第（六）项',
    columns: [integer('decisions', '本年处理决定数量')],
    rows: [
      { id: 'penalty', label: '行政处罚' },
      { id: 'coercion', label: '行政强制' },
    ],
  },
  {
    title: '第二十条第（八）项',
    columns: [{ id: 'charged', label: '本年收费金额（单位：万元）', kind: 'money' }],
    rows: [{ id: 'charges', label: '行政事业性收费' }],
  },
]

const OVERVIEW_2019 = ['主动公开工作情况', '依申请公开工作情况', '政府信息管理情况', '平台建设情况', '监督保障情况']
const OVERVIEW_2021 = ['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障']

export const FORMS: Readonly<Record<FormId, ReportForm>> = {
  '2019': {
    id: '2019',
    document: '国办公开办函〔2019〕60号',
    sections: SECTIONS,
    overviewHeadings: OVERVIEW_2019,
    t2: T2_2019,
    t3: [...T3_BEFORE_OTHER, ...T3_OTHER_SINGLE, ...T3_AFTER_OTHER],
  },
  '2021': {
    id: '2021',
    document: '国办公开办函〔2021〕30号',
    sections: SECTIONS,
    overviewHeadings: OVERVIEW_2021,
    t2: T2_2021,
    t3: [...T3_BEFORE_OTHER, ...T3_OTHER_THREE, ...T3_AFTER_OTHER],
  },
  /** Not issued by anyone, but printed by real agencies: the 2021 tables with one （六） row. */
  '2021-single-other': {
    id: '2021-single-other',
    document: '国办公开办函〔2021〕30号',
    sections: SECTIONS,
    overviewHeadings: OVERVIEW_2021,
    t2: T2_2021,
    t3: [...T3_BEFORE_OTHER, ...T3_OTHER_SINGLE, ...T3_AFTER_OTHER],
  },
}

/** The form in force for a statistic year: 60号 for 2019 and 2020, 30号 from 2021 on. */
export function formOfYear(year: number): FormId {
  return year <= 2020 ? '2019' : '2021'
}
