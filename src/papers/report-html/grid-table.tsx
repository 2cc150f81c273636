import { cellNumber } from '../grid/cell-text.ts'
import type { GridCell, GridRow, ReportGrid } from '../grid/grid.ts'
import { FigureLink, type FigureView } from './figure-link.tsx'

const SCOPE_OF_GROUP = 'colgroup'

/** A statutory table in a frame that scrolls by itself: caption, multi-level heads, headers of every number. */
export function GridTable(props: { grid: ReportGrid; view: FigureView; phoneHint: string }) {
  const { grid, view, phoneHint } = props
  const head = grid.rows.slice(0, grid.headRows)
  const bands = [...new Set(grid.rows.map((row) => row.band))]
  const bodies = bands.map((band) => grid.rows.slice(grid.headRows).filter((row) => row.band === band))
  return (
    <>
      <p class="tbl-hint">{phoneHint}</p>
      <div class="tbl-box wide" tabindex={0} role="region" aria-label={grid.ordinal}>
        <table class={grid.id === 't2' ? 'grid t2' : grid.id === 't3' ? 'grid t3' : 'grid t3 t4'}>
          <caption class="vh">{grid.title}</caption>
          {grid.id === 't3' ? <Columns count={grid.columnCount} /> : null}
          {head.length === 0 ? null : (
            <thead>
              {head.map((row) => (
                <Row row={row} view={view} />
              ))}
            </thead>
          )}
          {bodies.map((rows) => (
            <tbody>
              {rows.map((row) => (
                <Row row={row} view={view} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  )
}

function Columns(props: { count: number }) {
  return (
    <colgroup>
      {Array.from({ length: props.count }, () => (
        <col />
      ))}
    </colgroup>
  )
}

function Row(props: { row: GridRow; view: FigureView }) {
  return (
    <tr class={props.row.isStrong ? 'sumrow' : undefined}>
      {props.row.cells.map((cell) => (
        <Cell cell={cell} view={props.view} />
      ))}
    </tr>
  )
}

function Cell(props: { cell: GridCell; view: FigureView }) {
  const { cell, view } = props
  const span = {
    ...(cell.colSpan > 1 ? { colspan: cell.colSpan } : {}),
    ...(cell.rowSpan > 1 ? { rowspan: cell.rowSpan } : {}),
  }
  if (cell.kind === 'figure') return <NumberCell cell={cell} view={view} span={span} />
  if (cell.kind === 'corner' && cell.rowSpan > 1) {
    return (
      <td {...span} class="c corner">
        {cell.text}
      </td>
    )
  }
  return (
    <th id={cell.id} scope={scopeOf(cell)} class={classOf(cell)} {...span}>
      {cell.isVertical ? <span>{cell.text}</span> : cell.text}
    </th>
  )
}

/** A zero is no link, unless somebody declared it: hundreds of them would stand in the way of a keyboard. */
function NumberCell(props: { cell: GridCell; view: FigureView; span: { colspan?: number; rowspan?: number } }) {
  const { cell, view, span } = props
  const { figure } = cell
  const origin = figure === null ? undefined : view.document.figures[figure]?.origin
  const isPlain = cellNumber(cell.value) === 0 && origin !== 'declared'
  const isSelected = figure !== null && figure === view.selected
  const names = ['c', ...(cellNumber(cell.value) === 0 ? ['zero'] : []), ...(isSelected ? ['sel'] : [])]
  return (
    <td headers={cell.headers.join(' ')} class={names.join(' ')} {...span}>
      {figure === null || isPlain || cell.value === null ? (
        cell.text || '（缺）'
      ) : (
        <FigureLink view={{ ...view, selected: undefined }} figure={figure} text={cell.text} />
      )}
    </td>
  )
}

function scopeOf({ kind, colSpan, rowSpan }: GridCell): string {
  if (kind === 'block') return SCOPE_OF_GROUP
  if (kind === 'side') return rowSpan > 1 ? 'rowgroup' : 'row'
  return colSpan > 1 && kind === 'head' ? SCOPE_OF_GROUP : 'col'
}

function classOf({ kind, isVertical }: GridCell): string | undefined {
  if (kind === 'block') return 'blk'
  if (kind === 'head') return 'c'
  return isVertical ? 'v' : undefined
}
