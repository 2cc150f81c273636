import { FORMS, type FormId, type SectionId } from '../forms.ts'
import type { CellMark, ReportSubject, SubjectSection } from '../subject.ts'
import { type Cell, type ReportTables, type T2Cell, type T4Group } from '../tables.ts'
import { hasRow, isBare, nothingFound, type Found, type ReadingProblem, type TableId } from './found.ts'
import { TABLE_OF_SECTION } from './heading.ts'
import { unitInPreamble, unitInTitle, yearIn, yearOfPeriod } from './identity.ts'
import { isRowInWords, looseTable } from './loose-table.ts'
import { outlineOf, type Outline, type OutlinePart } from './outline.ts'
import { placeText, type FileFormat, type PrintedDocument, type PrintedLine } from './printed.ts'
import { readTableFour } from './table-four.ts'
import { tableParts, type TablePart } from './table-part.ts'
import { readTableThree } from './table-three.ts'
import { layoutOfTableTwo, readTableTwo } from './table-two.ts'

/** A foreign report as understood; every cell that was not found is absent or null. */
export interface Reading {
  readonly format: FileFormat
  readonly title: string | null
  readonly unitName: string | null
  readonly year: number | null
  readonly form: FormId | null
  readonly preamble: string
  readonly sections: readonly SubjectSection[]
  readonly tables: ReportSubject['tables']
  readonly marks: Readonly<Record<string, CellMark>>
  /** Cell address, `section.<id>` or `title` → where it stands in the file, in words. */
  readonly places: Readonly<Record<string, string>>
  readonly problems: readonly ReadingProblem[]
  /** Parts in which a picture stands. */
  readonly pictured: readonly SectionId[]
  readonly signedBy: string | null
  readonly signedOn: ReportSubject['signedOn']
  readonly metadata: PrintedDocument['metadata']
  readonly notes: readonly string[]
}

/** Understands a printed document as a yearly report by the structure of the form (law: 60号, 30号), not by its year. */
export function readReport(printed: PrintedDocument): Reading {
  const outline = outlineOf(printed.blocks)
  const known = tableParts(outline.tables)
  const split = outline.parts.map((part) => splitPart(part, known))
  const parts = [...known, ...split.flatMap(({ table }) => table ?? [])]
  const of = (kind: TableId) => parts.filter((part) => part.kind === kind)
  const found = nothingFound()
  const layout = layoutOfTableTwo(of('t2'))
  readTableTwo(of('t2'), layout ?? '2021', found)
  readTableThree(of('t3'), found)
  readTableFour(of('t4'), found)
  if (hasRow(found, 't3', 'C6.1') && isBare(found, 't3', 'C6')) found.rows.t3.delete('C6')
  const preamble = proseOf(outline.preamble)
  return {
    format: printed.format,
    title: outline.title,
    unitName: unitOf(outline, printed, preamble),
    year: yearIn(outline.title ?? '') ?? yearOfPeriod(preamble) ?? yearIn(printed.title ?? ''),
    form: formOf(layout, found),
    preamble,
    sections: split.map(({ section }) => section),
    tables: tablesOf(found),
    marks: Object.fromEntries(found.marks),
    places: placesOf(found, outline),
    problems: found.problems,
    pictured: outline.parts.flatMap(({ id, hasPicture }) => (id !== null && hasPicture ? [id] : [])),
    signedBy: outline.signature?.by ?? null,
    signedOn: outline.signature?.on ?? null,
    metadata: printed.metadata,
    notes: printed.notes,
  }
}

/** A part's prose; where the file kept no such table, its rows are looked for among the lines. */
function splitPart(
  part: OutlinePart,
  known: readonly TablePart[],
): { readonly section: SubjectSection; readonly table: TablePart | null } {
  const kind = part.id === null ? undefined : TABLE_OF_SECTION[part.id]
  const hasTable = kind === undefined || known.some((one) => one.kind === kind)
  const { part: table, prose: lines } = hasTable ? { part: null, prose: part.lines } : looseTable(part.lines, kind)
  const prose = kind === undefined ? lines : lines.filter((line) => !isRowInWords(line))
  const { id, heading } = part
  const section = {
    id,
    number: heading.number,
    heading: heading.text,
    subheadings: prose.map(({ text }) => text.trim()).filter(isSubheading),
    text: proseOf(prose),
  }
  return { section, table }
}

function isSubheading(text: string): boolean {
  return /^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]/.test(text) && text.length <= 40 && !/[。；]$/.test(text)
}

/** Lines as paragraphs: a line that may go on is joined to the next without a break. */
function proseOf(lines: readonly PrintedLine[]): string {
  let text = ''
  for (const line of lines) {
    const words = line.text.trim()
    if (words === '') continue
    text += words + (line.isSoft ? '' : '\n')
  }
  return text.trim()
}

function unitOf({ title, signature }: Outline, printed: PrintedDocument, preamble: string): string | null {
  const named = title === null ? null : unitInTitle(title)
  const signed = signature?.by ?? null
  if (named !== null && signed?.endsWith(named)) return signed
  return named ?? signed ?? unitInTitle(printed.title ?? '') ?? unitInPreamble(preamble)
}

/** By labels alone: the columns of table two, and whether （六） has one row or three. */
function formOf(layout: '2019' | '2021' | null, found: Found): FormId | null {
  const isSplit = ['C6.1', 'C6.2', 'C6.3'].some((id) => hasRow(found, 't3', id))
  if (layout === '2019') return '2019'
  if (isSplit) return '2021'
  if (layout === null) return null
  return hasRow(found, 't3', 'C6') ? '2021-single-other' : '2021'
}

function tablesOf({ rows }: Found): ReportSubject['tables'] {
  const five = (group: T4Group) => (rows.t4.get(group) ?? Array.from({ length: 5 }, () => null)) as Cell[]
  return {
    t2: rows.t2.size === 0 ? null : Object.fromEntries(rows.t2),
    t3: rows.t3.size === 0 ? null : (Object.fromEntries(rows.t3) as ReportTables['t3']),
    t4:
      rows.t4.size === 0
        ? null
        : { review: five('review'), suit_direct: five('suit_direct'), suit_after_review: five('suit_after_review') },
  }
}

function placesOf(found: Found, { parts }: Outline): Record<string, string> {
  const cells = [...found.places].map(([address, place]) => [address, placeText(place)])
  const sections = parts.map(({ id, line }) => [`section.${id}`, placeText(line.place)])
  return Object.fromEntries([...sections, ...cells]) as Record<string, string>
}

/** The tables with every row of the form, null where nothing was found: the published shape. */
export function completeTables({ t2, t3, t4 }: ReportSubject['tables'], form: FormId | null): ReportTables {
  const shape = FORMS[form ?? '2021']
  const rowsOfTwo = shape.t2.flatMap(({ rows, columns }) =>
    rows.map(({ id, label }): [string, readonly T2Cell[]] => {
      const printed = id === 'normative' ? (['行政规范性文件', '规范性文件'].find((one) => t2?.[one]) ?? label) : label
      return [printed, t2?.[printed] ?? columns.map(() => null)]
    }),
  )
  const rowsOfThree = shape.t3.map(({ id }) => [id, t3?.[id] ?? nulls(7)] as const)
  return {
    t2: { ...t2, ...Object.fromEntries(rowsOfTwo) },
    t3: { ...t3, ...Object.fromEntries(rowsOfThree) },
    t4: t4 ?? { review: nulls(5), suit_direct: nulls(5), suit_after_review: nulls(5) },
  }
}

function nulls(count: number): null[] {
  return Array.from({ length: count }, () => null)
}
