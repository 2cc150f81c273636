import { AlignmentType, HeadingLevel, LineRuleType, Paragraph, TextRun } from 'docx'
import { dayInChinese } from '#law/day.ts'
import type { ReportDocument } from '#law/report/document.ts'
import { titleLines } from '../title-lines.ts'
import { CHARACTER, LINE_PITCH } from './measures.ts'

/** The title, broken by meaning, with one line below. */
export function titleParagraph(document: ReportDocument): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.TITLE,
    children: titleLines(document).map((text, index) => new TextRun({ text, ...(index > 0 ? { break: 1 } : {}) })),
  })
}

export function headingParagraph(text: string, level: 1 | 2): Paragraph {
  const heading = level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2
  return new Paragraph({ heading, keepNext: true, children: [new TextRun(text)] })
}

/** An address breaks anywhere: moved whole to the next line it would tear the one before apart. */
export function bodyParagraph(text: string, { keepNext = false } = {}): Paragraph {
  const breaking = text.includes('://') ? { wordWrap: true } : {}
  return new Paragraph({ style: 'BodyText', keepNext, ...breaking, children: [new TextRun(text)] })
}

/** Half a line between a table and the text below. */
export function gapParagraph({ keepNext = false } = {}): Paragraph {
  return new Paragraph({ keepNext, spacing: { line: LINE_PITCH / 2, lineRule: LineRuleType.EXACT }, children: [] })
}

/** Name two characters from the right; the day begins two characters further in than the name. */
export function signOff({ unit, signedOn }: ReportDocument): Paragraph[] {
  const day = signedOn === null ? '' : dayInChinese(signedOn)
  const [name, date] = [widthOf(unit.name), widthOf(day) + (day === '' ? 0 : 2)]
  const right = (characters: number, text: string, before: number) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { before },
      indent: { right: Math.round(characters * CHARACTER) },
      keepNext: before > 0,
      children: [new TextRun(text)],
    })
  const lines = [right(2 + Math.max(0, date - name), unit.name, 2 * LINE_PITCH)]
  return day === '' ? lines : [...lines, right(2 + Math.max(0, name - date), day, 0)]
}

/** In characters: digits and Latin letters are half as wide. */
function widthOf(text: string): number {
  // oxlint-disable-next-line no-control-regex -- the range is ASCII as a whole
  return [...text].reduce((sum, character) => sum + (/[\x00-\x7f]/.test(character) ? 0.5 : 1), 0)
}
