import { z } from 'zod'
import { DayText, lineOfText, UnitId } from '#kit/fields.ts'
import { T4_GROUPS } from '#law/report/tables.ts'
import { DECISIONS } from './remedy-case.ts'

const GROUPS = 'review 行政复议、suit_direct 未经复议直接起诉、suit_after_review 复议后起诉'
const RESULTS = 'upheld 结果维持、corrected 结果纠正、other 其他结果'

const Which = { unitId: UnitId, reference: lineOfText('案号', 80).describe('案号') }

export const RecordCaseInput = z.strictObject({
  ...Which,
  group: z.enum(T4_GROUPS, `案件种类应为：${GROUPS}`).describe(`案件种类：${GROUPS}`),
  filedOn: DayText.describe('申请复议或起诉的日子'),
  application: lineOfText('申请的登记号', 60).describe('所涉申请的登记号').optional(),
})

export const DecideCaseInput = z.strictObject({
  ...Which,
  result: z.enum(DECISIONS, `结果应为：${RESULTS}`).describe(`结果：${RESULTS}`),
  decidedOn: DayText.describe('审结的日子'),
})
