import type { CheckUp } from '#papers/verify/check-up.ts'
import { anchorOf } from './anchors.ts'
import type { Pins } from './findings.ts'
import { highlightAt, PinsAt } from './pins.tsx'
import { PlaceList } from './place-list.tsx'
import type { ShownTable } from './shown-report.ts'
import { TableRow } from './table-row.tsx'
import { whereInWords } from './where-words.ts'

const LAYOUTS = { t2: 'grid t2', t3: 'grid t3 v3', t4: 'grid t3 t4 v4' } as const

interface TableProps {
  readonly table: ShownTable
  readonly checkUp: CheckUp
  readonly pins: Pins
}

/** A table as it was read, in its form’s own layout; under it, row by row, where each number was read. */
export function TableView(props: TableProps) {
  const { table, pins } = props
  const { grid, id } = table
  const head = grid.rows.slice(0, grid.headRows)
  const body = grid.rows.slice(grid.headRows)
  const name = whereInWords(id, [])
  return (
    <div id={anchorOf(id)}>
      <p class={`tbl-name ${highlightAt(pins, id) ?? ''}`.trim()}>
        {name}
        <PinsAt pins={pins} place={id} />
      </p>
      <p class="tbl-hint">表格较宽，可左右滑动</p>
      <div class="tbl-box wide" tabindex={0} role="region" aria-label={name}>
        <table class={LAYOUTS[id]}>
          <caption class="vh">{grid.title}</caption>
          {id === 't3' ? (
            <colgroup>
              {Array.from({ length: grid.columnCount }, () => (
                <col />
              ))}
            </colgroup>
          ) : null}
          {head.length === 0 ? null : (
            <thead>
              {head.map((row) => (
                <TableRow row={row} of={props} />
              ))}
            </thead>
          )}
          {[...new Set(body.map((row) => row.band))].map((band) => (
            <tbody>
              {body
                .filter((row) => row.band === band)
                .map((row) => (
                  <TableRow row={row} of={props} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
      {hasNoNumber(props) ? (
        <p class="meta legend">“空”“／”“—”是文件里这样写的，不是 0；“未读到”是文件里没有找到这一格。</p>
      ) : null}
      <PlaceList table={table} checkUp={props.checkUp} />
    </div>
  )
}

function hasNoNumber({ table }: TableProps): boolean {
  return table.grid.rows.some((row) => row.cells.some((cell) => cell.kind === 'figure' && cell.value === null))
}
