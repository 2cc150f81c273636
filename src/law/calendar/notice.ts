import { addDays, parseDay, yearOf, type Day } from '../day.ts'

/** One feast of a notice: days off and weekend days worked instead (调休上班). Spans are `first` or `first..last`. */
export interface NoticeFeast {
  readonly name: string
  readonly off: readonly string[]
  readonly work: readonly string[]
  /** Days that an amendment gives back to the ordinary week. */
  readonly plain?: readonly string[]
}

/**
 * A State Council General Office notice on the days off of a year (or a regional one), in this project's own form.
 * Its days may lie in the last week of the year before.
 */
export interface HolidayNotice {
  readonly id: string
  readonly year: number
  readonly title: string
  /** Where the dates were read: the notice's page or document number. */
  readonly source: string
  /** The day of the notice; null where only a later archive page is at hand. */
  readonly issuedOn: Day | null
  /** Id of the notice that this one amends in mid-year; null for the year's own notice. */
  readonly amends: string | null
  readonly feasts: readonly NoticeFeast[]
}

export interface NoticeDay {
  readonly day: Day
  readonly kind: 'off' | 'work' | 'plain'
  readonly name: string
}

/** Every day a notice names, in its order. Throws a RangeError for a span that is none. */
export function noticeDays(notice: HolidayNotice): NoticeDay[] {
  return notice.feasts.flatMap((feast) => [
    ...daysOf(feast.off).map((day) => ({ day, kind: 'off' as const, name: feast.name })),
    ...daysOf(feast.work).map((day) => ({ day, kind: 'work' as const, name: feast.name })),
    ...daysOf(feast.plain ?? []).map((day) => ({ day, kind: 'plain' as const, name: feast.name })),
  ])
}

const LONGEST_SPAN_IN_DAYS = 31

/** The days of spans such as `2020-01-24..2020-02-02`; throws a RangeError naming the span that is none. */
export function daysOf(spans: readonly string[]): Day[] {
  return spans.flatMap((span) => {
    const [first = '', last = first, ...rest] = span.split('..')
    const from = parseDay(first)
    const to = parseDay(last)
    if (!from || !to || rest.length > 0 || to < from) throw new RangeError(span)
    const days: Day[] = []
    for (let at = from; at <= to; at = addDays(at, 1)) {
      if (days.push(at) > LONGEST_SPAN_IN_DAYS) throw new RangeError(span)
    }
    return days
  })
}

/** A notice speaks for its year and the last days of the year before. */
export function isWithinReach(notice: Pick<HolidayNotice, 'year'>, day: Day): boolean {
  return yearOf(day) === notice.year || (yearOf(day) === notice.year - 1 && day.slice(5) >= '12-20')
}
