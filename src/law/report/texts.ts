import type { SectionId } from './forms.ts'
import { paragraphsOf } from './narrative.ts'

/** The places of the report that an officer writes; all else is generated. */
export const TEXT_SLOTS = [
  'overview.proactive',
  'overview.applications',
  'overview.management',
  'overview.platform',
  'overview.oversight',
  'overview.extra',
  'problems',
  'other',
] as const
export type TextSlot = (typeof TEXT_SLOTS)[number]
export type Texts = Partial<Readonly<Record<TextSlot, string>>>

export interface ParsedTexts {
  readonly texts: Texts
  /** Measures of section five, in order. */
  readonly measures: readonly string[]
  /** Plain sentences about lines that could not be used. */
  readonly problems: readonly string[]
}

/** Slots of section one in the order of the form's five headings. */
export const OVERVIEW_SLOTS = TEXT_SLOTS.slice(0, 5)

const SECTION_OF_NUMERAL: Readonly<Record<string, SectionId>> = {
  一: 'overview',
  二: 'proactive',
  三: 'applications',
  四: 'remedies',
  五: 'problems',
  六: 'other',
}
const SECTION_HEADING = /^([一二三四五六])\s*[、.．,，]\s*\S/
const SUBHEADING = /^[（(]\s*([一二三四五六七八九十]{1,2})\s*[)）]\s*(\S.{0,60})$/
const MEASURE = /^[-*•]\s*措施\s*[:：]\s*(.+)$/
const BULLET = /^[-*•]\s*/

/** The slot of a （n） line of section one: by its words, which both forms share. */
function slotOfHeading(heading: string): TextSlot {
  const words = heading.replace(/\s/g, '')
  if (words.startsWith('主动公开')) return 'overview.proactive'
  if (words.startsWith('依申请公开')) return 'overview.applications'
  if (words.startsWith('政府信息管理')) return 'overview.management'
  if (words.includes('平台建设')) return 'overview.platform'
  if (words.startsWith('监督保障')) return 'overview.oversight'
  return 'overview.extra'
}

interface Cursor {
  section: SectionId | null
  slot: TextSlot | null
}

/**
 * Reads a clerk's text, split by the official headings (half-width brackets, spaces and # marks are fine).
 * "- 措施：…" under 五 is a measure; text under 二, 三 and 四 is refused with a problem, since it is generated.
 */
export function parseTexts(markdown: string): ParsedTexts {
  const texts = new Map<TextSlot, string[]>()
  const measures: string[] = []
  const problems: string[] = []
  const cursor: Cursor = { section: null, slot: null }
  for (const line of paragraphsOf(markdown.replace(/^\uFEFF/, ''))) {
    const words = line.replace(/^#{1,6}\s*/, '').replace(/^\*\*(.*)\*\*$/, '$1')
    const isHeading = moveTo(cursor, words)
    const measure = cursor.section === 'problems' ? MEASURE.exec(words)?.[1] : undefined
    if (measure) measures.push(measure)
    else if (isHeading && !isOwnHeading(cursor, words)) continue
    else if (cursor.slot) texts.set(cursor.slot, [...(texts.get(cursor.slot) ?? []), words.replace(BULLET, '')])
    else if (!isTitle(words)) problems.push(problemOf(cursor, words))
  }
  const joined = [...texts].map(([slot, lines]) => [slot, lines.join('\n')])
  return { texts: Object.fromEntries(joined) as Texts, measures, problems }
}

/** Follows a heading; says whether the line is one. */
function moveTo(cursor: Cursor, line: string): boolean {
  const numeral = SECTION_HEADING.exec(line)?.[1]
  if (numeral && line.length <= 40 && !line.endsWith('。')) {
    const section = SECTION_OF_NUMERAL[numeral] ?? null
    cursor.section = section
    cursor.slot =
      section === 'overview' ? 'overview.extra' : section === 'problems' || section === 'other' ? section : null
    return true
  }
  const heading = cursor.section === 'overview' && !line.endsWith('。') ? SUBHEADING.exec(line)?.[2] : undefined
  if (heading) cursor.slot = slotOfHeading(heading)
  return heading !== undefined
}

/** A heading beside the five is kept with its text. */
function isOwnHeading(cursor: Cursor, line: string): boolean {
  return cursor.slot === 'overview.extra' && SUBHEADING.test(line)
}

const isTitle = (line: string) => /年度报告/.test(line) && line.length <= 60

function problemOf({ section }: Cursor, line: string): string {
  const start = line.length > 20 ? `${line.slice(0, 20)}…` : line
  if (section === null) return `“${start}”不在任何一部分之下，没有采用。请先写“一、总体情况”这样的标题。`
  return `“${start}”写在由台账生成的部分，没有采用。需要说明的，请写在第一、五、六部分。`
}

/** An own heading of section one, such as "（六）教育培训", without its number; null for any other line. */
export function ownHeading(line: string): string | null {
  return line.endsWith('。') ? null : (SUBHEADING.exec(line)?.[2] ?? null)
}
