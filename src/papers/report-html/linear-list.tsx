import { cellText } from '../grid/cell-text.ts'
import type { LinearCell, LinearLine } from '../grid/linear.ts'
import { FigureLink, type FigureView } from './figure-link.tsx'

/** A table read line by line. */
export function LinearList(props: { lines: readonly LinearLine[]; view: FigureView; class: string; label: string }) {
  const { lines, view, label } = props
  return (
    <ul class={props.class} aria-label={label}>
      {lines.map((line) => (
        <li>
          <b>
            {line.label}
            {line.total === null ? null : (
              <>
                {' '}
                <Number cell={line.total} view={view} /> 件
              </>
            )}
          </b>
          <span>
            {line.parts.map((cell, index) => (
              <>
                {index === 0 ? '' : '，'}
                {cell.label} <Number cell={cell} view={view} />
              </>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Number(props: { cell: LinearCell; view: FigureView }) {
  const { cell, view } = props
  const text = cellText(cell.value)
  if (cell.value === null || cell.value === 0) return <>{text || '（缺）'}</>
  return <FigureLink view={view} figure={cell.figure} text={text} />
}
