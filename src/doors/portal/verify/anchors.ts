import { SECTION_IDS } from '#law/report/forms.ts'
import type { ReportGrid } from '#papers/grid/grid.ts'

/** The id of a place in the shown report: `t3.A[6]` → `c-t3.A-6`, `section.overview` → `c-section.overview`. */
export function anchorOf(where: string): string {
  return `c-${where.replace(/\[(\d+)\]$/, '-$1').replace(/\s+/g, '')}`
}

/** Row of a cell’s address: `t3.C1[2]` → `t3.C1`. */
export function rowOf(address: string): string {
  return address.replace(/\[\d+\]$/, '')
}

/** Every place that the shown report has. */
export function shownPlaces(grids: readonly ReportGrid[]): ReadonlySet<string> {
  const cells = grids.flatMap((grid) => grid.rows.flatMap((row) => figuresOf(row.cells)))
  const rows = grids
    .filter((grid) => grid.sideColumns > 0)
    .flatMap((grid) => grid.rows.flatMap((row) => figuresOf(row.cells).slice(0, 1).map(rowOf)))
  return new Set([
    'document',
    'title',
    'preamble',
    'signature',
    't2',
    't3',
    't4',
    ...SECTION_IDS.map((id) => `section.${id}`),
    ...rows,
    ...cells,
  ])
}

function figuresOf(cells: ReportGrid['rows'][number]['cells']): string[] {
  return cells.flatMap((cell) => cell.figure ?? [])
}

/** The shown place nearest to where a finding is: the cell, its row, its table, else the whole report. */
export function nearestPlace(where: string, shown: ReadonlySet<string>): string {
  const row = rowOf(where)
  const table = /^t[234](?=[.[]|$)/.exec(where)?.[0]
  return [where, row, table].find((place) => place !== undefined && shown.has(place)) ?? 'document'
}
