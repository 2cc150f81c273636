import { z } from 'zod'
import { lineOfText, UnitId } from '#kit/fields.ts'
import { FORM_IDS } from '#law/report/forms.ts'

const LARGEST = 1e11
const DECIMALS = 6

export const RecordActivityInput = z.strictObject({
  unitId: UnitId,
  year: z
    .number('年份应为数字')
    .int('年份应为整数')
    .min(2008, '2008年以前没有年度报告')
    .max(2999, '年份太大')
    .describe('统计年度'),
  row: lineOfText('行', 40).describe(
    '第二张表的行，如 rules、normative、licence、penalty、coercion、charges、procurement',
  ),
  column: lineOfText('列', 40).describe(
    '第二张表的列，如 made、published、in-force、decisions、charged、purchase-amount',
  ),
  value: z
    .number('数字应写成 12 或 3.5 的样子')
    .min(-LARGEST, '数字太小')
    .max(LARGEST, '数字太大')
    .refine((value) => Number(value.toFixed(DECIMALS)) === value, `最多${DECIMALS}位小数`)
    .describe('数字：收费金额以万元为单位，采购总金额以分为单位'),
  department: lineOfText('部门', 80).describe('申报的部门'),
  source: lineOfText('来源', 300).describe('来源，如报表名称、来函文号'),
  form: z.enum(FORM_IDS, '格式应为 2019、2021 或 2021-single-other').describe('报告格式；缺省按年度').optional(),
})
