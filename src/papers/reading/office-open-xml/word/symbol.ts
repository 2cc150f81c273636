import type { Attribute } from '../xml.ts'

/** Check boxes drawn with letters of a symbol font. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['Wingdings/A8', '□'],
  ['Wingdings/6F', '□'],
  ['Wingdings/FC', '✓'],
  ['Wingdings/FE', '☑'],
  ['Wingdings/FD', '☒'],
  ['Wingdings 2/A3', '□'],
  ['Wingdings 2/52', '☑'],
  ['Wingdings 2/54', '☒'],
  ['Wingdings 2/50', '✓'],
])

/** Symbol fonts stand in a private area; an unknown sign of theirs prints nothing that could be read. */
export function symbol(attribute: Attribute): string {
  const code = Number.parseInt(attribute('w:char') ?? '', 16)
  if (!Number.isInteger(code) || code < 32 || code > 0xffff) return ''
  const sign = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const known = SYMBOLS.get(`${attribute('w:font') ?? ''}/${sign.toString(16).toUpperCase()}`)
  return known ?? (code >= 0xd800 && code <= 0xf8ff ? '' : String.fromCharCode(code))
}
