import type { Chart } from '#law/report/document.ts'
import { chartOption } from './chart-option.ts'
import { HATCH, inPageColours, PRIMARY } from './colours.ts'

/**
 * Draws a chart as an SVG picture in the page's colours, without scripts, style attributes or fixed size.
 * The drawing library is loaded on first use, so that a server of stored pages never holds it.
 */
export async function renderChart(chart: Chart): Promise<string> {
  const { init } = await import('echarts')
  const { option, size } = chartOption(chart)
  const drawing = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    drawing.setOption(option)
    return asPicture(drawing.renderToSVGString(), chart)
  } finally {
    drawing.dispose()
  }
}

/** All charts of a report, by id. */
export async function renderCharts(charts: readonly Chart[]): Promise<Readonly<Record<string, string>>> {
  const drawn: Record<string, string> = {}
  for (const chart of charts) drawn[chart.id] = await renderChart(chart)
  return drawn
}

function asPicture(svg: string, chart: Chart): string {
  const viewBox = /viewBox="([^"]*)"/.exec(svg)?.[1] ?? ''
  const content = svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/<style[^>]*>[^]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_[a-z_]+)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => asAttributes(style))
    .replaceAll(HATCH, `url(#${chart.id}-hatch)`)
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" role="img" aria-label="${escape(inWords(chart))}">`
  return inPageColours(`${open}${hatch(chart.id)}${content}`)
}

/** A page's security policy refuses style attributes; presentation attributes say the same. */
function asAttributes(style: string): string {
  return style
    .split(';')
    .flatMap((rule) => {
      const [name, value] = rule.split(':')
      return name && value ? [` ${name.trim()}="${value.trim()}"`] : []
    })
    .join('')
}

function hatch(id: string): string {
  const size = 'width="5" height="5"'
  const stripe = `<rect ${size} fill="#fff"/><rect width="2.2" height="5" fill="${PRIMARY}"/>`
  return `<defs><pattern id="${id}-hatch" ${size} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${stripe}</pattern></defs>`
}

/** "各月发布次数，政府网站合计86次，微信公众号合计61次": what the picture shows, for who cannot see it. */
function inWords({ id, title, unit, series, rows }: Chart): string {
  const sums = series.slice(1).map((name, index) => {
    const sum = rows.reduce((total, row) => total + (row.values[index] ?? 0), 0)
    return `${name}合计${sum}${unit}`
  })
  const each = rows.map((row) => `${row.label}${row.values[0] ?? 0}${unit}`)
  return `${title}：${(id === 'months' ? sums : each).join('，')}`
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
