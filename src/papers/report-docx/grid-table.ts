import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
} from 'docx'
import { TextRun, VerticalAlignTable, WidthType } from 'docx'
import { columnWidths } from '../grid/columns.ts'
import type { GridCell, GridRow, ReportGrid } from '../grid/grid.ts'
import { evenLines } from '../grid/lines.ts'
import { fontOf, twips } from './measures.ts'
import { TABLE_TEXT } from './styles.ts'

interface CellMeasures {
  /** Half points. */
  readonly size: number
  /** Exact line height in twips. */
  readonly line: number
  /** Space above and below, in twips. */
  readonly padding: number
}
const MEASURES: Readonly<Record<ReportGrid['id'], CellMeasures>> = {
  t2: { size: 21, line: 280, padding: 70 },
  t3: { size: 18, line: 230, padding: 50 },
  t4: { size: 18, line: 240, padding: 70 },
}
const SIDE_PADDING = 40

/** A statutory table with fixed widths on A4 portrait; heads repeat on every page, no row is broken. */
export function gridTable(grid: ReportGrid): Table {
  const widths = columnWidths(grid).map(twips)
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    alignment: AlignmentType.CENTER,
    rows: grid.rows.map((row, index) => {
      const cells = row.cells.map((cell) => tableCell(cell, { row, grid, widths }))
      return new TableRow({ cantSplit: true, ...(index < grid.headRows ? { tableHeader: true } : {}), children: cells })
    }),
  })
}

interface Place {
  readonly row: GridRow
  readonly grid: ReportGrid
  readonly widths: readonly number[]
}

function tableCell(cell: GridCell, place: Place): TableCell {
  const { padding } = MEASURES[place.grid.id]
  const width = place.widths.slice(cell.x, cell.x + cell.colSpan).reduce((sum, one) => sum + one, 0)
  return new TableCell({
    columnSpan: cell.colSpan,
    rowSpan: cell.rowSpan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: padding, bottom: padding, left: SIDE_PADDING, right: SIDE_PADDING, marginUnitType: WidthType.DXA },
    ...(cell.isVertical ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {}),
    children: [cellParagraph(cell, place)],
  })
}

function cellParagraph(cell: GridCell, { row, grid }: Place): Paragraph {
  const { size, line } = MEASURES[grid.id]
  // Table three fills a page; not every word processor keeps its rows together without a break before it.
  const isFirst = cell === grid.rows[0]?.cells[0]
  const isLeft = cell.kind === 'side' && !cell.isVertical
  const isHead = cell.kind !== 'side' && cell.kind !== 'figure'
  return new Paragraph({
    style: TABLE_TEXT,
    alignment: isLeft ? AlignmentType.LEFT : AlignmentType.CENTER,
    spacing: { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    keepNext: row !== grid.rows.at(-1),
    ...(isFirst && grid.id === 't3' ? { pageBreakBefore: true } : {}),
    children: evenLines(cell, grid).map((text, index) => {
      return new TextRun({
        text,
        size,
        font: fontOf(isHead || row.isStrong ? 'hei' : 'song'),
        ...(index > 0 ? { break: 1 } : {}),
      })
    }),
  })
}
