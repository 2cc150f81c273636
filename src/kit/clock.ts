import { officeDay, type Day, type Instant } from '#law/day.ts'

/** Now, and the office's day at this moment in its time zone; read once per request, at the door. */
export function readClock(timeZone: string): { now: Instant; today: Day } {
  const now = new Date().toISOString() as Instant
  return { now, today: officeDay(now, timeZone) }
}
