import { z } from 'zod'
import { DayText, UnitId } from '#kit/fields.ts'
import { FORM_IDS } from '#law/report/forms.ts'

const Text = z.string().trim().max(20_000, '文字太长')
const Reason = z.string().trim().min(4, '请把理由写清楚（至少4个字）').max(500)
const Name = z.string().trim().min(2, '请写姓名').max(40)

/** Which report: the unit and the statistic year. */
const Which = {
  unitId: UnitId,
  year: z.number('年份应为数字').int().min(2008, '2008年以前没有年度报告').max(2999),
}

export const DraftReportInput = z.object({
  ...Which,
  form: z.enum(FORM_IDS, '格式应为 2019、2021 或 2021-single-other').optional(),
  /** A clerk's text by section, in the form of docs/report-text.md. */
  text: Text.optional(),
})

export const DeclareFigureInput = z.object({
  ...Which,
  key: z.string().min(1),
  value: z.number('数值应为数字').min(0, '数值不能为负').max(1e12),
  reason: Reason,
})

/** Rule id → why its warning stands. */
const Reasons = z.record(z.string(), Reason).default({})

export const CheckReportInput = z.object({ ...Which, reasons: Reasons })
export const SignReportInput = z.object({
  ...Which,
  signedBy: Name,
  signedOn: DayText,
  scan: z.instanceof(Uint8Array).optional(),
})
export const FileReportInput = z.object({ ...Which, filedOn: DayText, reasons: Reasons })
export const RespondToFilingInput = z.object({
  ...Which,
  answer: z.enum(['accepted', 'returned'], '应为 accepted（接收）或 returned（退回）'),
  on: DayText,
  remarks: Text.optional(),
})
export const PublishReportInput = z.object({
  ...Which,
  reasons: Reasons,
  /** Where it was public before this system: the day and where that can be seen. */
  firstPublic: z.object({ on: DayText, source: Reason }).optional(),
})
export const RestateReportInput = z.object({ ...Which, reason: Reason })
