declare const dayBrand: unique symbol
declare const instantBrand: unique symbol

/** A calendar day, `YYYY-MM-DD`, without time or zone. Days compare as strings. */
export type Day = string & { readonly [dayBrand]: true }

/** A moment, ISO 8601 in UTC with milliseconds, `2020-01-17T01:30:00.000Z`. Instants compare as strings. */
export type Instant = string & { readonly [instantBrand]: true }

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000

/** Returns the day, or null when the text is not a day that exists (2021-02-29, 2021-2-1). */
export function parseDay(text: string): Day | null {
  const match = DAY_PATTERN.exec(text)
  if (!match) return null
  const epochDay = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return new Date(epochDay).toISOString().slice(0, 10) === text && match[1] !== '0000' ? (text as Day) : null
}

/** Returns the day, or throws a RangeError: for literals and values already checked. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new RangeError(`not a day: ${text}`)
  return parsed
}

/** The day `count` days later (earlier when negative). */
export function addDays(from: Day, count: number): Day {
  return new Date(toEpochMs(from) + count * MS_PER_DAY).toISOString().slice(0, 10) as Day
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (toEpochMs(to) - toEpochMs(from)) / MS_PER_DAY
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(of: Day): number {
  return new Date(toEpochMs(of)).getUTCDay() || 7
}

export function yearOf(of: Day): number {
  return Number(of.slice(0, 4))
}

/** 1 January and 31 December: the statistic period of a yearly report. */
export function yearSpan(year: number): { first: Day; last: Day } {
  return { first: day(`${year}-01-01`), last: day(`${year}-12-31`) }
}

/** "2021年1月29日": Arabic figures, no leading zero (GB/T 9704-2012). */
export function dayInChinese(of: Day): string {
  const [year, month, date] = of.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The office's day at a moment, in its IANA time zone. */
export function officeDay(at: Instant, timeZone: string): Day {
  return day(formatFor(timeZone).format(new Date(at)))
}

/** Making a formatter costs more than all else that a request's clock does, so one is kept for each zone. */
const FORMATS = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  FORMATS.set(timeZone, made)
  return made
}

function toEpochMs(of: Day): number {
  return Date.UTC(Number(of.slice(0, 4)), Number(of.slice(5, 7)) - 1, Number(of.slice(8, 10)))
}
