import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  day,
  dayInChinese,
  daysBetween,
  officeDay,
  parseDay,
  weekdayOf,
  yearSpan,
  type Instant,
} from './day.ts'

test.each(['2021-02-29', '2021-2-1', '2021-13-01', '0000-01-01', '20210101', ' 2021-01-01', '2021-01-01T00:00', ''])(
  '“%s” is no day',
  (text) => expect(parseDay(text)).toBeNull(),
)

test('adding and counting days agree, across leap days', () => {
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.integer({ min: -4000, max: 4000 }), (date, count) => {
      const from = day(date.toISOString().slice(0, 10))
      expect(daysBetween(from, addDays(from, count))).toBe(count)
    }),
  )
})

test('the weekday of a known Friday is 5', () => expect(weekdayOf(day('2020-01-17'))).toBe(5))

test('GB/T 9704: a printed date has no leading zero', () =>
  expect(dayInChinese(day('2021-01-09'))).toBe('2021年1月9日'))

test('the statistic period is the calendar year', () =>
  expect(yearSpan(2020)).toEqual({ first: '2020-01-01', last: '2020-12-31' }))

test('the office day at 00:30 in Beijing is the new day, on a machine in UTC', () => {
  expect(officeDay('2020-01-16T16:30:00.000Z' as Instant, 'Asia/Shanghai')).toBe('2020-01-17')
  expect(officeDay('2020-01-16T15:59:59.999Z' as Instant, 'Asia/Shanghai')).toBe('2020-01-16')
  expect(officeDay('2019-12-31T16:00:00.000Z' as Instant, 'Asia/Shanghai')).toBe('2020-01-01')
})

test('an office in another zone has its own day', () => {
  expect(officeDay('2021-01-19T17:00:00.000Z' as Instant, 'Asia/Urumqi')).toBe('2021-01-19')
})
