import { addDays, weekdayOf, yearOf, type Day } from '../day.ts'
import { noticeDays, type HolidayNotice } from './notice.ts'

/** Working days as the notices make them; built by `calendarOf`. */
export interface Calendar {
  readonly years: ReadonlySet<number>
  readonly days: ReadonlyMap<Day, { readonly open: boolean; readonly name: string; readonly notice: string }>
}

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'make-up'

export interface DayStatus {
  readonly open: boolean
  readonly kind: DayKind
  /** The feast, for holidays and make-up days. */
  readonly name: string | null
  /** Id of the notice that says so. */
  readonly notice: string | null
  /** No notice covers the year: only the weekday was looked at. */
  readonly provisional: boolean
}

/**
 * A national layer and an optional regional one (放假办法 art. 4: local feasts). Within a layer an amendment
 * stands over the notice it amends, and a later year's notice over an earlier one; the regional layer stands over all.
 * Only national notices give a year its calendar.
 */
export function calendarOf(national: readonly HolidayNotice[], regional: readonly HolidayNotice[] = []): Calendar {
  const days = new Map<Day, { open: boolean; name: string; notice: string }>()
  for (const notice of [...inForceOrder(national), ...inForceOrder(regional)]) {
    for (const { day, kind, name } of noticeDays(notice)) {
      if (kind === 'plain') days.delete(day)
      else days.set(day, { open: kind === 'work', name, notice: notice.id })
    }
  }
  return { years: new Set(national.filter(isYearNotice).map((notice) => notice.year)), days }
}

/** What a day is. Weekdays are open and weekends closed where no notice names the day. */
export function dayStatus(calendar: Calendar, day: Day): DayStatus {
  const named = calendar.days.get(day)
  const isWeekend = weekdayOf(day) >= 6
  const provisional = !calendar.years.has(yearOf(day))
  if (!named) {
    return { open: !isWeekend, kind: isWeekend ? 'weekend' : 'workday', name: null, notice: null, provisional }
  }
  const kind = named.open ? (isWeekend ? 'make-up' : 'workday') : 'holiday'
  return { open: named.open, kind, name: named.name, notice: named.notice, provisional }
}

/** The first open day on or after `from`. */
export function nextOpenDay(calendar: Calendar, from: Day): Day {
  let at = from
  while (!dayStatus(calendar, at).open) at = addDays(at, 1)
  return at
}

/** Open days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (dayStatus(calendar, at).open) count += 1
  return count
}

function inForceOrder(notices: readonly HolidayNotice[]): HolidayNotice[] {
  return notices.toSorted(
    (a, b) => a.year - b.year || Number(a.amends !== null) - Number(b.amends !== null) || byIssue(a, b),
  )
}

function byIssue(a: HolidayNotice, b: HolidayNotice): number {
  return (a.issuedOn ?? '').localeCompare(b.issuedOn ?? '')
}

function isYearNotice(notice: HolidayNotice): boolean {
  return notice.amends === null
}
