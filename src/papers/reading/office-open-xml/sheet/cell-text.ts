import type { CellStyle } from './cell-styles.ts'
import { plainLines } from './strings.ts'

/** A cell's value as it stands in the sheet. */
export interface RawValue {
  /** "s" = shared string, "inlineStr", "str", "b", "e", "d", "n". */
  readonly type: string
  readonly value: string
  readonly inline: string
  readonly style: CellStyle
}

export interface CellText {
  readonly text: string
  /** Words and not a number or a logical value. */
  readonly isWords: boolean
}

export interface TextSource {
  readonly strings: readonly string[]
  /** Days are counted from 1904 instead of 1900. */
  readonly isFrom1904: boolean
}

const DAY = 86_400_000
const WORDS = new Set(['s', 'inlineStr', 'str', 'd', 'e'])

/** What a cell prints; null where it points to a text that the file does not hold. */
export function cellText({ type, value, inline, style }: RawValue, source: TextSource): CellText | null {
  if (type === 's') {
    const text = value === '' ? '' : source.strings[Number(value)]
    return text === undefined ? null : { text, isWords: true }
  }
  if (type === 'inlineStr') return { text: inline, isWords: true }
  if (WORDS.has(type)) return { text: plainLines(value), isWords: true }
  if (type === 'b')
    return { text: value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE', isWords: false }
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return { text: value.trim(), isWords: value.trim() !== '' }
  return { text: numberText(number, style, source.isFrom1904), isWords: false }
}

function numberText(number: number, { kind, unit }: CellStyle, isFrom1904: boolean): string {
  if (kind === 'percent') return `${plainNumber(number * 100)}%`
  return (kind === 'date' ? dateText(number, isFrom1904) : null) ?? plainNumber(number) + unit
}

/** plainNumber(25100050) = "25100050", plainNumber(1.2500000001) = "1.25". */
function plainNumber(number: number): string {
  if (Math.abs(number) >= 1e15) return String(number)
  const text = number.toFixed(6).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}

function dateText(serial: number, isFrom1904: boolean): string | null {
  const days = Math.floor(serial)
  // Day 60 of the older count is the 29 February 1900 that never was.
  if (!isFrom1904 && days <= 60) return null
  if (days < 0 || days > 2_958_465) return null
  const start = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const date = new Date(start + days * DAY)
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}
