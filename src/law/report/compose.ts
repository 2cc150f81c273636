import type { Day, Instant } from '../day.ts'
import { chartsOf } from './charts.ts'
import type { Block, DocumentSection, Inline, Measure, ReportDocument, ReportingUnit } from './document.ts'
import type { FoldedYear } from './fold.ts'
import { FORMS, type FormId, type SectionForm, type SectionId } from './forms.ts'
import { paragraphsOf, parseText, withKnownFigures } from './narrative.ts'
import { applicationsText, managementText, oversightText, platformText, proactiveText } from './overview-text.ts'
import { preambleOf, titleOf } from './preamble.ts'
import { otherText, problemsText, tableFourText, tableThreeText, tableTwoText } from './section-text.ts'
import { OVERVIEW_SLOTS, ownHeading, type Texts, type TextSlot } from './texts.ts'

export interface ReportContent {
  readonly unit: ReportingUnit
  readonly year: number
  readonly form: FormId
  readonly edition: number
  readonly knownAt: Instant
  readonly folded: FoldedYear
  /** The officer's text by slot; numbers as references, `{receipts.web}`. */
  readonly texts: Texts
  /** Section five's measures for the coming year, and those of last year's report. */
  readonly measures: readonly Measure[]
  readonly previousMeasures: readonly Measure[]
  readonly signedOn: Day | null
}

type Paragraphs = readonly (readonly Inline[])[]
const NUMERALS = '一二三四五六七八九十'

/** 条例 art. 50: the whole report as data, each number of its text a reference to a figure. */
export function composeReport(content: ReportContent): ReportDocument {
  const { unit, year, form: formId, edition, knownAt, folded, measures, signedOn } = content
  const form = FORMS[formId]
  const charts = chartsOf(folded)
  const hasChart = (id: string) => charts.some((chart) => chart.id === id)
  const sections = form.sections.map((section) => sectionOf(section, blocksOf(section.id, content, hasChart)))
  return {
    schema: 'zhaoming-report/1',
    unit,
    year,
    form: formId,
    title: titleOf(unit, year),
    edition,
    knownAt,
    preamble: preambleOf({ unit, year, form, sections: form.sections }),
    sections: sections.map((section) => withKnownReferences(section, folded)),
    tables: folded.tables,
    figures: folded.figures,
    charts,
    measures,
    signedOn,
  }
}

function sectionOf(section: SectionForm, blocks: readonly Block[]): DocumentSection {
  return { id: section.id, heading: `${section.number}、${section.title}`, blocks }
}

/** A reference to an unknown figure, slipped past the draft's check, is never printed as a key. */
function withKnownReferences(section: DocumentSection, { figures }: FoldedYear): DocumentSection {
  const blocks = section.blocks.map((block) =>
    block.kind === 'paragraph' ? { ...block, inlines: withKnownFigures(block.inlines, figures) } : block,
  )
  return { ...section, blocks }
}

function blocksOf(section: SectionId, content: ReportContent, hasChart: (id: string) => boolean): readonly Block[] {
  const { folded, year, measures, previousMeasures, texts } = content
  const form = FORMS[content.form]
  switch (section) {
    case 'overview':
      return overviewBlocks(content, hasChart)
    case 'proactive':
      return [...asBlocks(tableTwoText(folded.figures, form)), { kind: 'table', table: 't2' }]
    case 'applications':
      return [...asBlocks(tableThreeText(folded.figures)), { kind: 'table', table: 't3' }]
    case 'remedies':
      return [...asBlocks(tableFourText(folded.figures)), { kind: 'table', table: 't4' }]
    case 'problems':
      return asBlocks(problemsText({ text: texts.problems ?? '', year, measures, previousMeasures }))
    case 'other':
      return [...asBlocks(otherText(folded.figures, year)), ...officerBlocks(texts, 'other')]
  }
}

const CHART_OF_SLOT = { 'overview.proactive': 'months', 'overview.applications': 'outcomes' } as const

function overviewBlocks(content: ReportContent, hasChart: (id: string) => boolean): readonly Block[] {
  const { folded, year, texts } = content
  const generated: Partial<Record<TextSlot, Paragraphs>> = {
    'overview.proactive': proactiveText(folded, year),
    'overview.applications': applicationsText(folded, year),
    'overview.management': managementText(folded),
    'overview.platform': platformText(folded),
    'overview.oversight': oversightText(folded),
  }
  const extra = extraBlocks(texts['overview.extra'] ?? '')
  const five = FORMS[content.form].overviewHeadings.flatMap((heading, index): Block[] => {
    const slot = OVERVIEW_SLOTS[index] ?? 'overview.extra'
    const chart = slot in CHART_OF_SLOT ? CHART_OF_SLOT[slot as keyof typeof CHART_OF_SLOT] : null
    return [
      subheading(heading, index),
      ...asBlocks(generated[slot] ?? []),
      ...(chart && hasChart(chart) ? [{ kind: 'chart', chart } as const] : []),
      ...officerBlocks(texts, slot),
    ]
  })
  return [...extra.before, ...five, ...extra.after]
}

/** Lines before a heading of the officer's own open section one; own headings with their text follow the five. */
function extraBlocks(text: string): { before: readonly Block[]; after: readonly Block[] } {
  const lines = paragraphsOf(text)
  const first = lines.findIndex((line) => ownHeading(line) !== null)
  const split = first === -1 ? lines.length : first
  let number = OVERVIEW_SLOTS.length
  const after = lines.slice(split).map((line): Block => {
    const heading = ownHeading(line)
    return heading === null ? paragraph(parseText(line)) : subheading(heading, number++)
  })
  return { before: asBlocks(lines.slice(0, split).map(parseText)), after }
}

function officerBlocks(texts: Texts, slot: TextSlot): Block[] {
  return asBlocks(paragraphsOf(texts[slot] ?? '').map(parseText))
}

function subheading(heading: string, index: number): Block {
  return { kind: 'subheading', text: `（${NUMERALS.charAt(index) || String(index + 1)}）${heading}` }
}

function paragraph(inlines: readonly Inline[]): Block {
  return { kind: 'paragraph', inlines }
}

function asBlocks(paragraphs: Paragraphs): Block[] {
  return paragraphs.map(paragraph)
}
