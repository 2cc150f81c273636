import { ORIGIN_LABELS, type Figure } from '#law/report/figure.ts'
import { LAST_PAGE, ROWS_PER_PAGE, type FigureRows } from '../reads.ts'

export interface OpenedFigure {
  readonly figure: Figure
  readonly rows: FigureRows
  /** From 1. */
  readonly page: number
}

export interface DrillLinks {
  readonly page: (page: number) => string
  readonly close: string
  readonly figure: (key: string) => string
}

/** The panel behind a number: what it counts, where it comes from, and every record that it adds up. */
export function DrillPanel(props: { opened: OpenedFigure; parts: readonly Figure[]; links: DrillLinks }) {
  const { figure, rows } = props.opened
  return (
    <section class="drill wide" id="drill" aria-labelledby="drill-title">
      <h3 id="drill-title">
        {figure.label}：{figure.value} {figure.unit}
      </h3>
      <p>
        {ORIGIN_LABELS[figure.origin]}。{rows.explanation}
      </p>
      {figure.reason === null ? null : <p>说明：{figure.reason}</p>}
      {props.parts.length === 0 ? null : <Parts parts={props.parts} figureHref={props.links.figure} />}
      {rows.rows.length === 0 ? null : <RowTable rows={rows} label={figure.label} />}
      <p class="ways">
        <Pages opened={props.opened} links={props.links} />
        <a href={props.links.close}>收起，回到报告</a>
      </p>
    </section>
  )
}

function Parts(props: { parts: readonly Figure[]; figureHref: (key: string) => string }) {
  return (
    <p>
      等于：
      {props.parts.map((part, index) => (
        <>
          {index === 0 ? '' : ' + '}
          {part.label}{' '}
          <a class="fig" href={props.figureHref(part.key)}>
            {part.value}
          </a>
        </>
      ))}
    </p>
  )
}

/** Days, short words and fingerprints stand on one line; titles and reasons may break. */
const UNBROKEN = /^(\d{4}-\d{2}-\d{2}|[0-9a-f]{8,16}|\S{1,6})$/

function RowTable(props: { rows: FigureRows; label: string }) {
  const { columns, rows } = props.rows
  return (
    <table>
      <caption class="vh">{props.label}背后的记录</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, index) => (
              <td data-head={columns[index]} class={UNBROKEN.test(cell) ? 'nw' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Pages(props: { opened: OpenedFigure; links: DrillLinks }) {
  const { page, rows } = props.opened
  const pages = Math.ceil(rows.total / ROWS_PER_PAGE)
  const last = Math.min(pages, LAST_PAGE)
  if (last <= 1) return null
  return (
    <>
      <span class="meta">
        共 {rows.total} 条，第 {page} 页，共 {last} 页{pages > last ? '（页面只列前面的记录）' : ''}{' '}
      </span>
      {page > 1 ? <a href={props.links.page(page - 1)}>上一页</a> : null}
      {page < last ? <a href={props.links.page(page + 1)}>下一页</a> : null}
    </>
  )
}
