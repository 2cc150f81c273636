import type { Context } from '#kit/context.ts'
import { recordActivity } from '#office/activity/record.ts'
import { closeApplication } from '#office/application/close.ts'
import { recordFeeNotice } from '#office/application/fee-notice.ts'
import { recordFeePayment } from '#office/application/fee-payment.ts'
import { recordApplication } from '#office/application/record.ts'
import { recordDisclosure } from '#office/disclosure/record.ts'
import { recordProposal } from '#office/proposal/record.ts'
import { decideCase } from '#office/remedy/decide.ts'
import { recordCase } from '#office/remedy/record.ts'
import { recordSupervision } from '#office/supervision/record.ts'
import { FORMS } from '#law/report/forms.ts'
import { SOURCES } from './town.ts'
import { WEB_2020, WEB_2021, type WebItem } from './web-items.ts'
import { wechatItems, type WechatItem } from './wechat-items.ts'

/** One act of the sample, through the verb that any clerk would use. */
export interface SampleEntry {
  readonly verb: (ctx: Context, rawInput: unknown) => Promise<unknown>
  readonly input: Readonly<Record<string, unknown>>
}

const entries = (verb: SampleEntry['verb'], inputs: readonly SampleEntry['input'][]): SampleEntry[] =>
  inputs.map((input) => ({ verb, input }))

/** 204 distinct items of 2020: 38 on the web, 197 on WeChat, 31 of them the same; no application. */
const ITEMS_2020 = () => ({ web: WEB_2020, wechat: wechatItems({ year: 2020, work: 104, notices: 50 }) })
const ITEMS_2021 = () => ({ web: WEB_2021, wechat: wechatItems({ year: 2021, work: 118, notices: 56 }) })

/** Everything that the sample town did, in an order in which a clerk could have entered it. */
export function sampleEntries(): SampleEntry[] {
  return [
    ...items(ITEMS_2020()),
    ...zeros(2020),
    ...entries(recordSupervision, [
      { kind: 'training', on: '2020-05-12', result: '组织各村信息员学习政府信息公开条例' },
      { kind: 'training', on: '2020-09-17', result: '组织镇直部门学习公文公开属性认定' },
      {
        kind: 'social-evaluation',
        on: '2020-11-20',
        year: 2020,
        result: '在便民服务大厅开展公开工作问卷评议，评议结果为满意',
        count: 120,
      },
      { kind: 'assessment', on: '2021-01-15', year: 2020, result: '青澜县人民政府办公室年度考核结果为良好' },
    ]),
    ...items(ITEMS_2021()),
    ...applications(),
    ...cases(),
    ...numbers2021(),
    ...entries(recordProposal, [
      {
        kind: 'deputies',
        reference: '第17号',
        title: '关于改善村道照明的建议',
        handledOn: '2021-06-18',
        result: '已解决',
      },
      {
        kind: 'deputies',
        reference: '第23号',
        title: '关于修缮石桥河灌渠的建议',
        handledOn: '2021-07-02',
        result: '列入计划',
      },
      {
        kind: 'deputies',
        reference: '第31号',
        title: '关于增设村级卫生室药品柜的建议',
        handledOn: '2021-07-15',
        result: '已解决',
      },
      {
        kind: 'cppcc',
        reference: '第8号',
        title: '关于保护茶园古道的提案',
        handledOn: '2021-08-10',
        result: '正在办理',
      },
    ]),
    ...entries(recordSupervision, [
      { kind: 'training', on: '2021-04-21', result: '组织各村信息员学习公开目录' },
      { kind: 'training', on: '2021-08-26', result: '组织答复人员学习依申请公开办理流程' },
      { kind: 'training', on: '2021-11-25', result: '组织镇直部门学习信息处理费管理办法' },
      {
        kind: 'social-evaluation',
        on: '2021-11-30',
        result: '在各村开展公开工作问卷评议，评议结果为基本满意',
        count: 168,
      },
      { kind: 'assessment', on: '2022-01-14', year: 2021, result: '青澜县人民政府办公室年度考核结果为优秀' },
    ]),
  ]
}

function items({ web, wechat }: { web: readonly WebItem[]; wechat: readonly WechatItem[] }): SampleEntry[] {
  const all = [
    ...web.map((item) => ({ ...item, channels: ['web' as const, ...item.also] })),
    ...wechat.map((item) => ({ ...item, channels: ['wechat' as const] })),
  ]
  return entries(
    recordDisclosure,
    all
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      .map(({ on, category, title, channels }) => ({
        title,
        category,
        formedOn: on,
        receipts: channels.map((channel) => ({ channel, liveOn: on, source: SOURCES[channel] })),
      })),
  )
}

const DEPARTMENTS: Readonly<Record<string, string>> = {
  rules: '党政综合办公室',
  normative: '党政综合办公室',
  licence: '便民服务中心',
  service: '便民服务中心',
  penalty: '综合行政执法队',
  coercion: '综合行政执法队',
  charges: '财政所',
  procurement: '财政所',
}

/** Every cell of table two of 2020, stated as zero by the department concerned. */
function zeros(year: number): SampleEntry[] {
  const cells = FORMS['2019'].t2.flatMap(({ rows, columns }) =>
    rows.flatMap((row) => columns.map((column) => [row.id, column.id] as const)),
  )
  return entries(
    recordActivity,
    cells.map(([row, column]) => ({
      year,
      row,
      column,
      value: 0,
      department: DEPARTMENTS[row],
      source: `${year}年度公开数据报表`,
    })),
  )
}

function numbers2021(): SampleEntry[] {
  const stated: readonly (readonly [string, string, number, string?])[] = [
    ['rules', 'made', 0],
    ['rules', 'repealed', 0],
    ['rules', 'in-force', 0],
    ['normative', 'made', 2],
    ['normative', 'repealed', 0],
    ['normative', 'in-force', 2],
    ['licence', 'decisions', 36],
    ['licence', 'decisions', 12, '村镇建设办公室'],
    ['penalty', 'decisions', 7],
    ['coercion', 'decisions', 0],
    ['charges', 'charged', 1.26],
  ]
  const source = '2021年度公开数据报表'
  return entries(
    recordActivity,
    stated.map(([row, column, value, department = DEPARTMENTS[row]]) => ({
      year: 2021,
      row,
      column,
      value,
      department,
      source,
    })),
  )
}

const reference = (number: number) => `望公开申〔2021〕${number}号`

type Ending = readonly [outcome: string, closedOn: string]
type Register = readonly [applicantClass: string, receivedOn: string, channel: string, ending: Ending]

const REGISTER_2021: readonly Register[] = [
  ['natural-person', '2021-02-22', 'in-person', ['granted', '2021-03-12']],
  ['natural-person', '2021-03-05', 'post', ['partial', '2021-03-30']],
  ['business', '2021-03-24', 'online', ['already-public', '2021-03-29']],
  ['natural-person', '2021-04-12', 'online', ['not-held', '2021-05-07']],
  ['research', '2021-05-17', 'post', ['granted', '2021-06-11']],
  ['legal-service', '2021-06-02', 'post', ['third-party', '2021-06-28']],
  ['natural-person', '2021-07-06', 'in-person', ['petition', '2021-07-20']],
  ['natural-person', '2021-07-26', 'post', ['not-corrected', '2021-08-30']],
  ['public-interest', '2021-08-11', 'online', ['needs-making', '2021-09-06']],
  ['business', '2021-09-13', 'online', ['granted', '2021-10-20']],
  ['other', '2021-09-15', 'online', ['fee-unpaid', '2021-11-05']],
  ['natural-person', '2021-10-19', 'oral', ['other-agency', '2021-11-02']],
  ['natural-person', '2021-11-01', 'in-person', ['withdrawn', '2021-11-08']],
  ['natural-person', '2021-11-22', 'post', ['process-information', '2021-12-15']],
  ['natural-person', '2021-12-20', 'online', ['granted', '2022-01-12']],
  ['business', '2021-12-27', 'online', ['partial', '2022-01-18']],
]

/** Two applications pay or fail to pay a fee (109号: 35 pages cost 50 yuan; the twelfth of a month costs 200 for two). */
function applications(): SampleEntry[] {
  const received = REGISTER_2021.map(([applicantClass, receivedOn, channel], index) => ({
    reference: reference(index + 1),
    applicantClass,
    receivedOn,
    channel,
  }))
  const closed = REGISTER_2021.map(([, , , [outcome, closedOn]], index) => ({
    reference: reference(index + 1),
    outcome,
    closedOn,
  }))
  return [
    ...entries(recordApplication, received),
    ...entries(recordFeeNotice, [
      { reference: reference(10), amountInFen: 5_000, noticedOn: '2021-09-22' },
      { reference: reference(11), amountInFen: 20_000, noticedOn: '2021-09-28' },
    ]),
    ...entries(recordFeePayment, [{ reference: reference(10), paidInFen: 5_000, paidOn: '2021-09-24' }]),
    ...entries(closeApplication, closed),
  ]
}

function cases(): SampleEntry[] {
  return [
    ...entries(recordCase, [
      { reference: '青政复〔2021〕12号', group: 'review', filedOn: '2021-07-15', application: reference(6) },
      { reference: '青行初〔2021〕9号', group: 'suit_direct', filedOn: '2021-08-10', application: reference(4) },
      { reference: '青行初〔2021〕14号', group: 'suit_after_review', filedOn: '2021-09-22', application: reference(6) },
      { reference: '青政复〔2021〕31号', group: 'review', filedOn: '2021-12-28', application: reference(14) },
    ]),
    ...entries(decideCase, [
      { reference: '青政复〔2021〕12号', result: 'upheld', decidedOn: '2021-09-08' },
      { reference: '青行初〔2021〕9号', result: 'upheld', decidedOn: '2021-11-18' },
      { reference: '青行初〔2021〕14号', result: 'other', decidedOn: '2022-03-10' },
      { reference: '青政复〔2021〕31号', result: 'corrected', decidedOn: '2022-02-21' },
    ]),
  ]
}
