import { z } from 'zod'
import { DayText } from '#kit/fields.ts'
import { weekdayOf, type Day } from '#law/day.ts'
import { daysOf, isWithinReach, noticeDays, type HolidayNotice } from '#law/calendar/notice.ts'

const Spans = z
  .array(z.string().refine(isSpan, '应为一天（2027-01-01）或一段（2027-02-05..2027-02-12），一段不超过31天'))
  .max(40)

const Feast = z.strictObject({
  name: z.string().trim().min(1, '节日名称不能为空').max(60),
  off: Spans,
  work: Spans,
  plain: Spans.optional(),
})

/** The published form of a notice file: see docs/calendar-notice.md. */
export const ImportNoticeInput = z
  .strictObject({
    id: z.string().regex(/^[\p{L}\d-]{2,40}$/u, '编号由文字、数字和“-”组成，如 CN-2027'),
    year: z.number('年份应为数字').int().min(2007).max(2999),
    title: z.string().trim().min(4, '请写通知的全称').max(200),
    source: z.string().trim().min(4, '请写通知的文号或网址').max(500),
    issuedOn: DayText.nullable(),
    amends: z.string().nullable(),
    layer: z.enum(['national', 'regional'], '层级应为 national（全国）或 regional（本地）').default('national'),
    feasts: z.array(Feast).min(1, '至少要有一个节日').max(40),
  })
  .superRefine((notice, check) => {
    const seen = new Set<Day>()
    const days = notice.feasts.every((feast) => [...feast.off, ...feast.work, ...(feast.plain ?? [])].every(isSpan))
      ? noticeDays(notice as HolidayNotice)
      : []
    for (const { day, kind, name } of days) {
      const problem = seen.has(day)
        ? `${day} 出现了两次`
        : !isWithinReach(notice, day)
          ? `${day} 不属于${notice.year}年的安排`
          : kind === 'work' && weekdayOf(day) < 6
            ? `${day} 不是周六、周日，不能作调休上班日`
            : null
      if (problem) check.addIssue({ code: 'custom', message: `${name}：${problem}`, path: ['feasts'] })
      seen.add(day)
    }
  })
export type ImportNoticeInput = z.infer<typeof ImportNoticeInput>

function isSpan(text: string): boolean {
  try {
    return daysOf([text]).length > 0
  } catch {
    return false
  }
}
