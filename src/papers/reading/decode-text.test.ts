import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const WORDS = '一、总体情况 2020年，收到政府信息公开申请21件。'

/** The words in GBK, written by hand since the platform only decodes it. */
const GBK = new Uint8Array([0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xcc, 0xe5, 0xc7, 0xe9, 0xbf, 0xf6, 0x20, 0x32, 0x31])

describe('a text in any encoding', () => {
  it('is read in UTF-8, with and without a mark', () => {
    const bytes = new TextEncoder().encode(WORDS)
    expect(decodeText(bytes)).toEqual({ text: WORDS, encoding: 'utf-8' })
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])).text).toBe(WORDS)
  })

  it('is read in UTF-16 of both orders, with and without a mark', () => {
    const little = Buffer.from(`${WORDS}abc 1 2 3 4 5`, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const bytes of [little, big]) expect(decodeText(bytes).text).toBe(`${WORDS}abc 1 2 3 4 5`)
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), little])).text).toContain(WORDS)
    expect(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), big])).text).toContain(WORDS)
  })

  it('is read in GBK, and in four-byte GB 18030', () => {
    expect(decodeText(GBK)).toEqual({ text: '一、总体情况 21', encoding: 'gb18030' })
    expect(decodeText(new Uint8Array([...GBK, 0x81, 0x39, 0xef, 0x30])).text).toBe('一、总体情况 21㐁')
  })

  it('stays UTF-8 when a few of its bytes are damaged', () => {
    const bytes = new TextEncoder().encode(WORDS.repeat(10))
    bytes[100] = 0xff
    const { text, encoding } = decodeText(bytes)
    expect(encoding).toBe('utf-8')
    expect(text).toContain(WORDS)
  })
})
