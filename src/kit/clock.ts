import { day } from '#law/day.ts'
import type { Day, Instant } from '#law/day.ts'

/** Now, and the office's day at this moment in its time zone; read once per request, at the door. */
export function readClock(timeZone: string): { now: Instant; today: Day } {
  const now = new Date().toISOString() as Instant
  return { now, today: dayAt(now, timeZone) }
}

/** The day that an office in this IANA time zone writes at the moment. */
export function dayAt(moment: Instant, timeZone: string): Day {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const parts = new Map(format.formatToParts(new Date(moment)).map((part) => [part.type, part.value]))
  return day(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`)
}
