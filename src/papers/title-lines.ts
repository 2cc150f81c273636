import type { ReportDocument } from '#law/report/document.ts'

/** The title broken by meaning: who, then which year's what. */
export function titleLines({ title, unit }: ReportDocument): readonly string[] {
  const rest = title.startsWith(unit.name) ? title.slice(unit.name.length) : ''
  return rest === '' ? [title] : [unit.name, rest]
}
