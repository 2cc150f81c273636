import { dayInChinese } from '#law/day.ts'
import type { Block, ReportDocument } from '#law/report/document.ts'
import { renderInlines } from '#law/report/narrative.ts'
import { columnWidths } from '../grid/columns.ts'
import { charactersPerLine, shrinkOf, groupLines } from '../grid/lines.ts'
import type { GridRow, ReportGrid } from '../grid/grid.ts'
import { reportGrid } from '../grid/report-grid.ts'
import { titleLines } from '../title-lines.ts'
import type { FontFamilies } from './office-fonts.ts'

/** What the template prints, as plain data: nothing of it is ever read as code. */
export function typstInput(document: ReportDocument, fonts: FontFamilies) {
  const { title, unit, signedOn, preamble, figures, sections, knownAt } = document
  return {
    title,
    titleLines: titleLines(document),
    author: unit.name,
    madeOn: (signedOn ?? knownAt.slice(0, 10)).split('-').map(Number),
    preamble: preamble.map((inlines) => renderInlines(inlines, figures)),
    sections: sections.map(({ heading, blocks }) => ({
      heading,
      blocks: blocks.flatMap((block, index) => {
        const next = blocks[index + 1]
        return printedBlock(block, document).map((printed) => ({ ...printed, isBeforeTable: isSmallTable(next) }))
      }),
    })),
    signedBy: unit.name,
    signedOn: signedOn === null ? null : dayInChinese(signedOn),
    fonts,
  }
}

type PrintedBlock =
  | { readonly kind: 'subheading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly name: ReportGrid['id']; readonly tables: ReturnType<typeof printedTables> }

/** What stands before table four stays on its page. */
function isSmallTable(block: Block | undefined): boolean {
  return block?.kind === 'table' && block.table === 't4'
}

/** An official document has no charts: their numbers stand in its text and tables. */
function printedBlock(block: Block, document: ReportDocument): PrintedBlock[] {
  switch (block.kind) {
    case 'subheading':
      return [block]
    case 'paragraph':
      return [{ kind: block.kind, text: renderInlines(block.inlines, document.figures) }]
    case 'table':
      return [{ kind: block.kind, name: block.table, tables: printedTables(reportGrid(document, block.table)) }]
    case 'chart':
      return []
  }
}

/** One table for each band, so that every block of table two has its own head. */
function printedTables(grid: ReportGrid) {
  const bands = [...new Set(grid.rows.map((row) => row.band))]
  return bands.map((band) => {
    const rows = grid.rows.filter((row) => row.band === band)
    const top = rows[0]?.cells[0]?.y ?? 0
    const headRows = grid.headRows || rows.filter((row) => row.cells[0]?.kind !== 'side').length
    return { columns: columnWidths(grid), headRows, cells: rows.flatMap((row) => printedRow(row, { grid, top })) }
  })
}

function printedRow(row: GridRow, { grid, top }: { grid: ReportGrid; top: number }) {
  return row.cells.map((cell) => ({
    lines: groupLines(cell),
    perLine: charactersPerLine(cell, grid),
    shrink: shrinkOf(cell, grid),
    kind: cell.kind,
    x: cell.x,
    y: cell.y - top,
    colspan: cell.colSpan,
    rowspan: cell.rowSpan,
    isStrong: row.isStrong,
    isVertical: cell.isVertical,
  }))
}
