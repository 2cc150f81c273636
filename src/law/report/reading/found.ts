import type { CellMark, FileFacts } from '../subject.ts'
import { cellAddress, type T2Cell } from '../tables.ts'
import { readCell } from './cell-value.ts'
import { placeText, type Place, type PrintedCell } from './printed.ts'

/** Something printed that could not be read: a sentence with the place; a cell address where it is known, else the table. */
export type ReadingProblem = FileFacts['problems'][number]

/** What the readers of the three tables gather: rows by id, marks and places by cell address. */
export interface Found {
  readonly rows: Readonly<Record<TableId, Map<string, (T2Cell | null)[]>>>
  readonly marks: Map<string, CellMark>
  readonly places: Map<string, Place>
  readonly problems: ReadingProblem[]
}

export type TableId = 't2' | 't3' | 't4'

export function nothingFound(): Found {
  return {
    rows: { t2: new Map(), t3: new Map(), t4: new Map() },
    marks: new Map(),
    places: new Map(),
    problems: [],
  }
}

export interface Target {
  readonly table: TableId
  readonly row: string
  /** How many cells the row has in the form. */
  readonly width: number
  /** "第三部分的表“新收””, for messages. */
  readonly name: string
}

/** Puts printed cells into a row: `columns[i]` is the form's column of `cells[i]`. */
export function putCells(
  found: Found,
  { table, row, width, name }: Target,
  placed: readonly { readonly column: number; readonly cell: PrintedCell }[],
): void {
  const values = found.rows[table].get(row) ?? Array.from({ length: width }, () => null)
  found.rows[table].set(row, values)
  for (const { column, cell } of placed) {
    const address = cellAddress(table, row, column)
    const read = readCell(cell.text)
    const at = placeText(cell.place)
    found.places.set(address, cell.place)
    if (read.kind === 'mark') found.marks.set(address, read.mark)
    else if (read.kind === 'number') {
      values[column] = read.value
      found.marks.delete(address)
      if (read.note !== '') {
        const message = `${name}（${at}）写的是“${shown(cell.text)}”，读作${read.value}，请核对。`
        found.problems.push({ kind: 'words', message, where: address })
      }
    } else {
      const why = read.kind === 'glued' ? '数字连在一起或者写法不明' : '不是数'
      const message = `${name}（${at}）写的是“${shown(cell.text)}”，${why}，没有采用。`
      found.problems.push({ kind: read.kind === 'glued' ? 'glued' : 'unplaced', message, where: address })
    }
  }
}

/** A short quotation of a cell on one line. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 24 ? `${line.slice(0, 24)}…` : line
}

export function hasRow(found: Found, table: TableId, row: string): boolean {
  return found.rows[table].has(row)
}

/** True where every cell of the row was left without a number. */
export function isBare(found: Found, table: TableId, row: string): boolean {
  return found.rows[table].get(row)?.every((value) => value === null) ?? true
}

/** Takes rows back whose numbers stand on lines of their own, since other such numbers had no label. */
export function withdraw(found: Found, table: TableId, rows: readonly string[]): void {
  if (rows.length === 0) return
  for (const row of rows) found.rows[table].delete(row)
  const isGone = (address: string) => rows.some((row) => address.startsWith(`${table}.${row}[`))
  for (const map of [found.marks, found.places])
    for (const address of [...map.keys()].filter(isGone)) map.delete(address)
  const message = `有${rows.length}行的数和行目不在同一行，旁边又有没有行目的数，不能断定哪个数是哪一行的，没有采用；请用 docx 或网页核对。`
  found.problems.push({ kind: 'unplaced', message, where: table })
}
