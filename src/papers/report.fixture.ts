import { day } from '#law/day.ts'
import { composeReport } from '#law/report/compose.ts'
import type { ReportDocument, ReportingUnit } from '#law/report/document.ts'
import { foldYear } from '#law/report/fold.ts'
import type { FormId } from '#law/report/forms.ts'
import { aYear, WANGXI } from '#law/report/ledger.fixture.ts'

const LEDGER = aYear({
  year: 2021,
  disclosures: [
    { category: 'work-news', channels: ['web', 'wechat'], count: 41 },
    { category: 'policy', channels: ['web'], count: 14 },
    { category: 'key-area', channels: ['web', 'notice-board'], count: 31 },
  ],
  receipts: [3, 5, 9, 6, 8, 7, 9, 8, 9, 6, 8, 8].flatMap((count, index) => [
    { channel: 'web' as const, month: index + 1, count },
    { channel: 'wechat' as const, month: index + 1, count: Math.max(0, count - 4) },
  ]),
  applications: [
    { applicantClass: 'natural-person', received: 'in-year', outcome: 'granted', count: 2 },
    { applicantClass: 'business', received: 'in-year', outcome: 'granted', count: 1 },
    { applicantClass: 'natural-person', received: 'before-year', outcome: 'partial', count: 1 },
    { applicantClass: 'legal-service', received: 'in-year', outcome: 'not-held', count: 1 },
    { applicantClass: 'natural-person', received: 'in-year', outcome: null, count: 1 },
  ],
  cases: [
    { group: 'review', result: 'upheld', count: 1 },
    { group: 'suit_after_review', result: 'pending', count: 1 },
  ],
  activities: [
    { row: 'licence', column: 'decisions', value: 36, departments: 2 },
    { row: 'penalty', column: 'decisions', value: 4, departments: 1 },
    { row: 'normative', column: 'made', value: 2, departments: 1 },
    { row: 'normative', column: 'in-force', value: 7, departments: 1 },
    { row: 'charges', column: 'charged', value: 1.25, departments: 1 },
    { row: 'procurement', column: 'purchase-amount', value: 25_100_050, departments: 1 },
  ],
  proposals: [
    { kind: 'deputies', handled: 3 },
    { kind: 'cppcc', handled: 2 },
  ],
  supervision: [
    { kind: 'assessment', result: '县政府办公室年度考核为良好', count: 1 },
    { kind: 'training', result: '组织信息员培训', count: 2 },
  ],
})

/** A busy year of 望溪镇 in any form, for tests of papers; `carried` is the row brought forward from last year. */
export function aReport({
  form = '2021',
  unit = {},
}: { form?: FormId; unit?: Partial<ReportingUnit> } = {}): ReportDocument {
  const folded = foldYear({
    ledger: LEDGER,
    form,
    carriedIn: [1, 0, 0, 0, 0, 0, 1],
    carriedFrom: '2020年年度报告',
    declarations: [],
  })
  return composeReport({
    unit: { ...WANGXI, ...unit },
    year: LEDGER.year,
    form,
    edition: 1,
    knownAt: LEDGER.knownAt,
    folded,
    texts: {
      'overview.platform': '依托县政府网站设政府信息公开专栏，公开信息{web.total}条，微信公众号与专栏同源发布。',
      problems: '一是部分村（社区）报送信息不够及时，原因是村级材料迟报。\n二是政策解读以文字为主，图解和问答偏少。',
      other: '无其他需要报告的事项。',
    },
    measures: [{ text: '按目录派发征集任务并到期提醒', year: 2021 }],
    previousMeasures: [],
    signedOn: day('2022-01-19'),
  })
}
