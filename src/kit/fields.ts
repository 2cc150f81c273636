import { z } from 'zod'
import { parseDay, type Day } from '#law/day.ts'

/** A day that exists, `2020-01-17`. */
export const DayText = z
  .string('日期应写成 2020-01-17 的样子')
  .refine((text) => parseDay(text) !== null, '应为存在的日期，写成 2020-01-17 的样子')
  .transform((text) => text as Day)

/** One line of text that must say something: trimmed, without control characters, at most `max` characters. */
export function lineOfText(label: string, max: number) {
  return z
    .string(`请填写${label}`)
    .trim()
    .min(1, `请填写${label}`)
    .max(max, `${label}不超过${max}字`)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), `${label}里有不能用的字符`)
}

export const UnitId = z.uuid('机关编号无效')
