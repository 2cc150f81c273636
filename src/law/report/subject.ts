import type { Day } from '../day.ts'
import type { FormId, SectionId } from './forms.ts'
import type { ReportTables } from './tables.ts'

/** Whose report it is: art. 50(4) and the 规章 rule differ by level. null = unknown. */
export const UNIT_LEVELS = ['town', 'county', 'department'] as const
export type UnitLevel = (typeof UNIT_LEVELS)[number]

/** How a cell was written where it held no digit; kept apart from 0. */
export type CellMark = 'blank' | 'slash' | 'dash' | 'nbsp'

export interface SubjectSection {
  /** null: the heading is none of the six. */
  readonly id: SectionId | null
  /** The Chinese numeral as printed ("三"), null where the heading has none. */
  readonly number: string | null
  readonly heading: string
  readonly subheadings: readonly string[]
  /** Prose without tables, paragraphs joined by \n. */
  readonly text: string
}

export interface PreviousReport {
  readonly year: number
  readonly form: FormId | null
  readonly tables: { readonly [T in keyof ReportTables]: ReportTables[T] | null }
  readonly marks: Readonly<Record<string, CellMark>>
  /** null: only its figures are known. */
  readonly sections: readonly SubjectSection[] | null
}

/** What its reader says about a foreign file. */
export interface FileFacts {
  /** What is printed in the tables and could not be read or placed. */
  readonly problems: readonly { readonly kind: ReadingProblemKind; readonly message: string; readonly where: string }[]
  /** Properties of the file that may name a person, such as 作者. */
  readonly properties: readonly { readonly name: string; readonly value: string }[]
  /** Parts in which a picture stands: what is in it was not read. */
  readonly pictured: readonly SectionId[]
}

/** words: more than a number in a cell; columns: more or fewer numbers than columns. */
export type ReadingProblemKind = 'glued' | 'unplaced' | 'twice' | 'words' | 'columns'

/** What the rules read: made from our own edition or from anybody's file. Tables hold null where a cell was not found. */
export interface ReportSubject {
  /** How findings name it, such as "青澜县望溪镇人民政府2020年年度报告". */
  readonly subject: string
  readonly unitName: string | null
  readonly level: UnitLevel | null
  readonly year: number | null
  readonly form: FormId | null
  readonly title: string | null
  readonly preamble: string
  readonly sections: readonly SubjectSection[]
  /** null: the table as a whole is absent. */
  readonly tables: { readonly [T in keyof ReportTables]: ReportTables[T] | null }
  readonly marks: Readonly<Record<string, CellMark>>
  readonly signedOn: Day | null
  readonly signedBy: string | null
  /** Day on which it was or will be published or filed; null = unknown. */
  readonly filedOn: Day | null
  /** Last day of filing, `MM-DD`, where the place has set its own (towns: art. 49 names none); null = art. 49. */
  readonly filingDay: string | null
  /** Digits that a person typed into the prose instead of referring to a fact; empty for foreign files. */
  readonly typedDigits: readonly { readonly where: string; readonly text: string }[]
  /** Last year's report of the same unit. */
  readonly previous: PreviousReport | null
  /** Reports of the same year by other bodies of the place; null = not known. */
  readonly siblings: readonly { readonly name: string; readonly sections: readonly SubjectSection[] }[] | null
  /** Direct children to add up, where this report is a roll-up; null = not one or not known. */
  readonly children: readonly { readonly name: string; readonly tables: ReportTables | null }[] | null
  /** The unit's own figures beside its children, for a roll-up; null otherwise. */
  readonly own: ReportTables | null
  /** null: our own edition, which was never a file. */
  readonly file: FileFacts | null
}
