import { parseDay, type Day } from '../../day.ts'
import { readChineseNumeral } from '../numbers.ts'

const TITLE = /(?:政[府务]信息公开|信息公开|政务公开).{0,6}(?:年度?报告|年报)/
const LONGEST_TITLE = 70

/** True for a line that is a report's title, or the last line of one. */
export function isTitleLine(line: string): boolean {
  const text = withoutSpaces(line)
  return TITLE.test(text) && text.length <= LONGEST_TITLE && !/[。;,:>]/.test(text)
}

/** The year that a title or a sentence names, in digits or in 二〇二三. */
export function yearIn(text: string): number | null {
  const bare = withoutSpaces(text)
  const digits = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(bare)?.[1]
  if (digits) return Number(digits)
  const chinese = /([一二三四五六七八九〇零○]{4})年/.exec(bare)?.[1]?.replaceAll('○', '〇')
  const value = chinese ? readChineseNumeral(chinese) : null
  return value !== null && value > 1990 && value < 2100 ? value : null
}

/** The body that a title names: "青澜县望溪镇人民政府2020年…" or "2020年青澜县…"; null where it names none. */
export function unitInTitle(title: string): string | null {
  const text = withoutSpaces(title).replace(/^关于/, '')
  const year = '[（(]?(?:(?:19|20)\\d{2}|[一二三四五六七八九〇零○]{4})年?度?[)）]?'
  const match = new RegExp(`^(.*?)(?:${year})?的?([^\\d]*?)(?:${year})?(?:政府|政务)信息公开`).exec(text)
  const before = (match?.[1] ?? '') || (match?.[2] ?? '')
  const name = before.replace(/(?:关于|的|年度?)$/g, '').replace(/^[《“"（(]+/, '')
  return name.length >= 3 && name.length <= 40 ? name : null
}

const PERIOD = /((?:19|20)\d{2})年1月1日(?:起|开始)?(?:至|到|—|-|－|–|~|～)/
const CONTACT = /(?:请|可)?(?:直接)?与(.{4,40}?)联系/

/** The year of the statistic period in the preamble. */
export function yearOfPeriod(preamble: string): number | null {
  const found = PERIOD.exec(withoutSpaces(preamble))
  return found ? Number(found[1]) : null
}

export function unitInPreamble(preamble: string): string | null {
  const name = CONTACT.exec(withoutSpaces(preamble))?.[1] ?? null
  return name === null || /[,。;]|^[我本]/.test(name) ? null : name
}

export interface Signature {
  readonly by: string | null
  readonly on: Day | null
  /** How many of the last lines belong to it. */
  readonly lines: number
}

const DATE =
  /(?:(\d{4})年(\d{1,2})月(\d{1,2})日|([一二三四五六七八九〇零○]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日)$/
const BODY =
  /^.{2,40}(?:政府|办公室|办事处|委员会|局|厅|院|中心|委|办|处|站|所|队|社|公司|学校|部|会)(?:\((?:盖章|印章|公章)\))?$/

/** A signature below the last part: the body's line and the date's line, or both in one. */
export function signatureAt(lines: readonly string[], index: number): Signature | null {
  const text = withoutSpaces(lines[index] ?? '')
  const match = text.length <= 60 ? DATE.exec(text) : null
  if (!match) return null
  const before = text.slice(0, match.index)
  if (before !== '' && !BODY.test(before)) return null
  const above = withoutSpaces(lines[index - 1] ?? '')
  const hasAbove = before === '' && BODY.test(above) && !/[。;,:]/.test(above)
  const by = before !== '' ? before : hasAbove ? above : null
  return { by: by?.replace(/\(.章\)$/, '') ?? null, on: dayOf(match), lines: hasAbove ? 2 : 1 }
}

function dayOf([, year, month, date, chineseYear, chineseMonth, chineseDate]: RegExpExecArray): Day | null {
  const numbers = year
    ? [Number(year), Number(month), Number(date)]
    : [chineseYear?.replaceAll('○', '〇'), chineseMonth, chineseDate].map((text) => readChineseNumeral(text ?? '') ?? 0)
  const [y = 0, m = 0, d = 0] = numbers
  return parseDay(`${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
}

export function withoutSpaces(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '')
}
