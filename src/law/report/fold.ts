import type { YearLedger } from './facts.ts'
import type { Declaration, Figures } from './figure.ts'
import { reckonFigures } from './figures.ts'
import { planCounts } from './fold-counts.ts'
import { planTables, tablesOf } from './fold-tables.ts'
import { FORMS, type FormId } from './forms.ts'
import type { ReportTables } from './tables.ts'

export interface FoldInput {
  readonly ledger: YearLedger
  readonly form: FormId
  /** Row D of last year's filed report, 7 cells by applicant class and total; null when none was filed here. */
  readonly carriedIn: readonly number[] | null
  /** Names that report, such as "2020年年度报告"; null with `carriedIn` null. */
  readonly carriedFrom: string | null
  readonly declarations: readonly Declaration[]
}

export interface FoldedYear {
  readonly tables: ReportTables
  readonly figures: Figures
  readonly ledger: YearLedger
}

/** 条例 art. 50: a unit's year as the form's tables and the numbers of its text; each cell is a figure of its address. */
export function foldYear(input: FoldInput): FoldedYear {
  const form = FORMS[input.form]
  const plan = [...planTables(input, form), ...planCounts(input.ledger, form)]
  const figures = reckonFigures(plan, input.declarations)
  return { tables: tablesOf(figures, form), figures, ledger: input.ledger }
}
