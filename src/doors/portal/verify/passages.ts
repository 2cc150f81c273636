import type { CheckedFinding } from '#papers/verify/check-up.ts'

/** The rules whose message quotes the words that they judge. */
export const QUOTING = [
  'NAR-PART',
  'NAR-SUM',
  'NAR-TOTAL',
  'NAR-YEAR',
  'NAR-PERCENT',
  'NAR-TABLE',
  'NAR-NONE',
  'NAR-ALL-CLOSED',
  'NAR-DATE',
  'NAR-PLAN-YEAR',
  'NAR-FEE',
  'STR-TERM',
]
const SHORTEST = 3
const LONGEST = 160
/** What opens after a quotation mark up to the next one: a quotation inside a quotation ends the first piece. */
const PIECE = /“([^“”]{1,60})(”?)/g

/** A passage of the text of a part, in characters. */
export interface Passage {
  readonly start: number
  readonly end: number
}

/** Where a finding's quotation stands in the text of its part; null where it quotes nothing that stands there. */
export function passageOf({ rule, message }: Pick<CheckedFinding, 'rule' | 'message'>, text: string): Passage | null {
  if (!QUOTING.includes(rule)) return null
  for (const [, piece = '', close] of message.matchAll(PIECE)) {
    const [words = ''] = piece.split('……')
    const found = words.length < SHORTEST ? null : looselyIn(text, words)
    if (found === null) continue
    const isWhole = close === '”' && words === piece
    return isWhole ? found : { start: found.start, end: endOfSentence(text, found) }
  }
  return null
}

/** Rules judge cleaned words: in the text as read, white space may stand between them. */
function looselyIn(text: string, words: string): Passage | null {
  const letters = Array.from(words.replace(/\s/g, ''), (letter) => letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const match = new RegExp(letters.join('\\s*')).exec(text)
  return match ? { start: match.index, end: match.index + match[0].length } : null
}

function endOfSentence(text: string, { start, end }: Passage): number {
  const rest = text.slice(end, start + LONGEST)
  const stop = /[。！？\n]/.exec(rest)
  return stop ? end + stop.index : end + rest.length
}

/** A place for a pin inside a part: `section.overview~12-40`. */
export function passagePlace(where: string, { start, end }: Passage): string {
  return `${where}~${start}-${end}`
}

/** The part of a place, and the passage where it has one. */
export function splitPlace(place: string): { readonly where: string; readonly passage: Passage | null } {
  const [, where = place, start, end] = /^(.*)~(\d+)-(\d+)$/.exec(place) ?? []
  return { where, passage: start === undefined ? null : { start: Number(start), end: Number(end) } }
}
