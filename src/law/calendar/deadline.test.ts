import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../day.ts'
import { calendarOf, dayStatus } from './calendar.ts'
import { deadline, MissingNotice, type DeadlineQuestion } from './deadline.ts'
import { NATIONAL_NOTICES } from './national-notices.ts'

const calendar = calendarOf(NATIONAL_NOTICES)
const ask = (receivedOn: string, days: number, more: Partial<DeadlineQuestion> = {}) =>
  deadline({ calendar, receivedOn: day(receivedOn), days, article: '条例第三十三条', ...more })

// law: 5.2; columns are +7 (art. 30), +15 (art. 32), +20 (art. 33) and +40 (art. 33, extended).
const VECTORS = `
2019-09-20 09-30 10-16 10-23 11-20    2023-09-26 10-11 10-23 10-30 11-27
2020-01-17 02-04 02-14 02-21 03-20    2024-02-07 02-22 03-05 03-12 04-10
2020-04-24 05-07 05-18 05-25 06-22    2024-09-13 09-25 10-11 10-17 11-14
2021-02-05 02-20 03-03 03-10 04-08    2025-01-24 02-10 02-20 02-27 03-27
2021-09-17 09-28 10-14 10-21 11-18    2025-09-26 10-13 10-23 10-30 11-27
2022-01-28 02-11 02-23 03-02 03-30    2026-02-12 02-28 03-11 03-18 04-16
2023-01-19 02-02 02-14 02-21 03-21    2026-09-18 09-29 10-15 10-22 11-19`
  .split(/\n| {4}/)
  .filter((line) => line.trim() !== '')
  .map((line) => line.trim().split(' '))

describe('条例第三十条、第三十二条、第三十三条: working days around every feast', () => {
  test.each(VECTORS)('received on %s: +7 %s, +15 %s, +20 %s, +40 %s', (receivedOn = '', ...dues) => {
    const asked = [7, 15, 20, 40].map((days) => ask(receivedOn, days).due)
    expect(asked).toEqual(dues.map((due) => `${receivedOn.slice(0, 4)}-${due}`))
  })
})

describe('the trace', () => {
  test('explains each day before the due day, in order', () => {
    const { due, trace } = ask('2020-01-17', 20)
    expect(trace[0]).toMatchObject({ day: '2020-01-17', kind: 'received', number: null })
    expect(trace.at(-1)).toMatchObject({ day: due, number: 20 })
    expect(trace.map((step) => step.day)).toEqual(trace.map((_, index) => addDays(day('2020-01-17'), index)))
    expect(trace.find((step) => step.day === '2020-01-19')).toMatchObject({
      kind: 'make-up',
      number: 1,
      notice: 'CN-2020',
    })
    expect(trace.find((step) => step.day === '2020-02-01')).toMatchObject({
      kind: 'holiday',
      name: '春节',
      notice: 'CN-2020-2',
    })
    expect(trace.find((step) => step.day === '2020-01-18')).toMatchObject({ kind: 'weekend', number: null })
  })

  test('art. 33: an extension adds its days, marked and with its article', () => {
    const { due, trace } = ask('2020-01-17', 20, { extension: { days: 20, article: '条例第三十三条第二款' } })
    expect(due).toBe('2020-03-20')
    expect(trace.filter((step) => step.kind === 'extended')).toHaveLength(20)
  })

  test('art. 33: days of consulting a third party do not count', () => {
    const pauses = [{ from: day('2021-03-01'), to: day('2021-03-05'), article: '条例第三十二条' }]
    expect(ask('2021-02-26', 5, { pauses }).due).toBe('2021-03-12')
    expect(ask('2021-02-26', 5, { pauses }).trace.filter((step) => step.kind === 'paused')).toHaveLength(5)
  })

  test('art. 30: after correction the period begins anew', () => {
    const restart = { on: day('2020-02-10'), article: '条例第三十条' }
    expect(ask('2020-01-17', 20, { restart }).due).toBe(ask('2020-02-10', 20).due)
  })
})

describe('a year without a notice', () => {
  test('is an error that names the year', () => {
    expect(() => ask('2026-12-20', 20)).toThrow(MissingNotice)
    expect(() => ask('2026-12-20', 20)).toThrow('2027年')
    expect(() => ask('2027-03-01', 1)).toThrow(MissingNotice)
  })

  test('is visibly provisional where the caller asks for it', () => {
    const { provisional, trace } = ask('2026-12-20', 20, { allowProvisional: true })
    expect(provisional).toBe(true)
    expect(trace.filter((step) => step.provisional).every((step) => step.day >= '2027-01-01')).toBe(true)
  })
})

test.each([0, -1, 1.5, Number.NaN, 401, Infinity])('a period of %s working days is refused', (days) => {
  expect(() => ask('2020-01-17', days)).toThrow(RangeError)
})

test('pauses that never end and spans turned round are refused', () => {
  const pause = (from: string, to: string) => [{ from: day(from), to: day(to), article: '' }]
  expect(() => ask('2020-01-17', 20, { pauses: pause('2020-02-02', '2020-02-01') })).toThrow(RangeError)
  expect(() => ask('2007-01-17', 20, { pauses: pause('2007-01-01', '2020-01-01') })).toThrow(RangeError)
})

describe('properties', () => {
  const anyDay = fc.integer({ min: 0, max: 6800 }).map((offset) => addDays(day('2007-01-01'), offset))
  const anyLength = fc.integer({ min: 1, max: 60 })

  test('never due on a closed day', () => {
    fc.assert(fc.property(anyDay, anyLength, (receivedOn, days) => dayStatus(calendar, ask(receivedOn, days).due).open))
  })

  test('a later receipt is never due earlier', () => {
    fc.assert(
      fc.property(anyDay, anyLength, fc.integer({ min: 1, max: 30 }), (receivedOn, days, later) => {
        expect(ask(addDays(receivedOn, later), days).due >= ask(receivedOn, days).due).toBe(true)
      }),
    )
  })

  test('a pause never makes the due day earlier', () => {
    fc.assert(
      fc.property(anyDay, anyLength, anyLength, (receivedOn, days, length) => {
        const from = addDays(receivedOn, 1)
        const pauses = [{ from, to: addDays(from, length), article: '' }]
        expect(ask(receivedOn, days, { pauses }).due >= ask(receivedOn, days).due).toBe(true)
      }),
    )
  })

  test('exactly the asked number of days counts', () => {
    fc.assert(
      fc.property(anyDay, anyLength, (receivedOn, days) => {
        const counted = ask(receivedOn, days).trace.filter((step) => step.number !== null)
        expect(counted.map((step) => step.number)).toEqual(Array.from({ length: days }, (_, index) => index + 1))
      }),
    )
  })
})
