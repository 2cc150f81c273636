import { z } from 'zod'
import { ReportFile } from './schema.ts'
import type { ReportContent } from '../report-content.ts'

/** The report as published JSON: indented, content first proven by its digest. */
export function reportJson({ document, results, digest }: ReportContent): string {
  return `${JSON.stringify({ digest, document, results }, null, 2)}\n`
}

/** The JSON schema of that file, as published in `docs/schema/report-1.json`. */
export function reportJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(ReportFile), null, 2)}\n`
}
