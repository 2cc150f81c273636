import type { Day } from '../day.ts'
import type { DocumentSection, ReportDocument } from './document.ts'
import { renderInlines } from './narrative.ts'
import type { PreviousReport, ReportSubject, SubjectSection } from './subject.ts'
import { TEXT_SLOTS, type Texts } from './texts.ts'
import { typedDigits } from './typed-digits.ts'

/** Our own edition as the rules read anybody's; typed digits are looked for in the officer's text and measures only. */
export function subjectOf(
  document: ReportDocument,
  {
    texts,
    previous,
    filedOn,
    filingDay,
  }: {
    readonly texts: Texts
    readonly previous: ReportSubject['previous']
    readonly filedOn: Day | null
    readonly filingDay: string | null
  },
): ReportSubject {
  const { unit, year, form, title, figures, tables, signedOn } = document
  return {
    subject: `${unit.name}${year}年年度报告`,
    unitName: unit.name,
    level: unit.level,
    year,
    form,
    title,
    preamble: document.preamble.map((inlines) => renderInlines(inlines, figures)).join('\n'),
    sections: document.sections.map((section) => subjectSection(section, document)),
    tables,
    marks: {},
    signedOn,
    signedBy: unit.name,
    filedOn,
    filingDay,
    typedDigits: typedIn(document, texts),
    previous,
    siblings: null,
    children: null,
    own: null,
    file: null,
  }
}

/** Last year's edition as this year's is held against it; of its text only what the officer wrote, the rest being generated. */
export function previousOf(document: ReportDocument): PreviousReport {
  const { year, form, tables, sections } = document
  const written = sections.filter(({ id }) => id === 'problems').map((section) => subjectSection(section, document))
  return { year, form, tables, marks: {}, sections: written }
}

function subjectSection({ id, heading, blocks }: DocumentSection, { figures }: ReportDocument): SubjectSection {
  return {
    id,
    number: heading.split('、')[0] ?? null,
    heading,
    subheadings: blocks.flatMap((block) => (block.kind === 'subheading' ? [block.text] : [])),
    text: blocks
      .flatMap((block) => (block.kind === 'paragraph' ? [renderInlines(block.inlines, figures)] : []))
      .join('\n'),
  }
}

function typedIn({ measures }: ReportDocument, texts: Texts): ReportSubject['typedDigits'] {
  const slots = TEXT_SLOTS.map((slot) => ({ section: slot.split('.')[0], source: texts[slot] ?? '' }))
  const sources = [...slots, ...measures.map((measure) => ({ section: 'problems', source: measure.text }))]
  return sources.flatMap(({ section, source }) =>
    typedDigits(source).map((text) => ({ where: `section.${section}`, text })),
  )
}
