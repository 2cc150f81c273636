import type { DisclosureCategory } from '#law/report/facts.ts'
import { NOTICE_TITLES, TOPICS, VILLAGES, WORK_TITLES } from './topics.ts'

export interface WechatItem {
  readonly on: string
  readonly category: DisclosureCategory
  readonly title: string
}

interface Plan {
  readonly year: number
  readonly work: number
  readonly notices: number
}

const MONTHS = 12
const FIRST_DAY = 4
const DAYS_USED = 24

/** The messages that went out on WeChat only: news and notices spread over the year, and a picture of a place each month. */
export function wechatItems({ year, work, notices }: Plan): WechatItem[] {
  return [
    ...spread(work).map(({ month, nth, day }) => {
      const { work: topics } = topicsOf(month)
      const title = pick(WORK_TITLES, Math.floor(nth / topics.length) + nth + year)(
        pick(topics, nth),
        pick(VILLAGES, nth * 2 + month + year),
      )
      return { on: dayOf(year, month, day), category: 'work-news' as const, title }
    }),
    ...spread(notices).map(({ month, nth, day }) => {
      const { notices: topics } = topicsOf(month)
      const title = pick(NOTICE_TITLES, Math.floor(nth / topics.length) + nth + year)(pick(topics, nth))
      return { on: dayOf(year, month, day), category: 'notice' as const, title }
    }),
    ...spread(MONTHS).map(({ month, day }) => ({
      on: dayOf(year, month, day + DAYS_USED - 1),
      category: 'other' as const,
      title: `望溪风物｜${topicsOf(month).place}`,
    })),
  ]
}

/** `count` pieces over the months as evenly as whole numbers allow, and over the days of each. */
function spread(count: number): { month: number; nth: number; day: number }[] {
  return Array.from({ length: MONTHS }, (_, index) => index + 1).flatMap((month) => {
    const size = Math.floor((month * count) / MONTHS) - Math.floor(((month - 1) * count) / MONTHS)
    return Array.from({ length: size }, (_, nth) => ({
      month,
      nth,
      day: FIRST_DAY + Math.floor((nth * DAYS_USED) / size),
    }))
  })
}

function topicsOf(month: number) {
  return pick(TOPICS, month - 1)
}

function dayOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new RangeError('an empty list')
  return found
}
