import type { ReportDocument } from '#law/report/document.ts'
import type { RuleResult } from '#law/report/rules/rule.ts'

/** What every format is written from. */
export interface ReportContent {
  readonly document: ReportDocument
  readonly results: readonly RuleResult[]
  /** SM3 over the document's canonical JSON, in hex. */
  readonly digest: string
}
