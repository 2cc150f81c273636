const DIGITS = '〇一二三四五六七八九'
const FORMAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

const FORMATS: ReadonlyMap<string, (value: number) => string> = new Map([
  ['decimal', String],
  ['decimalZero', (value: number) => String(value).padStart(2, '0')],
  ['decimalFullWidth', fullWidth],
  ['decimalFullWidth2', fullWidth],
  ['decimalEnclosedCircle', circled],
  ['decimalEnclosedCircleChinese', circled],
  ['decimalEnclosedParen', (value: number) => `(${value})`],
  ['decimalEnclosedFullstop', (value: number) => `${value}.`],
  ...[
    'chineseCounting',
    'chineseCountingThousand',
    'japaneseCounting',
    'taiwaneseCounting',
    'taiwaneseCountingThousand',
  ].map((name) => [name, (value: number) => counted(value, DIGITS, '十百千')] as const),
  ['ideographDigital', digits],
  ['taiwaneseDigital', digits],
  ['chineseLegalSimplified', (value: number) => counted(value, FORMAL_DIGITS, '拾佰仟')],
  ['ideographTraditional', (value: number) => STEMS[(value - 1) % 10] ?? ''],
  ['ideographZodiac', (value: number) => BRANCHES[(value - 1) % 12] ?? ''],
  ['upperLetter', (value: number) => letters(value, 'A')],
  ['lowerLetter', (value: number) => letters(value, 'a')],
  ['upperRoman', roman],
  ['lowerRoman', (value: number) => roman(value).toLowerCase()],
  ['none', () => ''],
  ['bullet', () => ''],
])

/** A number as Word prints it: formatNumber(12, 'chineseCounting') = "十二"; unknown formats in digits. */
export function formatNumber(value: number, format: string): string {
  if (!Number.isSafeInteger(value) || value < 0 || value > 9999) return String(value)
  return (FORMATS.get(format) ?? String)(value)
}

function counted(value: number, names: string, units: string): string {
  if (value === 0) return names[0] ?? ''
  let text = ''
  let hasGap = false
  const figures = String(value)
  ;[...figures].forEach((figure, index) => {
    if (figure === '0') {
      hasGap = true
      return
    }
    if (hasGap) text += '零'
    hasGap = false
    text += `${names[Number(figure)] ?? ''}${units[figures.length - index - 2] ?? ''}`
  })
  return text.replace(/^一十/, '十')
}

function digits(value: number): string {
  return [...String(value)].map((figure) => DIGITS[Number(figure)] ?? '').join('')
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (figure) => String.fromCharCode(0xff10 + Number(figure)))
}

function circled(value: number): string {
  return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : String(value)
}

/** A … Z, then AA, BB: a letter repeated. */
function letters(value: number, first: string): string {
  if (value === 0) return ''
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26))
  return letter.repeat(Math.min(Math.ceil(value / 26), 8))
}

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [size, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / size))
    rest %= size
  }
  return text
}
