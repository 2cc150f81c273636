import { describe, expect, it } from 'vitest'
import type { Glyph } from './geometry.ts'
import { textLines, textOf } from './text-lines.ts'

/** Characters one after the other from `left`, 10 points high, CJK 10 and others 5 points wide; "_" is a gap of 1. */
function set(text: string, left: number, top = 0): Glyph[] {
  const glyphs: Glyph[] = []
  let x = left
  let hasSpaceBefore = false
  for (const character of text) {
    const width = character === '_' ? 1 : character.charCodeAt(0) < 128 ? 5 : 10
    if (character === ' ') hasSpaceBefore = true
    else if (character !== '_') {
      glyphs.push({ text: character, left: x, top, right: x + width, bottom: top + 10, hasSpaceBefore })
      hasSpaceBefore = false
    }
    x += width
  }
  return glyphs
}

describe('the lines of characters', () => {
  it('are read top to bottom and left to right, however the file orders them', () => {
    const glyphs = [...set('乙丙', 10, 20), ...set('二', 20, 3), ...set('甲', 0, 20), ...set('一', 10, 0)]
    expect(textOf(glyphs)).toBe('一二\n甲乙丙')
  })

  it('have a space between words of letters and figures only, two at a wide gap', () => {
    expect(textOf([...set('于 2023 年 a b____c___d', 0), ...set('末', 120)])).toBe('于2023年a b cd  末')
  })

  it('take a narrow gap for a space where the file has one', () => {
    const [a, b] = [...set('a', 0), ...set('b', 7)]
    expect(textOf([a, b] as Glyph[])).toBe('ab')
    expect(textOf([a, { ...b, hasSpaceBefore: true }] as Glyph[])).toBe('a b')
  })

  it('hold a character printed twice once', () => {
    expect(textOf([...set('粗体', 0), ...set('粗体', 0.4)])).toBe('粗体')
    expect(textOf(set('11', 0))).toBe('11')
  })

  it('keep fixed spaces and tell the place of every token', () => {
    expect(textOf(set('\u00a0', 0))).toBe('\u00a0')
    const [line] = textLines([...set('公开', 0), ...set('12', 60)])
    expect(line?.tokens).toEqual([
      { text: '公开', left: 0, top: 0, right: 20, bottom: 10 },
      { text: '12', left: 60, top: 0, right: 70, bottom: 10 },
    ])
  })
})
