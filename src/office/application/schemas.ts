import { z } from 'zod'
import { DayText, lineOfText, UnitId } from '#kit/fields.ts'
import { APPLICANT_CLASS_LABELS, APPLICANT_CLASSES, OUTCOME_CODES, OUTCOMES } from '#law/report/outcomes.ts'
import { APPLICATION_CHANNEL_LABELS, APPLICATION_CHANNELS } from './application.ts'

const named = (labels: readonly (readonly [string, string])[]) =>
  labels.map(([code, label]) => `${code} ${label}`).join('、')

const CLASSES = named(Object.entries(APPLICANT_CLASS_LABELS))
const CHANNELS = named(Object.entries(APPLICATION_CHANNEL_LABELS))
const ENDINGS = named(OUTCOMES.map(({ code, label }) => [code, label] as const))

const Reference = lineOfText('登记号', 60).describe('申请的登记号')
const Which = { unitId: UnitId, reference: Reference }
const applicantClass = z.enum(APPLICANT_CLASSES, `申请人类别应为：${CLASSES}`).describe(`申请人类别：${CLASSES}`)
const outcome = z.enum(OUTCOME_CODES, `没有这种办理结果，应为：${ENDINGS}`).describe(`办理结果：${ENDINGS}`)
const receivedOn = DayText.describe('收到的日子（第三十一条）')
const closedOn = DayText.describe('答复或办结的日子')
const outcomeArticle = lineOfText('依据', 100).describe('依据的条款；缺省按办理结果')
const LARGEST_FEE_IN_FEN = 1_000_000_000

const fen = (label: string) =>
  z
    .number(`${label}应为整数，单位为分`)
    .int(`${label}应为整数，单位为分`)
    .min(1, `${label}应大于0`)
    .max(LARGEST_FEE_IN_FEN, `${label}太大`)
    .describe(`${label}，单位为分`)

export const RecordApplicationInput = z.strictObject({
  ...Which,
  applicantClass,
  receivedOn,
  channel: z.enum(APPLICATION_CHANNELS, `提出方式应为：${CHANNELS}`).describe(`提出方式：${CHANNELS}`).optional(),
  applicantName: lineOfText('申请人', 100).describe('申请人姓名或名称；单独保存，可以删除').optional(),
})

export const CloseApplicationInput = z.strictObject({
  ...Which,
  outcome,
  closedOn,
  outcomeArticle: outcomeArticle.optional(),
})

export const AmendApplicationInput = z
  .strictObject({
    ...Which,
    reason: lineOfText('更正的理由', 300).describe('更正的理由'),
    applicantClass: applicantClass.optional(),
    receivedOn: receivedOn.optional(),
    outcome: outcome.optional(),
    closedOn: closedOn.optional(),
    outcomeArticle: outcomeArticle.optional(),
  })
  .refine(
    ({ unitId: _u, reference: _r, reason: _w, ...changed }) =>
      Object.values(changed).some((value) => value !== undefined),
    '没有要更正的内容',
  )

export const RecordFeeNoticeInput = z.strictObject({
  ...Which,
  amountInFen: fen('收费金额'),
  noticedOn: DayText.describe('发出收费通知的日子'),
})

export const RecordFeePaymentInput = z.strictObject({
  ...Which,
  paidInFen: fen('实收金额'),
  paidOn: DayText.describe('缴清的日子'),
})
