import { FORMULAS, SELF_WORDS } from './formulas.ts'

/** What is compared of a text: its words without numbers, names, formulas, punctuation and spaces. */
export interface NormalText {
  readonly source: string
  readonly text: string
  /** For each character of `text`, its index in `source`. */
  readonly at: Uint32Array
}

const NUMBERS =
  /[0-9０-９][0-9０-９\s,.，．]*(?:年度?|月份?|日)?|[〇○零一二三四五六七八九]{4}\s*年|[（(][一二三四五六七八九十]{1,3}[)）]|第?[一二三四五六七八九十]{1,3}[是、]/g
const ALWAYS = [...FORMULAS, ...SELF_WORDS].join('|')
const DROPPED = '\u0000'

/** `names`: of the unit and its place, see `namesOf`; they are masked like numbers, since a copy changes just them. */
export function normalText(source: string, names: readonly string[] = []): NormalText {
  const words = keepWords(source.replace(NUMBERS, blank))
  const masked = words.text.replace(maskOf(names), blank)
  const kept = masked === words.text ? words : keepWords(masked)
  const at = kept === words ? words.at : kept.at.map((index) => words.at[index] ?? 0)
  return { source, text: kept.text, at }
}

const blank = (match: string) => DROPPED.repeat(match.length)

const MASKS = new Map<string, RegExp>()
const MOST_MASKS = 64

function maskOf(names: readonly string[]): RegExp {
  const key = names.join('|')
  const known = MASKS.get(key)
  if (known) return known
  const literal = names
    .map((name) => keepWords(name).text)
    .filter((name) => name.length > 1)
    .toSorted((one, other) => other.length - one.length)
  const mask = new RegExp([...literal, ALWAYS].join('|'), 'g')
  if (MASKS.size >= MOST_MASKS) MASKS.clear()
  MASKS.set(key, mask)
  return mask
}

function keepWords(source: string): { text: string; at: Uint32Array } {
  const at = new Uint32Array(source.length)
  const codes = new Uint16Array(source.length)
  let length = 0
  for (let index = 0; index < source.length; index += 1) {
    const code = wordCode(source.charCodeAt(index))
    if (code === 0) continue
    at[length] = index
    codes[length] = code
    length += 1
  }
  return { text: stringOf(codes.subarray(0, length)), at: at.subarray(0, length) }
}

/** The code of a Chinese character or small Latin letter; 0 for anything else. */
function wordCode(code: number): number {
  if (code >= 0x3400 && code <= 0x9fff) return code
  if (code < 0x80) return isLatin(code | 0x20) ? code | 0x20 : 0
  if (code >= 0xff01 && code <= 0xff5e) return wordCode(code - 0xfee0)
  if (code >= 0xd800 && code <= 0xdfff) return code
  if (isCompatible(code)) return String.fromCharCode(code).normalize('NFKC').charCodeAt(0)
  return 0
}

const isLatin = (code: number) => code >= 0x61 && code <= 0x7a

/** Radicals and compatibility forms, which PDF files hold in place of the usual characters. */
const isCompatible = (code: number) => (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff)

const CHUNK = 8192

function stringOf(codes: Uint16Array): string {
  let text = ''
  for (let start = 0; start < codes.length; start += CHUNK) {
    text += String.fromCharCode(...codes.subarray(start, start + CHUNK))
  }
  return text
}

const KINDS = '(?:省|自治区|市|自治州|盟|县|区|旗|镇|乡|街道)'
/** The kind is the last one in a row: 新乡市 is no 新乡. */
const PLACE = new RegExp(`.{1,10}?${KINDS}(?![省市县区旗])`, 'gy')
const KIND = new RegExp(`${KINDS}$`)

/** "淮安市洪泽区教育局" → itself, "洪泽区教育局", "教育局", "淮安市", "洪泽区", "淮安", "洪泽". */
export function namesOf(unitName: string | null): string[] {
  if (unitName === null) return []
  const places = [...unitName.matchAll(PLACE)]
  const tails = places.map(({ index, 0: place }) => unitName.slice(index + place.length))
  const bare = places.map(([place]) => place.replace(KIND, ''))
  const names = [unitName, ...tails, ...places.map(([place]) => place), ...bare]
  return [...new Set(names)].filter((name) => name.length > 1)
}
