import type { Border, Cell, Workbook } from 'exceljs'
import { cellNumber } from '../grid/cell-text.ts'
import type { GridCell, GridRow, ReportGrid } from '../grid/grid.ts'
import { PAGE } from './page.ts'

const LINE: Partial<Border> = { style: 'thin', color: { argb: 'FF7F8894' } }
const SHADE = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F3F6' } } as const
const CHARACTERS_PER_LINE = 15
const POINTS_PER_LINE = 15

const WIDTHS: Readonly<Record<ReportGrid['id'], (column: number) => number>> = {
  t2: (column) => (column === 0 ? 26 : 13),
  t3: (column) => [5, 11, 30][column] ?? 9,
  t4: () => 7,
}

/** A statutory table as a sheet of its own, merged as printed; texts stay texts and never become formulas. */
export function drawGrid(workbook: Workbook, grid: ReportGrid): void {
  const orientation = grid.id === 't4' ? 'landscape' : 'portrait'
  const head = grid.headRows === 0 ? {} : { printTitlesRow: `1:${grid.headRows}` }
  const sheet = workbook.addWorksheet(grid.ordinal, { pageSetup: { ...PAGE, orientation, ...head } })
  sheet.columns = Array.from({ length: grid.columnCount }, (_, column) => ({ width: WIDTHS[grid.id](column) }))
  for (const row of grid.rows) {
    for (const cell of row.cells) {
      const [top, left] = [cell.y + 1, cell.x + 1]
      const [bottom, right] = [cell.y + cell.rowSpan, cell.x + cell.colSpan]
      if (cell.colSpan > 1 || cell.rowSpan > 1) sheet.mergeCells(top, left, bottom, right)
      const target = sheet.getCell(top, left)
      target.value = valueOf(cell)
      dress(target, cell, row)
    }
  }
  grid.rows.forEach((row, index) => {
    sheet.getRow(index + 1).height = Math.max(...row.cells.map((cell) => linesOf(cell, grid))) * POINTS_PER_LINE + 5
  })
}

/** An amount keeps its unit in the number format, so that the cell stays a number. */
function valueOf(cell: GridCell): string | number | null {
  return cell.kind === 'figure' ? cellNumber(cell.value) : cell.text
}

function dress(target: Cell, cell: GridCell, row: GridRow): void {
  const isHead = cell.kind !== 'side' && cell.kind !== 'figure'
  target.border = { top: LINE, left: LINE, bottom: LINE, right: LINE }
  target.alignment = {
    wrapText: true,
    vertical: 'middle',
    horizontal: cell.kind === 'side' && !cell.isVertical ? 'left' : 'center',
    ...(cell.isVertical ? { textRotation: 'vertical' as const } : {}),
  }
  if (isHead || row.isStrong) target.font = { bold: true }
  if (isHead || row.isStrong) target.fill = SHADE
  if (cell.value !== null && typeof cell.value === 'object') target.numFmt = `#,##0.##"${plain(cell.value.unit)}"`
}

/** A unit is a word; anything else in it would be read as part of the number format. */
function plain(unit: string): string {
  return unit.replace(/["\\]/g, '')
}

function linesOf(cell: GridCell, grid: ReportGrid): number {
  if (cell.rowSpan > 1) return 1
  const columns = Array.from({ length: cell.colSpan }, (_, index) => WIDTHS[grid.id](cell.x + index))
  const width = columns.reduce((sum, column) => sum + column, 0)
  return Math.ceil(cell.text.length / Math.max(2, (width / 2) * (CHARACTERS_PER_LINE / 16)))
}
