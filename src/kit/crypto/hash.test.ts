import { expect, test } from 'vitest'
import { hashBytes, hashHex, parseAlgorithm } from './hash.ts'

test('GB/T 32905-2016 appendix A: the SM3 digest of "abc"', () => {
  expect(hashHex('sm3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
})

test('a text is hashed as its UTF-8 bytes', () => {
  expect(hashHex('sha256', '昭明')).toBe(hashBytes('sha256', Buffer.from('昭明', 'utf8')).toString('hex'))
})

test('an unknown algorithm is no algorithm', () => {
  expect(parseAlgorithm('md5')).toBeNull()
  expect(parseAlgorithm('sha256')).toBe('sha256')
})
