import type { Day, Instant } from '#law/day.ts'
import type { Measure } from '#law/report/document.ts'
import type { Declaration } from '#law/report/figure.ts'
import type { FormId } from '#law/report/forms.ts'
import type { RuleResult } from '#law/report/rules/rule.ts'
import type { EditionState } from '#law/report/states.ts'
import type { RowValues } from '#kit/db/versioned.ts'
import type { Projection } from '../audit/projection.ts'

export type StoredFile = {
  /** The name in addresses and downloads: `report.pdf`. */
  readonly name: string
  readonly mediaType: string
  readonly sizeInBytes: number
  /** Key in the file store. */
  readonly key: string
}

/** What acts say of one edition: its own columns. */
export type EditionColumns = {
  readonly year: number
  /** 1, 2, …; a restatement makes the next. */
  readonly number: number
  readonly state: EditionState
  readonly form: FormId
  readonly known_at: Instant
  readonly digest: string
  readonly texts: Readonly<Record<string, string>>
  readonly measures: readonly Measure[]
  readonly declarations: readonly Declaration[]
  readonly results: readonly RuleResult[]
  /** Rule id → why its warning stands. */
  readonly reasons: Readonly<Record<string, string>>
  readonly signed_by: string | null
  readonly signed_on: Day | null
  /** File-store key of the scanned signature page. */
  readonly scan: string | null
  readonly filed_on: Day | null
  readonly remarks: string | null
  readonly published_on: Day | null
  readonly first_public_on: Day | null
  readonly first_public_source: string | null
  readonly files: readonly StoredFile[]
  readonly restates_because: string | null
}

export type Edition = EditionColumns & { readonly id: string; readonly unit_id: string }

/** What a change of content undoes: earlier results, signature and filing no longer speak for it. */
export const UNSIGNED = {
  results: [],
  signed_by: null,
  signed_on: null,
  scan: null,
  filed_on: null,
} as const

const BLANK: RowValues = {
  texts: {},
  measures: [],
  declarations: [],
  results: [],
  reasons: {},
  signed_by: null,
  signed_on: null,
  scan: null,
  filed_on: null,
  remarks: null,
  published_on: null,
  first_public_on: null,
  first_public_source: null,
  files: [],
  restates_because: null,
}

/** Every act of an edition carries the columns that it changes; read back, they are `EditionColumns`. */
export const editionProjection: Projection<RowValues> = {
  objectKind: 'report-edition',
  table: 'report_edition',
  apply: (previous, act) => ({ ...(previous ?? BLANK), ...act.data }),
}
