import { kept } from './kept.ts'
import type { CellMark } from '../subject.ts'

/** What a printed cell says. glued: two numbers in one cell, or a number that nobody would write. */
export type CellValue =
  | { readonly kind: 'number'; readonly value: number; readonly unit: string; readonly note: string }
  | { readonly kind: 'mark'; readonly mark: CellMark }
  | { readonly kind: 'glued' }
  | { readonly kind: 'text' }

const MARKS: readonly { readonly mark: CellMark; readonly pattern: RegExp }[] = [
  { mark: 'nbsp', pattern: /^(?=[^]*\u00a0)\s*$/ },
  { mark: 'blank', pattern: /^\s*$/ },
  { mark: 'slash', pattern: /^\s*[/／\\＼]+\s*$/ },
  { mark: 'dash', pattern: /^\s*[-－–—―─﹣_]+\s*$/ },
]
const UNITS = '亿元|万元|元|件次|条次|人次|件|条|项|宗|个|次|份|部|篇'
const NUMBER = new RegExp(
  `^(?<sign>[-+])?(?<digits>\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,13})(?<fraction>\\.\\d{1,6})?(?<unit>${UNITS})?(?<note>[(（].{1,80}[)）])?$`,
)
const DELTA = /^\+?(\d{1,9})\/-?(\d{1,9})$/

const LONGEST_KEPT = 24

/** Reads one cell; spaces inside are glue, not thousands. */
export const readCell = kept(readFresh, LONGEST_KEPT)

function readFresh(text: string): CellValue {
  const mark = MARKS.find(({ pattern }) => pattern.test(text))?.mark
  if (mark) return { kind: 'mark', mark }
  const bare = text.normalize('NFKC').trim().replaceAll('，', ',').replace(/[−–]/g, '-')
  if (bare.length > 120) return { kind: 'text' }
  const delta = DELTA.exec(bare)
  if (delta) return { kind: 'number', value: Number(delta[1]) - Number(delta[2]), unit: '', note: bare }
  const groups = NUMBER.exec(bare)?.groups
  if (!groups) return /^[\d\s.,+-]+$/.test(bare) ? { kind: 'glued' } : { kind: 'text' }
  const { sign = '', digits = '', fraction = '', unit = '', note = '' } = groups
  if (/^0\d/.test(digits)) return { kind: 'glued' }
  const value = Number(sign.replace('+', '') + digits.replaceAll(',', '') + fraction)
  return { kind: 'number', value, unit, note }
}

/** True for a cell that may stand in a number's place. */
export function isValue(text: string): boolean {
  return readCell(text).kind !== 'text'
}
