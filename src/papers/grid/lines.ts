import { columnWidths } from './columns.ts'
import type { GridCell, ReportGrid } from './grid.ts'

/** Width of a character of 9 pt, and what the edges of a cell take. */
const CHARACTER_IN_MM = 3.2
const INSET_IN_MM = 2

/** A group such as （三）不予公开 is broken behind its number. */
export function groupLines({ kind, rowSpan, isVertical, text }: GridCell): readonly string[] {
  const isGroup = kind === 'side' && rowSpan > 1 && !isVertical
  return isGroup ? text.split(/(?<=^（.）)/) : [text]
}

/** Characters on each of the fewest lines that hold a narrow head; 0 where one line does, and for other cells. */
export function charactersPerLine({ kind, colSpan, text, x }: GridCell, grid: ReportGrid): number {
  if (kind !== 'head' || colSpan > 1) return 0
  const width = (columnWidths(grid)[x] ?? 0) - INSET_IN_MM
  const lines = Math.ceil(text.length / Math.max(1, Math.floor(width / CHARACTER_IN_MM)))
  return lines > 1 ? Math.ceil(text.length / lines) : 0
}

/** Width of a digit of 10.5 pt, the largest in a table. */
const DIGIT_IN_MM = 2

/** How much smaller a number is set that is wider than its cell, 1 for most: figures must never run into the next cell. */
export function shrinkOf({ kind, colSpan, text, x }: GridCell, grid: ReportGrid): number {
  if (kind !== 'figure') return 1
  const widths = columnWidths(grid).slice(x, x + colSpan)
  const width = widths.reduce((sum, one) => sum + one, 0) - INSET_IN_MM
  return Math.min(1, width / (text.length * DIGIT_IN_MM))
}

/** The text of a cell as lines of equal length, where a program would break it badly. */
export function evenLines(cell: GridCell, grid: ReportGrid): readonly string[] {
  const perLine = charactersPerLine(cell, grid)
  return perLine === 0 ? groupLines(cell) : (cell.text.match(new RegExp(`.{1,${perLine}}`, 'gu')) ?? [])
}
