import { describe, expect, it } from 'vitest'
import { printable } from './printable.ts'

describe('text for documents', () => {
  it('loses what no document can hold and nothing else', () => {
    expect(printable({ name: '望\u0007溪\u0000镇', lines: ['一\n二', '\ufffe\u202e三'] })).toEqual({
      name: '望溪镇',
      lines: ['一\n二', '三'],
    })
    expect(printable('半个\ud800字')).toBe('半个\ufffd字')
    expect(printable('𠮷野，“引号”—〔2021〕30号 é 😀')).toBe('𠮷野，“引号”—〔2021〕30号 é 😀')
    expect(printable({ value: 1, none: null, yes: true })).toEqual({ value: 1, none: null, yes: true })
  })
})
