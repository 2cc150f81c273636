import type { ReportGrid, GridSource } from './grid.ts'
import { t2Grid } from './t2-grid.ts'
import { t3Grid } from './t3-grid.ts'
import { t4Grid } from './t4-grid.ts'

const GRIDS = { t2: t2Grid, t3: t3Grid, t4: t4Grid } as const

/** A statutory table of a report as printed cells; every format draws the same ones. */
export function reportGrid(document: GridSource, table: ReportGrid['id']): ReportGrid {
  return GRIDS[table](document)
}
