import { T3_CORNER } from '../forms.ts'
import { isValue } from './cell-value.ts'
import type { TableId } from './found.ts'
import { plainLabel } from './plain-label.ts'
import type { PrintedCell, PrintedLine } from './printed.ts'
import { kindOfWords, type TablePart } from './table-part.ts'

const WIDEST: Readonly<Record<TableId, number>> = { t2: 3, t3: 7, t4: 15 }
/** Between labels that stand side by side: a wide space, or any before a numbered one. */
const GAP = /\s{2,}|\t|\s+(?=[（(][一二三四五六七][）)]|\d[.．、]\p{Script=Han})/u
const PAGE_MARK = /^\s*[-—–―]\s*\d{1,4}\s*[-—–―]\s*$/
const CORNER = plainLabel(T3_CORNER)

/** Lines of a section that are rows of its table, for files that keep no table; the rest is prose. */
export function looseTable(
  lines: readonly PrintedLine[],
  kind: TableId,
): { readonly part: TablePart | null; readonly prose: readonly PrintedLine[] } {
  const rows: PrintedCell[][] = []
  const prose: PrintedLine[] = []
  for (const line of lines) {
    if (PAGE_MARK.test(line.text)) continue
    const cells = rowOf(line)
    if (cells === null) {
      prose.push(line)
      continue
    }
    const last = rows.at(-1)
    const isOnlyValues = cells.every(({ text }) => isValue(text))
    if (last && isOnlyValues && valuesIn(last) + cells.length <= WIDEST[kind])
      last.push(...renumbered(cells, last.length))
    else rows.push(cells)
  }
  const numbers = rows.flat().filter(({ text }) => isValue(text)).length
  return numbers === 0
    ? { part: null, prose: lines }
    : { part: { kind, hasColumns: false, isLoose: true, rows }, prose }
}

function valuesIn(cells: readonly PrintedCell[]): number {
  return cells.filter(({ text }) => isValue(text)).length
}

function renumbered(cells: readonly PrintedCell[], from: number): PrintedCell[] {
  return cells.map((cell, index) => ({ ...cell, column: from + index }))
}

/** The cells of a line that is a row or a piece of one; null for prose. */
function rowOf({ text, place }: PrintedLine): PrintedCell[] | null {
  const { label, values } = splitValues(text)
  const pieces = label.split(GAP).filter((piece) => piece.trim() !== '')
  const isRow = values.length >= 2 || (values.length === 1 && (label === '' || kindOfWords(label) !== null))
  if (!isRow && !isPiece(label)) return null
  return [...pieces, ...(isRow ? values : [])].map((piece, column) => ({
    text: piece.trim(),
    column,
    colSpan: 1,
    rowSpan: 1,
    place: { ...place, column: column + 1 },
  }))
}

/** The numbers that end a line, each with a space before it. */
function splitValues(text: string): { label: string; values: string[] } {
  const tokens = text.trim().split(/[^\S\u00a0]+/)
  const first = tokens.findLastIndex((token) => !isValue(token)) + 1
  const values = tokens.slice(first)
  const label = tokens.slice(0, first)
  return { label: label.length === 0 ? '' : labelOf(text, label), values }
}

/** The text before the numbers, with its gaps kept. */
function labelOf(text: string, tokens: readonly string[]): string {
  let end = 0
  for (const token of tokens) end = text.indexOf(token, end) + token.length
  return text.slice(0, end).trim()
}

/** A row told again in words, as pages do for small screens: "2.重复申请0件，自然人0，商业企业0". */
export function isRowInWords({ text }: PrintedLine): boolean {
  const label = /^(.{4,60}?)[：:，]?\s*\d/.exec(text.trim())?.[1] ?? ''
  return kindOfWords(label) !== null && /\d/.test(text.slice(label.length))
}

/** Words of a head or of a label: short, no sentence. */
function isPiece(label: string): boolean {
  if (label === '' || /[。；]/.test(label)) return false
  if (kindOfWords(label) !== null) return true
  const words = plainLabel(label)
  return CORNER.includes(words) || (words.length <= 22 && !/[，：:]/.test(label)) || /不计其他情形|不再处理/.test(words)
}
