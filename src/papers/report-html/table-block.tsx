import type { ReportGrid } from '../grid/grid.ts'
import { linearLines, linesNotZero } from '../grid/linear.ts'
import { reportGrid } from '../grid/report-grid.ts'
import type { FigureView } from './figure-link.tsx'
import { GridTable } from './grid-table.tsx'
import { LinearList } from './linear-list.tsx'

/** A statutory table with both ways to read it: as printed, and line by line (the short way first on a phone). */
export function TableBlock(props: { table: ReportGrid['id']; view: FigureView }) {
  const { table, view } = props
  const grid = reportGrid(view.document, table)
  const lines = linearLines(view.document, table)
  const notZero = linesNotZero(lines)
  const plain = { ...view, selected: undefined }
  return (
    <>
      {notZero.length === 0 ? null : (
        <LinearList lines={notZero} view={plain} class="lin phone" label={`${grid.ordinal}，只列不为零的数`} />
      )}
      <GridTable grid={grid} view={view} phoneHint={hint(notZero.length, lines.length)} />
      <details>
        <summary>按行读{grid.ordinal}</summary>
        <LinearList lines={lines} view={{ document: view.document }} class="lin" label={`${grid.ordinal}，逐行`} />
      </details>
    </>
  )
}

function hint(notZero: number, all: number): string {
  const wide = '全表较宽，可左右滑动'
  if (notZero === 0) return `各项均为 0。${wide}`
  return notZero < all ? `其余各行均为 0。${wide}` : wide
}
