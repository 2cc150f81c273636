import type { ReportDocument } from '#law/report/document.ts'
import { renderInlines } from '#law/report/narrative.ts'
import { reportGrid } from '../grid/report-grid.ts'
import type { GridCell, ReportGrid } from '../grid/grid.ts'

/** Ways in which bodies lay out the same report; each takes the document and gives the text of a file. */
export const LAYOUTS: Readonly<Record<string, (document: ReportDocument) => string>> = {
  'html with spans': (document) => page(document, htmlTable),
  'html without spans: a blank cell for each covered one': (document) => page(document, flatHtmlTable),
  'html cut by page breaks, heads repeated': (document) =>
    page(document, (grid) => cutTable(grid, { repeatsHead: true })),
  'html cut by page breaks, heads not repeated': (document) =>
    page(document, (grid) => cutTable(grid, { repeatsHead: false })),
  'html with a label cut by the page break': (document) => page(document, tableWithCutLabels),
  'html in tables that lay out the page': (document) =>
    `<table><tr><td><a href="/">首页</a></td></tr><tr><td>${page(document, htmlTable)}</td></tr></table>`,
  'html without a space left between tags': (document) => page(document, htmlTable).replace(/>\s+</g, '><'),
  'html with half-width brackets, no digits before items': (document) =>
    page(document, htmlTable)
      .replaceAll('（', '(')
      .replaceAll('）', ')')
      .replace(/>\d\.(?=\p{Script=Han})/gu, '>'),
  'html of a word processor': (document) => page(document, wordTable),
  'html with numbers in full-width digits': (document) => page(document, htmlTable).replace(/>(\d+)</g, wide),
  'html with heads at other levels': (document) => page(document, tableWithOtherHeads),
  'html with other numbers before items': (document) =>
    page(document, htmlTable)
      .replace(/>(\d)\.(?=\p{Script=Han})/gu, '>（$1）')
      .replace('一、本年新收', '1、本年新收'),
  'html with the three tables in one': (document) =>
    page(document, htmlTable).replace(/<\/table>\s*<p>(.*?)<\/p>[^]*?<table>/g, '<tr><td colspan="10">$1</td></tr>'),
  'rows of bars': (document) => text(document, (grid) => rowsOf(grid, (cells) => `| ${cells.join(' | ')} |`)),
  'a Markdown table': (document) => text(document, markdownTable),
  'rows of tabs': (document) => text(document, (grid) => rowsOf(grid, (cells) => cells.join('\t'))),
  'rows of tabs, copied from a sheet': (document) => text(document, sheetRows),
  'columns of spaces': (document) => text(document, (grid) => rowsOf(grid, (cells) => cells.join('    '))),
  'one cell a line': (document) => text(document, (grid) => rowsOf(grid, (cells) => cells.join('\n'))),
}

function wide(_: string, digits: string): string {
  return `>${[...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')}<`
}

type TableWriter = (grid: ReportGrid) => string

function parts(document: ReportDocument, table: TableWriter, line: (words: string) => string): string {
  const { figures } = document
  return [
    line(document.title),
    ...document.preamble.map((inlines) => line(renderInlines(inlines, figures))),
    ...document.sections.flatMap(({ heading, blocks }) => [
      line(heading),
      ...blocks.flatMap((block) => {
        if (block.kind === 'subheading') return [line(block.text)]
        if (block.kind === 'paragraph') return [line(renderInlines(block.inlines, figures))]
        return block.kind === 'table' ? [table(reportGrid(document, block.table))] : []
      }),
    ]),
    line(document.unit.name),
    line('2022年1月19日'),
  ].join('\n')
}

function page(document: ReportDocument, table: TableWriter): string {
  const body = parts(document, table, (words) => `<p>${words}</p>`)
  return `<html><head><title>${document.title}</title></head><body><div>首页 &gt; 信息公开</div>${body}<div>版权所有：样例县</div></body></html>`
}

function text(document: ReportDocument, table: TableWriter): string {
  return parts(document, table, (words) => words)
}

const cell = ({ text: words, colSpan, rowSpan }: GridCell) =>
  `<td colspan="${colSpan}" rowspan="${rowSpan}">${words}</td>`

function tableOf(rows: readonly string[]): string {
  return `<table>\n${rows.map((row) => `<tr>${row}</tr>`).join('\n')}\n</table>`
}

function htmlTable(grid: ReportGrid): string {
  return tableOf(grid.rows.map(({ cells }) => cells.map(cell).join('')))
}

/** Every lattice square as a cell; a covered square is blank. */
function squares(grid: ReportGrid): string[][] {
  return grid.rows.map((_, y) =>
    Array.from({ length: grid.columnCount }, (__, x) => grid.rows[y]?.cells.find((one) => one.x === x)?.text ?? ''),
  )
}

function flatHtmlTable(grid: ReportGrid): string {
  return tableOf(squares(grid).map((row) => row.map((words) => `<td>${words}</td>`).join('')))
}

/** Cuts a table into pieces of seven rows; spans that reach over a cut are written again below it. */
function cutTable(grid: ReportGrid, { repeatsHead }: { readonly repeatsHead: boolean }): string {
  const size = 7
  const head = grid.rows.slice(0, grid.headRows)
  const body = grid.rows.slice(grid.headRows)
  const pieces = Array.from({ length: Math.ceil(body.length / size) }, (_, index) => index * size)
  return pieces
    .map((from, index) => {
      const rows = body.slice(from, from + size)
      const written = rows.map(({ cells }, offset) => {
        const above = offset === 0 ? coveringFrom(grid, grid.headRows + from) : []
        const all = [...above, ...cells].toSorted((one, other) => one.x - other.x)
        return all.map((one) => cell({ ...one, rowSpan: Math.min(one.rowSpan, rows.length - offset) })).join('')
      })
      const top = index === 0 || repeatsHead ? head.map(({ cells }) => cells.map(cell).join('')) : []
      return tableOf([...top, ...written])
    })
    .join('\n<p>- 3 -</p>\n')
}

function coveringFrom(grid: ReportGrid, y: number): GridCell[] {
  return grid.rows
    .flatMap(({ cells }) => cells)
    .filter((one) => one.y < y && one.y + one.rowSpan > y)
    .map((one) => ({ ...one, rowSpan: one.y + one.rowSpan - y }))
}

/** The longest labels stand half at the foot of one page and half at the head of the next. */
function tableWithCutLabels(grid: ReportGrid): string {
  const rows = grid.rows.flatMap(({ cells }) => {
    const label = cells.findLast(({ kind }) => kind === 'side')
    const isCut = label !== undefined && label.rowSpan === 1 && label.text.length > 12 && grid.id === 't3'
    if (!isCut) return [cells.map(cell).join('')]
    const half = Math.ceil(label.text.length / 2)
    const first = cells.map((one) => (one === label ? { ...one, text: one.text.slice(0, half) } : one))
    const rest = `<td colspan="${grid.columnCount - 7}">${label.text.slice(half)}</td>${'<td></td>'.repeat(7)}`
    return [first.map(cell).join(''), CUT, rest]
  })
  const pieces = rows.join('\n').split(`\n${CUT}\n`)
  return pieces.map((piece) => tableOf(piece.split('\n'))).join('\n')
}
const CUT = '<!-- cut -->'

/** 总计 beside 申请人情况, and a blank cell below 自然人. */
function tableWithOtherHeads(grid: ReportGrid): string {
  if (grid.id !== 't3') return htmlTable(grid)
  const [, , third, ...body] = grid.rows.map(({ cells }) => cells.map(cell).join(''))
  return tableOf([
    '<td colspan="3" rowspan="3">（本列数据的勾稽关系为…）</td><td colspan="6">申请人情况</td><td rowspan="3">总计</td>',
    '<td>自然人</td><td colspan="5">法人或其他组织</td>',
    `<td></td>${third}`,
    ...body,
  ])
}

/** As a word processor saves it: a digit to a span, blocks inside cells. */
function wordTable(grid: ReportGrid): string {
  const letters = (words: string) => [...words].map((letter) => `<span><font>${letter}</font></span>`).join('')
  return tableOf(
    grid.rows.map(({ cells }) =>
      cells
        .map((one) => cell({ ...one, text: `<p class="MsoNormal">${letters(one.text)}<span><o:p></o:p></span></p>` }))
        .join(''),
    ),
  )
}

function rowsOf(grid: ReportGrid, write: (cells: readonly string[]) => string): string {
  return grid.rows.map(({ cells }) => write(cells.map(({ text: words }) => words))).join('\n')
}

function markdownTable(grid: ReportGrid): string {
  const [first = [], ...others] = squares(grid).map((row) => `| ${row.join(' | ')} |`)
  return [first, `|${' --- |'.repeat(grid.columnCount)}`, ...others].join('\n')
}

function sheetRows(grid: ReportGrid): string {
  return squares(grid)
    .map((row) => row.join('\t'))
    .join('\n')
}
