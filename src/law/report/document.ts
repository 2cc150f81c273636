import type { Day, Instant } from '../day.ts'
import type { Figures } from './figure.ts'
import type { FormId, SectionId } from './forms.ts'
import type { UnitLevel } from './subject.ts'
import type { ReportTables } from './tables.ts'

/** A run of text, or a reference to a figure rendered at output. */
export type Inline = { readonly text: string } | { readonly figure: string }

export type Block =
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'table'; readonly table: 't2' | 't3' | 't4' }
  | { readonly kind: 'chart'; readonly chart: 'months' | 'outcomes' }

export interface DocumentSection {
  readonly id: SectionId
  /** "一、总体情况". */
  readonly heading: string
  readonly blocks: readonly Block[]
}

/** A small chart with the table that stands behind it; drawn by papers. */
export interface Chart {
  readonly id: 'months' | 'outcomes'
  readonly title: string
  readonly unit: string
  /** Column heads of the table behind; the first heads the category column. */
  readonly series: readonly string[]
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[]
}

/** A measure of section five: becomes next year's task and next year's account. */
export interface Measure {
  readonly text: string
  readonly year: number
}

/** Who reports, as printed in the preamble and the sign-off. */
export interface ReportingUnit {
  readonly slug: string
  readonly name: string
  /** Superior government, such as 青澜县人民政府. */
  readonly superior: string | null
  readonly level: UnitLevel
  readonly address: string
  readonly postcode: string
  readonly phone: string
  /** Address of the page where the report can be read. */
  readonly pageUrl: string
  readonly isSample: boolean
}

/** The whole report as data: the frozen content of an edition, and the published JSON. */
export interface ReportDocument {
  readonly schema: 'zhaoming-report/1'
  readonly unit: ReportingUnit
  readonly year: number
  readonly form: FormId
  readonly title: string
  readonly edition: number
  readonly knownAt: Instant
  readonly preamble: readonly (readonly Inline[])[]
  readonly sections: readonly DocumentSection[]
  readonly tables: ReportTables
  readonly figures: Figures
  readonly charts: readonly Chart[]
  readonly measures: readonly Measure[]
  readonly signedOn: Day | null
}
