import { z } from 'zod'
import { DayText, lineOfText, UnitId } from '#kit/fields.ts'
import { SUPERVISION_KINDS } from '#law/report/facts.ts'

const KINDS = 'assessment 工作考核、social-evaluation 社会评议、accountability 责任追究、training 业务培训'

export const RecordSupervisionInput = z.strictObject({
  unitId: UnitId,
  kind: z.enum(SUPERVISION_KINDS, `种类应为：${KINDS}`).describe(`种类：${KINDS}`),
  on: DayText.describe('作出结果或举办的日子'),
  year: z
    .number('年度应为数字')
    .int('年度应为整数')
    .min(2008, '2008年以前没有年度报告')
    .max(2999, '年度太大')
    .describe('所属年度；缺省为作出结果那一年')
    .optional(),
  result: lineOfText('结果', 300).describe('结果，如 年度考核为良好'),
  count: z
    .number('数量应为整数')
    .int('数量应为整数')
    .min(0, '数量不能为负')
    .max(1_000_000, '数量太大')
    .describe('结果所说的数量：次、份、件')
    .default(1),
})
