import { expect, test } from 'vitest'
import type { Instant } from '#law/day.ts'
import { dayAt, readClock } from './clock.ts'

test.each([
  ['00:30 in Beijing is already the new day, whatever the machine', '2021-01-19T16:30:00.000Z', '2021-01-20'],
  ['one millisecond before midnight is still the old day', '2021-01-19T15:59:59.999Z', '2021-01-19'],
  ['the year turns in Beijing', '2020-12-31T16:00:00.000Z', '2021-01-01'],
])('%s', (_, moment, expected) => {
  expect(dayAt(moment as Instant, 'Asia/Shanghai')).toBe(expected)
})

test('an office in another zone has its own day', () => {
  expect(dayAt('2021-01-19T17:00:00.000Z' as Instant, 'Asia/Urumqi')).toBe('2021-01-19')
})

test('the clock gives one moment and its day', () => {
  const { now, today } = readClock('Asia/Shanghai')
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000)
  expect(today).toBe(dayAt(now, 'Asia/Shanghai'))
})
