import { z } from 'zod'
import { DayText, lineOfText, UnitId } from '#kit/fields.ts'
import { PROPOSAL_KINDS } from '#law/report/facts.ts'

const KINDS = 'deputies 人大代表建议、cppcc 政协提案'

export const RecordProposalInput = z.strictObject({
  unitId: UnitId,
  kind: z.enum(PROPOSAL_KINDS, `种类应为：${KINDS}`).describe(`种类：${KINDS}`),
  reference: lineOfText('编号', 60).describe('建议或提案的编号'),
  title: lineOfText('题目', 200).describe('题目'),
  handledOn: DayText.describe('答复的日子'),
  result: lineOfText('办理结果', 200).describe('办理结果，如 已解决、列入计划'),
})
