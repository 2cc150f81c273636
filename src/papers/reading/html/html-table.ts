import type { DefaultTreeAdapterMap } from 'parse5'
import type { PrintedCell, PrintedTable } from '#law/report/reading/printed.ts'
import { attributeOf, isElement, isHidden, MOST_NESTED, nameOf, textOf } from './html-nodes.ts'

type Element = DefaultTreeAdapterMap['element']

const MOST_ROWS = 2000
const MOST_COLUMNS = 200

/** A table that lays out a page holds other tables, or is a single column; what it holds is read in its place. */
export function isDataTable(table: Element): boolean {
  const rows = rowsOf(table)
  if (rows.some((row) => row.childNodes.some((cell) => isElement(cell) && holdsTable(cell, 0)))) return false
  return rows.some((row) => cellsOf(row).length > 1)
}

function holdsTable(element: Element, depth: number): boolean {
  if (depth > MOST_NESTED) return false
  return element.childNodes.some(
    (child) => isElement(child) && (nameOf(child) === 'table' || holdsTable(child, depth + 1)),
  )
}

/** The cells on their lattice, as HTML places them (colspan, rowspan). `table`: its number in the file. */
export function htmlTable(element: Element, table: number): PrintedTable {
  const rows: PrintedCell[][] = []
  /** For each column, how many rows below are still covered by a cell above. */
  let covered: number[] = []
  for (const [index, row] of rowsOf(element).slice(0, MOST_ROWS).entries()) {
    const cells: PrintedCell[] = []
    const below: number[] = covered.map((left) => Math.max(0, left - 1))
    let column = 0
    for (const cell of cellsOf(row)) {
      while ((covered[column] ?? 0) > 0) column += 1
      if (column >= MOST_COLUMNS) break
      const colSpan = spanOf(cell, 'colspan', MOST_COLUMNS - column)
      const rowSpan = spanOf(cell, 'rowspan', MOST_ROWS)
      for (let at = column; at < column + colSpan; at += 1) below[at] = rowSpan - 1
      const place = { table, row: index + 1, column: column + 1 }
      cells.push({ text: textOf(cell), column, colSpan, rowSpan, place })
      column += colSpan
    }
    rows.push(cells)
    covered = Array.from(below, (left) => left ?? 0)
  }
  return { kind: 'table', hasColumns: true, rows, place: { table } }
}

function spanOf(cell: Element, name: string, most: number): number {
  const value = Number(/^\s*(\d{1,5})/.exec(attributeOf(cell, name) ?? '')?.[1] ?? 1)
  return Math.min(Math.max(1, value), Math.max(1, most))
}

function rowsOf(table: Element): Element[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (nameOf(child) === 'tr') return isHidden(child) ? [] : [child]
    if (!['thead', 'tbody', 'tfoot'].includes(nameOf(child))) return []
    return child.childNodes.filter((row): row is Element => isElement(row) && nameOf(row) === 'tr' && !isHidden(row))
  })
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter(
    (cell): cell is Element => isElement(cell) && (nameOf(cell) === 'td' || nameOf(cell) === 'th') && !isHidden(cell),
  )
}
