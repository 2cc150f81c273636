import type { CheckUp } from '#papers/verify/check-up.ts'
import { placeRead, shownText } from './cell-words.ts'
import type { ShownTable } from './shown-report.ts'
import { cellsOf } from './where-words.ts'

/** Every number of a table with the place in the file where it was read: the same as on hover, for reading. */
export function PlaceList(props: { table: ShownTable; checkUp: CheckUp }) {
  const { table, checkUp } = props
  return (
    <details>
      <summary>每格读自文件何处</summary>
      <ul class="lin">
        {table.lines.map((line) => (
          <li>
            <b>{line.label}</b>
            <span>
              {cellsOf(line)
                .map(({ label, figure, value }) => {
                  const place = placeRead(checkUp, figure)
                  const text = `${label} ${shownText(checkUp, figure, value)}`
                  return place === null ? text : `${text}（${place}）`
                })
                .join('；')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
