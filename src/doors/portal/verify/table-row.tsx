import { cellNumber } from '#papers/grid/cell-text.ts'
import type { GridCell, GridRow } from '#papers/grid/grid.ts'
import type { CheckUp } from '#papers/verify/check-up.ts'
import { anchorOf, rowOf } from './anchors.ts'
import { isUnread, placeRead, shownText } from './cell-words.ts'
import type { Pins } from './findings.ts'
import { highlightAt, PinsAt } from './pins.tsx'

interface TableProps {
  readonly checkUp: CheckUp
  readonly pins: Pins
}

/** A row of a table as it was read; a row that was not found is one dashed line. */
export function TableRow(props: { row: GridRow; of: TableProps }) {
  const { row, of } = props
  const figures = row.cells.filter((cell) => cell.kind === 'figure')
  const sides = row.cells.filter((cell) => cell.kind === 'side')
  const [first] = figures
  const isMissing = sides.length > 0 && figures.every((cell) => isUnread(cell, of.checkUp))
  const place = first?.figure == null ? null : rowOf(first.figure)
  return (
    <tr class={row.isStrong ? 'sumrow' : undefined}>
      {row.cells
        .filter((cell) => cell.kind !== 'figure')
        .map((cell) => (
          <Head cell={cell} place={cell === sides.at(-1) ? place : null} pins={of.pins} />
        ))}
      {isMissing && first !== undefined ? (
        <td class="gap-row" colspan={figures.reduce((sum, cell) => sum + cell.colSpan, 0)}>
          这一行没有读到
          {figures.map((cell) => (
            <span id={anchorOf(cell.figure ?? '')}>
              <PinsAt pins={of.pins} place={cell.figure ?? ''} />
            </span>
          ))}
        </td>
      ) : (
        figures.map((cell) => <Figure cell={cell} of={of} />)
      )}
    </tr>
  )
}

/** A head of columns or rows; the innermost head of a row carries what was found on the whole row. */
function Head(props: { cell: GridCell; place: string | null; pins: Pins }) {
  const { cell, place, pins } = props
  const span = {
    ...(cell.colSpan > 1 ? { colspan: cell.colSpan } : {}),
    ...(cell.rowSpan > 1 ? { rowspan: cell.rowSpan } : {}),
  }
  if (cell.kind === 'corner' && cell.rowSpan > 1) {
    return (
      <td {...span} class="c corner">
        {cell.text}
      </td>
    )
  }
  const marked = place === null ? undefined : highlightAt(pins, place)
  const names = [cell.kind === 'block' ? 'blk' : cell.kind === 'head' ? 'c' : cell.isVertical ? 'v' : '', marked ?? '']
  return (
    <th id={place === null ? cell.id : anchorOf(place)} scope={scopeOf(cell)} class={names.join(' ').trim()} {...span}>
      {cell.isVertical ? <span>{cell.text}</span> : cell.text}
      {place === null ? null : <PinsAt pins={pins} place={place} />}
    </th>
  )
}

function Figure(props: { cell: GridCell; of: TableProps }) {
  const { cell, of } = props
  const address = cell.figure ?? ''
  const text = shownText(of.checkUp, address, cell.value)
  const read = placeRead(of.checkUp, address)
  const names = [
    'c',
    cellNumber(cell.value) === 0 ? 'zero' : '',
    cell.value === null ? 'no-number' : '',
    highlightAt(of.pins, address) ?? '',
  ]
  return (
    <td
      id={anchorOf(address)}
      headers={headersOf(cell, address)}
      class={names.filter((name) => name !== '').join(' ')}
      title={read === null ? undefined : `读自${read}`}
      {...(cell.colSpan > 1 ? { colspan: cell.colSpan } : {})}
    >
      {text}
      <PinsAt pins={of.pins} place={address} />
    </td>
  )
}

/** The innermost head of a row goes by the row’s own id. */
function headersOf(cell: GridCell, address: string): string {
  const sides = cell.headers.filter((id) => isSideOf(cell, id))
  const inner = sides.at(-1)
  return cell.headers.map((id) => (id === inner ? anchorOf(rowOf(address)) : id)).join(' ')
}

function isSideOf(cell: GridCell, id: string): boolean {
  const [, y] = id.split('-')
  return Number(y) === cell.y
}

function scopeOf({ kind, colSpan, rowSpan }: GridCell): string {
  if (kind === 'block') return 'colgroup'
  if (kind === 'side') return rowSpan > 1 ? 'rowgroup' : 'row'
  return colSpan > 1 && kind === 'head' ? 'colgroup' : 'col'
}
