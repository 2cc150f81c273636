import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countsIn, readChineseNumeral } from './numbers.ts'

it.each([
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['三十八', 38],
  ['一百零一', 101],
  ['两百', 200],
  ['一千零二十', 1020],
  ['一万二千', 12_000],
  ['一百二十三万', 1_230_000],
  ['二〇二一', 2021],
])('%s is %i', (text, value) => expect(readChineseNumeral(text)).toBe(value))

it.each(['', '许可', '三x', '十'.repeat(30)])('%s is no numeral', (text) => expect(readChineseNumeral(text)).toBeNull())

it('reads counts with their measure words', () => {
  const read = countsIn('公开101条，其中两次约3.5万人次，1,234件，余30余份').map(({ value, unit, isApproximate }) => [
    value,
    unit,
    isApproximate,
  ])
  expect(read).toEqual([
    [101, '条', false],
    [2, '次', false],
    [35_000, '人次', true],
    [1234, '件', false],
    [30, '份', true],
  ])
})

it('leaves articles, ordinals and figures of speech alone', () => {
  expect(countsIn('第二十条第3项，第1次，一次性，件件有着落，十件事')).toEqual([])
})

it('reads each integer with a measure word back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
      expect(countsIn(`公开${value}条。`).map((count) => count.value)).toEqual([value])
    }),
  )
})
