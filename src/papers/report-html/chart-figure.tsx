import { raw } from 'hono/html'
import type { Chart } from '#law/report/document.ts'

/** A chart with the table behind it; without a drawing the table stands alone. `svg` is our own drawing. */
export function ChartFigure(props: { chart: Chart; svg: string | undefined }) {
  const { chart, svg } = props
  return (
    <figure class="chart">
      <figcaption>
        {chart.title}（单位：{chart.unit}）
      </figcaption>
      {svg === undefined ? null : raw(svg)}
      <details open={svg === undefined}>
        <summary>用表格看</summary>
        <ChartTable chart={chart} />
      </details>
    </figure>
  )
}

function ChartTable(props: { chart: Chart }) {
  const { chart } = props
  return (
    <div class="tbl-box">
      <table class="grid chart-table">
        <caption class="vh">{chart.title}</caption>
        <thead>
          <tr>
            {chart.series.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.rows.map((row) => (
            <tr>
              <th scope="row">{row.label}</th>
              {row.values.map((value) => (
                <td class={value === 0 ? 'n zero' : 'n'}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
