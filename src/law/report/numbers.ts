const DIGITS = '零一二三四五六七八九'
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const GROUPS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** The value of a Chinese numeral (三十八, 两百零四, 一万二千) or of digits read one by one (二〇二一); null for other text. */
export function readChineseNumeral(text: string): number | null {
  if (text === '' || text.length > 20) return null
  const characters = [...text.replaceAll('〇', '零').replaceAll('两', '二')]
  if (characters.every((character) => DIGITS.includes(character))) {
    return Number(characters.map((character) => DIGITS.indexOf(character)).join(''))
  }
  let [total, group, digit] = [0, 0, 0]
  for (const [index, character] of characters.entries()) {
    const tens = TENS[character]
    const unit = GROUPS[character]
    if (DIGITS.includes(character)) digit = DIGITS.indexOf(character)
    else if (tens !== undefined) {
      group += (digit === 0 && index === 0 ? 1 : digit) * tens
      digit = 0
    } else if (unit !== undefined) {
      total = (total + group + digit) * unit
      group = 0
      digit = 0
    } else return null
  }
  return total + group + digit
}

/** A counted number of a text. */
export interface Count {
  readonly value: number
  /** 条, 件, 次 … */
  readonly unit: string
  readonly raw: string
  readonly start: number
  readonly end: number
  /** "余", "多", "近": not to be added up. */
  readonly isApproximate: boolean
}

const UNITS = '人次|条次|万元|元|条|件|次|期|份|场|篇|宗|起|例|项|名|人|个|部|家|批|张|处|户|幅|则'
const NUMERAL = '一二两三四五六七八九十百千零〇'
const COUNT = new RegExp(
  [
    `(?<![\\d.第${NUMERAL}—-])(?<about>[近约超逾])?(?:(?<digits>\\d{1,12}(?:,\\d{3}){0,4}(?:\\.\\d{1,6})?)|(?<chinese>[${NUMERAL}]{1,12}))`,
    `(?<scale>[万亿])?(?<more>[余多])?(?<unit>${UNITS})(?!事|性|体|化|系列)`,
  ].join(''),
  'gu',
)

/** Numbers with a measure word, in order; the text is clean prose without spaces and full-width digits. */
export function countsIn(text: string): Count[] {
  return [...text.matchAll(COUNT)].flatMap((match) => {
    const { digits, chinese = '', scale, about, more, unit = '' } = match.groups ?? {}
    const read = digits === undefined ? readChineseNumeral(chinese) : Number(digits.replaceAll(',', ''))
    if (read === null || (chinese === '一' && unit !== '件')) return []
    const value = read * (scale === undefined ? 1 : (GROUPS[scale] ?? 1))
    const isApproximate = [scale, about, more].some((word) => word !== undefined)
    const end = match.index + match[0].length
    return [{ value, unit, raw: match[0], start: match.index, end, isApproximate }]
  })
}
