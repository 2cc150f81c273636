import { walkXml } from '../xml.ts'

/** How a number is shown, as far as it changes what is read. */
export type NumberKind = 'plain' | 'percent' | 'date'

export interface CellStyle {
  readonly kind: NumberKind
  /** Words that the format writes behind the number, such as 万元. */
  readonly unit: string
  /** Has a line on any side: a cell of a drawn table. */
  readonly hasBorder: boolean
}

const PLAIN: CellStyle = { kind: 'plain', unit: '', hasBorder: false }
const PERCENT_IDS = new Set([9, 10])
/** The built-in formats that show a day, those of the Chinese edition among them. */
const DATE_IDS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const SIDES = new Set(['s:left', 's:right', 's:top', 's:bottom'])

/** Cell styles of xl/styles.xml by number; unknown numbers are plain. */
export function readCellStyles(bytes: Uint8Array | null): (style: string | undefined) => CellStyle {
  if (bytes === null) return () => PLAIN
  const formats = new Map<number, string>()
  const borders: boolean[] = []
  const styles: CellStyle[] = []
  let isInCells = false
  walkXml(bytes, {
    open: (name, attribute) => {
      if (name === 's:numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      else if (name === 's:border') borders.push(false)
      else if (SIDES.has(name)) {
        if ((attribute('style') ?? 'none') !== 'none') borders[borders.length - 1] = true
      } else if (name === 's:cellXfs') isInCells = true
      else if (name === 's:xf' && isInCells) {
        const format = Number(attribute('numFmtId') ?? 0)
        const hasBorder = borders[Number(attribute('borderId') ?? 0)] ?? false
        const code = formats.get(format)
        styles.push({ kind: kindOf(format, code), unit: unitOf(code), hasBorder })
      }
    },
    close: (name) => {
      if (name === 's:cellXfs') isInCells = false
    },
  })
  return (style) => styles[Number(style ?? 0)] ?? PLAIN
}

function kindOf(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return PERCENT_IDS.has(id) ? 'percent' : DATE_IDS.has(id) ? 'date' : 'plain'
  // Quoted words, colours and locales in brackets, and escaped characters are no format letters.
  const letters = code.slice(0, 300).replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
  if (/y|d/i.test(letters) && !/general/i.test(letters)) return 'date'
  return letters.includes('%') ? 'percent' : 'plain'
}

/** The quoted words that end the format of positive numbers: `#,##0.00"万元"`. */
function unitOf(code: string | undefined): string {
  const [positive = ''] = (code ?? '').slice(0, 300).split(';')
  return /"([^"]{1,8})"\s*$/.exec(positive)?.[1]?.trim() ?? ''
}
