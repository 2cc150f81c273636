import { strToU8, zipSync } from 'fflate'
import { Unreadable } from '../unreadable.ts'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const COMPATIBLE = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

type Parts = Readonly<Record<string, string | Uint8Array>>

/** A package of the given parts, made by code and by no office program. */
export function aPackage(parts: Parts): Uint8Array {
  const entries = Object.entries({ '[Content_Types].xml': '<Types/>', ...parts })
  return zipSync(
    Object.fromEntries(entries.map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])),
  )
}

/** word/document.xml around a body. */
export function documentXml(body: string): string {
  return `<w:document xmlns:w="${WORD}" xmlns:mc="${COMPATIBLE}"><w:body>${body}</w:body></w:document>`
}

/** A Word file with this body; `parts` may give "word/styles.xml" and others. */
export function aDocx(body: string, parts: Parts = {}): Uint8Array {
  return aPackage({ 'word/document.xml': documentXml(body), ...parts })
}

export function wordPart(root: string, content: string): string {
  return `<w:${root} xmlns:w="${WORD}">${content}</w:${root}>`
}

export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

export function cell(text: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`
}

export interface SheetFixture {
  readonly xml: string
  readonly state?: string
}

/** A worksheet: `data` stands in sheetData, `after` behind it, `before` in front. */
export function sheetXml(data: string, { before = '', after = '' } = {}): string {
  return `<worksheet xmlns="${SHEET}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`
}

/** Cells with inline texts and numbers, row by row from A1; null leaves a gap. */
export function rowsXml(rows: readonly (readonly (string | number | null)[])[]): string {
  const cellXml = (value: string | number | null, index: number, row: number) => {
    const at = `${String.fromCharCode(65 + index)}${row}`
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
    return `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  }
  return rows
    .map((row, y) => `<row r="${y + 1}">${row.map((value, x) => cellXml(value, x, y + 1)).join('')}</row>`)
    .join('')
}

/** A workbook of these sheets; `parts` may give "xl/sharedStrings.xml" and "xl/styles.xml". */
export function anXlsx(sheets: readonly (string | SheetFixture)[], parts: Parts = {}): Uint8Array {
  const all = sheets.map((sheet) => (typeof sheet === 'string' ? { xml: sheet } : sheet))
  const list = all.map(({ state }, index) => {
    return `<sheet name="表${index + 1}" sheetId="${index + 1}" r:id="r${index}" ${state ? `state="${state}"` : ''}/>`
  })
  const relations = all.map((_, index) => {
    return `<Relationship Id="r${index}" Type="${OFFICE}/worksheet" Target="worksheets/s${index}.xml"/>`
  })
  return aPackage({
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
    ...Object.fromEntries(all.map(({ xml }, index) => [`xl/worksheets/s${index}.xml`, xml])),
    ...parts,
  })
}

export function sheetPart(root: string, content: string): string {
  return `<${root} xmlns="${SHEET}">${content}</${root}>`
}

/** The error that reading ends in; null where it ends in a document. */
export function refusal(read: () => unknown): Unreadable | null {
  try {
    read()
    return null
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
}
