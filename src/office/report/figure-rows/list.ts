import { yearSpan } from '#law/day.ts'
import { formOfYear, type FormId } from '#law/report/forms.ts'
import type { Context } from '#kit/context.ts'
import { NotFound } from '#kit/errors.ts'
import type { YearOfUnit } from '../year-ledger/read.ts'
import { explanationOf, ROW_COLUMNS } from './columns.ts'
import { figureQuery } from './figure-query.ts'
import { countRowsBehind, findRowsBehind, rowsBehind } from './store.ts'

export const ROWS_PER_PAGE = 50
/** A late page costs the database as much as all before it; the first hundred thousand rows are enough to read. */
export const LAST_PAGE = 2_000

export interface FigureRows {
  /** How many rows there are on all pages. */
  readonly total: number
  /** What the rows add up to: the figure, unless it was declared or carried. */
  readonly sum: number
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly explanation: string
}

/** The ledger rows behind a figure (`t3.C1[0]`, `web.policy`), oldest first, 50 a page from 1; throws NotFound. */
export async function listFigureRows(
  ctx: Context,
  { key, page, form, ...year }: YearOfUnit & { readonly key: string; readonly page: number; readonly form?: FormId },
): Promise<FigureRows> {
  const query = figureQuery(key, form ?? formOfYear(year.year))
  if (!query || !Number.isInteger(page) || page < 1 || page > LAST_PAGE) throw new NotFound('年度报告里没有这个数')
  const rows = rowsBehind(query, { ...year, ...yearSpan(year.year) })
  const found = await findRowsBehind(ctx.db, { rows, limit: ROWS_PER_PAGE, offset: (page - 1) * ROWS_PER_PAGE })
  const columns = ROW_COLUMNS[query.of]
  return {
    ...(await countRowsBehind(ctx.db, rows)),
    columns: columns.map(({ head }) => head),
    rows: found.map((cells) => columns.map(({ show }, index) => shown(cells[index], show))),
    explanation: `${explanationOf(query)}；只计截至成稿时已登记的记录。`,
  }
}

const shown = (cell: string | null | undefined, show: (cell: string) => string) =>
  cell === null || cell === undefined ? '—' : show(cell)
