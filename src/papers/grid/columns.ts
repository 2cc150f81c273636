import type { ReportGrid } from './grid.ts'

/** Width of the type area of an official document (GB/T 9704-2012), in millimetres. */
const TYPE_AREA_IN_MM = 156
const T2_SIDE = 54
const T3_SIDES = [10, 17, 44]

/** Widths of a table's columns on A4 portrait, in millimetres; together the type area. */
export function columnWidths({ id, columnCount, sideColumns }: ReportGrid): readonly number[] {
  const sides = id === 't2' ? [T2_SIDE] : id === 't3' ? T3_SIDES : []
  const rest = TYPE_AREA_IN_MM - sides.reduce((sum, width) => sum + width, 0)
  const each = rest / (columnCount - sideColumns)
  return Array.from({ length: columnCount }, (_, column) => sides[column] ?? each)
}
