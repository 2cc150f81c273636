import type { Finding } from '#law/finding.ts'
import type { FormId } from '#law/report/forms.ts'
import type { RuleResult } from '#law/report/rules/rule.ts'
import type { CellMark, ReportSubject, SubjectSection } from '#law/report/subject.ts'
import type { ReportTables } from '#law/report/tables.ts'
import type { FileFormat } from '#law/report/reading/printed.ts'
import type { UnreadableCode } from '../reading/unreadable.ts'

export const VERDICTS = ['pass', 'fail', 'unreadable'] as const
export type Verdict = (typeof VERDICTS)[number]

export const DECISIONS = ['confirmed', 'dismissed'] as const

/** What a person said of a finding: 属实 or 不属实, with the reason. */
export interface Opinion {
  readonly decision: (typeof DECISIONS)[number]
  readonly reason: string
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
}

export interface CheckedFinding extends Omit<Finding, 'subject'> {
  /** Stable for the same finding in the same file: 16 hexadecimal digits. */
  readonly id: string
  /** Where in the file the cell or section was read, in words; null = nowhere in particular. */
  readonly place: string | null
  readonly opinion: Opinion | null
}

/** One file, checked; the shape of `verify --json` (docs/schema/check-up-1.json). */
export interface CheckUp {
  readonly file: string
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string
  readonly format: FileFormat | null
  readonly unit: string | null
  readonly year: number | null
  readonly form: FormId | null
  /** Every row of the form; a cell that was not found is null. */
  readonly tables: ReportTables
  readonly marks: Readonly<Record<string, CellMark>>
  /** Cell address → where in the file it was read, in words. */
  readonly places: Readonly<Record<string, string>>
  readonly rules: readonly Pick<RuleResult, 'rule' | 'version' | 'title' | 'article' | 'result'>[]
  readonly findings: readonly CheckedFinding[]
  readonly verdict: Verdict
  /** Why the file is unreadable; null where it was read. */
  readonly unreadable: { readonly code: UnreadableCode; readonly message: string } | null
  /** Plain sentences on how the file was read, such as by character recognition. */
  readonly notes: readonly string[]
}

/** The report as it was read, for showing it beside the findings. */
export interface ReadText {
  readonly title: string | null
  readonly preamble: string
  readonly sections: readonly SubjectSection[]
  readonly tables: ReportSubject['tables']
  readonly signedBy: string | null
  readonly signedOn: string | null
}

export interface CheckedFile {
  readonly checkUp: CheckUp
  /** null where the file is unreadable. */
  readonly text: ReadText | null
}

/** A file in memory with the name that its bringer gave it. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface CheckRequest {
  readonly file: NamedFile
  /** Last year's report of the same unit. */
  readonly previous?: NamedFile
  /** Read scans by character recognition (slow). */
  readonly ocr?: boolean
}
