import type { PrintedBlock, PrintedCell, PrintedDocument, PrintedTable } from '#law/report/reading/printed.ts'

const LONGEST_LINE = 20_000
const MOST_LINES = 100_000
const MARKDOWN_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/

/** Plain text and Markdown: rows of `a | b` or of tabs are tables, all else is lines. */
export function readText(text: string): PrintedDocument {
  const blocks: PrintedBlock[] = []
  const notes: string[] = []
  const lines = text.replaceAll('\u0000', '').split(/\r\n?|\n|\f|\u2028/)
  if (lines.length > MOST_LINES) notes.push(`文件超过${MOST_LINES}行，只读了前面的部分。`)
  let rows: { cells: readonly string[]; line: number }[] = []
  let tables = 0
  const close = () => {
    const table = rows.length === 0 ? null : tableOf(rows, tables + 1)
    rows = []
    if (table === null) return
    tables += 1
    blocks.push(table)
  }
  for (const [index, raw] of lines.slice(0, MOST_LINES).entries()) {
    const line = raw.slice(0, LONGEST_LINE)
    const cells = cellsOf(line)
    if (cells !== null) {
      if (!MARKDOWN_RULE.test(line)) rows.push({ cells, line: index + 1 })
      continue
    }
    close()
    const words = line.replace(/^\s*#{1,6}\s+/, '').replaceAll('**', '')
    if (words.trim() !== '') {
      blocks.push({ kind: 'line', text: words, isSoft: false, place: { line: index + 1 } })
    }
  }
  close()
  return { format: 'text', title: null, blocks, metadata: [], notes }
}

/** The cells of a row; null for a line that is none. Tabs at the end of a row are padding, bars are borders. */
function cellsOf(line: string): readonly string[] | null {
  if (/^\s*\|.*\|/.test(line) || (line.match(/ \| /g)?.length ?? 0) >= 1) {
    const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '')
    return inner.split('|').map((cell) =>
      cell
        .replace(/<br\s*\/?>/gi, '\n')
        .replaceAll('**', '')
        .trim(),
    )
  }
  if (!/\S.*\t|\t.*\S/.test(line)) return null
  return line.replace(/\t[\t ]*$/, '').split('\t')
}

function tableOf(
  rows: readonly { readonly cells: readonly string[]; readonly line: number }[],
  table: number,
): PrintedTable {
  const widths = new Set(rows.map(({ cells }) => cells.length))
  const printed = rows.map(({ cells, line }) =>
    cells.map((text, column): PrintedCell => ({
      text,
      column,
      colSpan: 1,
      rowSpan: 1,
      place: { line, column: column + 1 },
    })),
  )
  const hasColumns = widths.size === 1 && rows.length >= 4 && !rows.some(({ cells }) => cells.length < 2)
  return {
    kind: 'table',
    hasColumns: hasColumns && isBarred(rows),
    rows: printed,
    place: { table, line: rows[0]?.line ?? 1 },
  }
}

/** A Markdown table has as many cells in each row as it has columns. */
function isBarred(rows: readonly { readonly cells: readonly string[] }[]): boolean {
  return rows.some(({ cells }) => cells.some((cell) => cell === '')) || rows.every(({ cells }) => cells.length >= 7)
}
