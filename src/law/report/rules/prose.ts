import { SECTION_IDS, type SectionId } from '../forms.ts'
import type { ReportSubject } from '../subject.ts'

/** A part of the report's prose, cleaned of what setting and extraction left in it. */
export interface Passage {
  readonly section: SectionId | 'preamble' | null
  readonly where: string
  readonly sentences: readonly string[]
}

const READ = new WeakMap<ReportSubject, readonly Passage[]>()

/** Preamble and sections in printed order; read once for all rules. */
export function passagesOf(subject: ReportSubject): readonly Passage[] {
  const passages = READ.get(subject) ?? readPassages(subject)
  READ.set(subject, passages)
  return passages
}

function readPassages({ preamble, sections }: ReportSubject): Passage[] {
  return [
    { section: 'preamble' as const, where: 'preamble', sentences: sentencesOf(preamble) },
    ...sections.map(({ id, text }) => ({
      section: id,
      where: id === null ? 'document' : `section.${id}`,
      sentences: sentencesOf(text),
    })),
  ]
}

/** The sentences of the six sections, without the preamble. */
export function sectionPassages(subject: ReportSubject): Passage[] {
  return passagesOf(subject).filter(({ section }) => section !== 'preamble')
}

export function passageOf(subject: ReportSubject, section: SectionId): Passage | undefined {
  return passagesOf(subject).find((passage) => passage.section === section)
}

/** Half-width digits, no spaces beside Chinese characters, lines joined that were broken inside a sentence. */
export function cleanProse(text: string): string {
  return text
    .replace(/[０-９％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .replace(/(?<=[^\u0020-\u007e]) | (?=[^\u0020-\u007e])/g, '')
    .replace(/(?<![。！？；：])\n(?![（(]?[一二三四五六七八九十]{1,3}[）)、])/g, '')
}

/** Sentences up to 。！？ or the end of a paragraph; ；stays inside. */
function sentencesOf(text: string): string[] {
  return cleanProse(text)
    .split(/[。！？\n]/)
    .filter((sentence) => sentence !== '')
}

const LONGEST_QUOTE = 40

/** The text in Chinese quotation marks, shortened in the middle. */
export function quoted(text: string): string {
  if (text.length <= LONGEST_QUOTE) return `“${text}”`
  const half = LONGEST_QUOTE / 2
  return `“${text.slice(0, half)}……${text.slice(-half)}”`
}

/** The words of a heading without number, brackets, punctuation and spaces. */
export function bareHeading(heading: string): string {
  return heading
    .slice(0, 200)
    .replace(/^[\s（(]*[一二三四五六七八九十\d]{1,3}[）)、.．\s]*/, '')
    .replace(/[^\p{Script=Han}\d]/gu, '')
}

/** The form's sections that the report has, in printed order. */
export function presentSections({ sections }: ReportSubject): SectionId[] {
  return SECTION_IDS.filter((id) => sections.some((section) => section.id === id))
}
