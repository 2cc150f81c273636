import { expect, test } from 'vitest'
import { officeDay } from '#law/day.ts'
import { readClock } from './clock.ts'

test('the clock gives one moment and its day', () => {
  const { now, today } = readClock('Asia/Shanghai')
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000)
  expect(today).toBe(officeDay(now, 'Asia/Shanghai'))
})
