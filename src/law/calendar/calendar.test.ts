import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isWorkday } from 'chinese-days'
import { describe, expect, test } from 'vitest'
import { addDays, day, yearSpan, type Day } from '../day.ts'
import { calendarOf, dayStatus, nextOpenDay, workingDaysBetween } from './calendar.ts'
import { NATIONAL_NOTICES } from './national-notices.ts'
import { daysOf, isWithinReach, noticeDays, type HolidayNotice } from './notice.ts'

const calendar = calendarOf(NATIONAL_NOTICES)
const realHolidays = join(process.env['ZHAOMING_REALDATA'] ?? '../shared/realdata', 'holidays')

describe('the notices of the State Council General Office', () => {
  test.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    const { first, last } = yearSpan(year)
    expect(workingDaysBetween(calendar, addDays(first, -1), last)).toBe(count)
  })

  test('the extension of the 2020 Spring Festival cancels the make-up day of 1 February', () => {
    expect(dayStatus(calendar, day('2020-02-01'))).toMatchObject({ open: false, kind: 'holiday', notice: 'CN-2020-2' })
    expect(dayStatus(calendar, day('2020-01-19'))).toMatchObject({ open: true, kind: 'make-up', notice: 'CN-2020' })
  })

  test('the notice of 22 March 2019 lengthens Labour Day to four days', () => {
    expect(dayStatus(calendar, day('2019-05-02'))).toMatchObject({ open: false, notice: 'CN-2019-2' })
    expect(dayStatus(calendar, day('2019-05-05'))).toMatchObject({ kind: 'make-up' })
  })

  test('a Saturday worked for a feast is open: 28 February 2026', () => {
    expect(dayStatus(calendar, day('2026-02-28'))).toMatchObject({ open: true, kind: 'make-up', name: '春节' })
  })

  test('every id is unique, every amendment amends a known notice, every make-up day is a weekend day', () => {
    const ids = NATIONAL_NOTICES.map((notice) => notice.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const notice of NATIONAL_NOTICES) {
      if (notice.amends !== null) expect(ids).toContain(notice.amends)
      for (const named of noticeDays(notice)) expect(isWithinReach(notice, named.day)).toBe(true)
    }
  })

  test('a year without a notice is provisional', () => {
    expect(dayStatus(calendar, day('2027-10-01'))).toMatchObject({ open: true, provisional: true })
    expect(dayStatus(calendar, day('2006-12-30'))).toMatchObject({ open: true, provisional: true })
    expect(dayStatus(calendar, day('2026-12-31'))).toMatchObject({ provisional: false })
  })
})

test('2019–2026 agree day by day with another calendar', (context) => {
  const isWestOfGreenwich = new Date(0).getTimezoneOffset() > 0
  if (isWestOfGreenwich) return context.skip('the other calendar takes a day for the one before in this zone')
  for (let at = day('2019-01-01'); at <= '2026-12-31'; at = addDays(at, 1)) {
    expect([at, dayStatus(calendar, at).open]).toEqual([at, isWorkday(at)])
  }
})

test('2007–2026 agree with the official days on file', (context) => {
  if (!existsSync(realHolidays)) return context.skip('no real data folder on this machine')
  for (let year = 2007; year <= 2026; year += 1) {
    const file = JSON.parse(readFileSync(join(realHolidays, `${year}.json`), 'utf8')) as {
      days: { date: string; isOffDay: boolean }[]
    }
    const known = new Map(file.days.map((entry) => [entry.date, !entry.isOffDay]))
    for (const [date, open] of known) expect([date, dayStatus(calendar, day(date)).open]).toEqual([date, open])
  }
})

describe('layers', () => {
  const notice = (id: string, feasts: HolidayNotice['feasts'], amends: string | null = null): HolidayNotice => ({
    id,
    year: 2026,
    title: id,
    source: 'test',
    issuedOn: day('2026-03-01'),
    amends,
    feasts,
  })
  const regional = notice('区-2026', [{ name: '三月三', off: ['2026-04-20..2026-04-21'], work: [] }])

  test('放假办法第四条: a regional feast closes days of its region alone', () => {
    expect(dayStatus(calendarOf(NATIONAL_NOTICES, [regional]), day('2026-04-20'))).toMatchObject({
      open: false,
      name: '三月三',
    })
    expect(dayStatus(calendar, day('2026-04-20')).open).toBe(true)
  })

  test('an amendment may give a day back to the ordinary week', () => {
    const amended = notice('CN-2026-9', [{ name: '春节', off: [], work: [], plain: ['2026-02-23'] }], 'CN-2026')
    expect(dayStatus(calendarOf([amended, ...NATIONAL_NOTICES]), day('2026-02-23'))).toMatchObject({
      open: true,
      kind: 'workday',
    })
  })

  test('a regional notice alone gives no year its calendar', () => {
    expect(dayStatus(calendarOf([], [regional]), day('2026-04-22')).provisional).toBe(true)
  })
})

test('the next open day after the eve of a feast is its first working day', () => {
  expect(nextOpenDay(calendar, day('2020-01-24'))).toBe('2020-02-03')
})

test.each(['2020-01-24...2020-01-25', '2020-01-25..2020-01-24', '2020-01-01..2020-12-31', '', '2020-02-30'])(
  'the span “%s” is refused',
  (span) => expect(() => daysOf([span])).toThrow(RangeError),
)

test('a span names each of its days', () => {
  expect(daysOf(['2018-12-30..2019-01-01'])).toEqual(['2018-12-30', '2018-12-31', '2019-01-01'] as Day[])
})
