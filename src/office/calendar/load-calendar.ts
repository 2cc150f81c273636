import { calendarOf, type Calendar } from '#law/calendar/calendar.ts'
import { NATIONAL_NOTICES } from '#law/calendar/national-notices.ts'
import type { Context } from '#kit/context.ts'
import { findImportedNotices, type Layer } from './store.ts'

/** The calendar without any imported notice. */
export function builtInCalendar(): Calendar {
  return calendarOf(NATIONAL_NOTICES)
}

/** The built-in notices with the imported ones over them. */
export async function loadCalendar(ctx: Context): Promise<Calendar> {
  const imported = await findImportedNotices(ctx.db)
  const of = (layer: Layer) => imported.filter((entry) => entry.layer === layer).map((entry) => entry.notice)
  return calendarOf([...NATIONAL_NOTICES, ...of('national')], of('regional'))
}
