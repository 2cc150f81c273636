import type { ReportDocument } from '#law/report/document.ts'
import type { T2Cell } from '#law/report/tables.ts'

/** What a statutory table is printed from: an edition of ours, or a foreign report. */
export interface GridSource extends Pick<ReportDocument, 'form' | 'tables'> {
  readonly sections: readonly Pick<ReportDocument['sections'][number], 'id' | 'heading'>[]
}

/** A cell of a printed statutory table, placed on a lattice of columns and rows that start at 0. */
export interface GridCell {
  readonly id: string
  /** block: a title across the table; head: above numbers; side: left of numbers; figure: a number of the report. */
  readonly kind: 'corner' | 'block' | 'head' | 'side' | 'figure'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly colSpan: number
  readonly rowSpan: number
  /** The cell's value and its figure's key, for kind `figure`; otherwise null. */
  readonly value: T2Cell
  readonly figure: string | null
  /** Ids of the cells that head this one, outermost first. */
  readonly headers: readonly string[]
  /** Set from top to bottom where there is room for it. */
  readonly isVertical: boolean
}

export interface GridRow {
  readonly cells: readonly GridCell[]
  /** Rows of one band belong together: a block of table two, the body of the others. */
  readonly band: number
  /** A numbered line or a total. */
  readonly isStrong: boolean
}

export interface ReportGrid {
  readonly id: 't2' | 't3' | 't4'
  /** "第二张表". */
  readonly ordinal: string
  readonly title: string
  readonly columnCount: number
  /** Columns left of the numbers. */
  readonly sideColumns: number
  /** Rows that are repeated on every page; 0 where each block has its own head. */
  readonly headRows: number
  readonly rows: readonly GridRow[]
}

/** A cell before its headers are known. */
export type Placed = Pick<GridCell, 'kind' | 'text' | 'x'> &
  Partial<Pick<GridCell, 'colSpan' | 'rowSpan' | 'value' | 'figure' | 'isVertical'>>
export interface PlacedRow {
  readonly cells: readonly Placed[]
  readonly band?: number
  readonly isStrong?: boolean
}

/** Gives every cell its id and its row, and every number the cells that head it. */
export function layGrid(about: Omit<ReportGrid, 'rows'> & { readonly rows: readonly PlacedRow[] }): ReportGrid {
  const bare = about.rows.map(({ cells, band = 0, isStrong = false }, y) => ({
    band,
    isStrong,
    cells: cells.map((cell): GridCell => ({
      colSpan: 1,
      rowSpan: 1,
      value: null,
      figure: null,
      isVertical: false,
      ...cell,
      id: `${about.id}-${y}-${cell.x}`,
      y,
      headers: [],
    })),
  }))
  const rows = bare.map((row) => {
    const heads = bare.filter((other) => other.band === row.band).flatMap((other) => other.cells)
    return { ...row, cells: row.cells.map((cell) => ({ ...cell, headers: headersOf(cell, heads) })) }
  })
  return { ...about, rows }
}

function headersOf(cell: GridCell, candidates: readonly GridCell[]): string[] {
  if (cell.kind !== 'figure') return []
  return candidates
    .filter(
      (other) =>
        ((other.kind === 'head' || other.kind === 'block') && coversColumn(other, cell.x)) ||
        (other.kind === 'side' && other.y <= cell.y && cell.y < other.y + other.rowSpan),
    )
    .map((other) => other.id)
}

function coversColumn({ x, colSpan }: GridCell, column: number): boolean {
  return x <= column && column < x + colSpan
}
