/** A foreign file as printed: what a reader of bytes hands over, before anybody asks what it means. */

/** Where something stands in its file; numbers count from 1. */
export interface Place {
  readonly page?: number
  /** The n-th table of the file. */
  readonly table?: number
  readonly row?: number
  readonly column?: number
  readonly line?: number
}

export interface PrintedCell {
  /** As printed; lines joined by \n, fixed spaces kept. */
  readonly text: string
  /** First column on the table's lattice, from 0; in a table without columns the cell's index in its row. */
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  readonly place: Place
}

/** A table. `hasColumns`: the cells' columns are known (a lattice); false where a row is only a list of cells. */
export interface PrintedTable {
  readonly kind: 'table'
  readonly hasColumns: boolean
  /** Each row lists the cells that begin in it, left to right. */
  readonly rows: readonly (readonly PrintedCell[])[]
  readonly place: Place
}

/** A paragraph (html, docx) or a line (pdf, txt). `isSoft`: the next line may go on with the same paragraph. */
export interface PrintedLine {
  readonly kind: 'line'
  readonly text: string
  readonly isSoft: boolean
  readonly place: Place
}

/** A picture large enough to hold words that nobody can read here. */
export interface PrintedPicture {
  readonly kind: 'picture'
  readonly place: Place
}

export type PrintedBlock = PrintedLine | PrintedTable | PrintedPicture

export const FILE_FORMATS = ['html', 'text', 'docx', 'pdf', 'xlsx', 'json'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

export interface PrintedDocument {
  readonly format: FileFormat
  /** The title that the file states about itself; null = none. */
  readonly title: string | null
  readonly blocks: readonly PrintedBlock[]
  /** Properties of the file that may name a person: { name: "作者", value: "…" }. */
  readonly metadata: readonly { readonly name: string; readonly value: string }[]
  /** Plain Chinese sentences on what could not be read, or was read by recognition. */
  readonly notes: readonly string[]
}

/** "第3页第2张表第5行第4列", "第120行". */
export function placeText({ page, table, row, column, line }: Place): string {
  const ofPage = page === undefined ? '' : `第${page}页`
  const ofTable = table === undefined ? '' : `第${table}张表`
  const ofLine = line === undefined ? '' : `第${line}行`
  const ofRow = row === undefined ? '' : `第${row}行`
  return ofPage + ofTable + ofLine + ofRow + (column === undefined ? '' : `第${column}列`)
}
