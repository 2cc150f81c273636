import { FORMS, SECTION_IDS, type SectionId } from '#law/report/forms.ts'
import type { SubjectSection } from '#law/report/subject.ts'
import type { ReportGrid } from '#papers/grid/grid.ts'
import { linearLines, type LinearLine } from '#papers/grid/linear.ts'
import { reportGrid } from '#papers/grid/report-grid.ts'
import type { CheckUp, ReadText } from '#papers/verify/check-up.ts'

export type TableId = ReportGrid['id']

const TABLES: readonly { readonly id: TableId; readonly section: SectionId }[] = [
  { id: 't2', section: 'proactive' },
  { id: 't3', section: 'applications' },
  { id: 't4', section: 'remedies' },
]

/** A table that was read, laid out as its form prints it, and line by line. */
export interface ShownTable {
  readonly id: TableId
  readonly grid: ReportGrid
  readonly lines: readonly LinearLine[]
}

/** A section that was read, or null where a section of the form is missing; with the table that belongs to it. */
export interface ShownPart {
  readonly id: SectionId | null
  readonly section: SubjectSection | null
  readonly table: TableId | null
}

/** The tables that the file has; none where nobody can tell by which form to lay them out. */
export function shownTables({ form, tables }: CheckUp, text: ReadText): ShownTable[] {
  if (form === null) return []
  const sections = FORMS[form].sections.map(({ id, title }) => ({ id, heading: title }))
  const source = { form, tables, sections }
  return TABLES.filter(({ id }) => text.tables[id] !== null).map(({ id }) => {
    return { id, grid: reportGrid(source, id), lines: linearLines(source, id) }
  })
}

/** The sections in the order of the file, with what is missing where the form would have it. */
export function shownParts(sections: readonly SubjectSection[]): ShownPart[] {
  const seen = new Set<SectionId>()
  const parts: ShownPart[] = sections.map((section) => {
    const isRepeated = section.id !== null && seen.has(section.id)
    if (section.id !== null) seen.add(section.id)
    const id = isRepeated ? null : section.id
    return { id, section, table: tableOf(id) }
  })
  for (const id of SECTION_IDS) {
    if (seen.has(id)) continue
    const before = SECTION_IDS.slice(0, SECTION_IDS.indexOf(id))
    const after = parts.findLastIndex((part) => part.id !== null && before.includes(part.id))
    parts.splice(after + 1, 0, { id, section: null, table: tableOf(id) })
  }
  return parts
}

function tableOf(section: SectionId | null): TableId | null {
  return TABLES.find((table) => table.section === section)?.id ?? null
}
