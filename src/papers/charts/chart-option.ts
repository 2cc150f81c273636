import type { EChartsOption } from 'echarts'
import type { Chart } from '#law/report/document.ts'
import { HATCH, INK, INK_SOFT, LINE, LINE_STRONG, PRIMARY } from './colours.ts'

/** Size of the drawing in its own units; the page stretches it to its column. */
export interface ChartSize {
  readonly width: number
  readonly height: number
}

const FONT_SIZE = 15
const ROW_HEIGHT = 40

/** How a chart is drawn: months as columns side by side, outcomes as bars with their number behind. */
export function chartOption(chart: Chart): { readonly option: EChartsOption; readonly size: ChartSize } {
  const option = chart.id === 'months' ? columns(chart) : bars(chart)
  const height = chart.id === 'months' ? 240 : ROW_HEIGHT * chart.rows.length + 16
  return { option: { ...STILL, ...option }, size: { width: 440, height } }
}

/** Nothing moves and nothing answers the mouse: the drawing is a picture. */
const STILL: EChartsOption = {
  animation: false,
  textStyle: { fontSize: FONT_SIZE, fontFamily: 'sans-serif' },
  tooltip: { show: false },
}
const FILLS = [{ color: PRIMARY }, { color: HATCH, borderColor: PRIMARY, borderWidth: 1 }]
const LABEL = { color: INK_SOFT, fontSize: FONT_SIZE }
/** A bar that is not there; one of no height would still draw its border. */
const NOTHING = '-'
const WIDEST_LABEL = 170
const QUIET = { silent: true, emphasis: { disabled: true } }

function columns(chart: Chart): EChartsOption {
  const names = chart.series.slice(1)
  return {
    grid: { left: 38, right: 4, top: 40, bottom: 30 },
    legend: {
      data: names,
      left: 0,
      top: 0,
      icon: 'rect',
      itemWidth: 14,
      itemHeight: 14,
      textStyle: { ...LABEL, color: INK },
    },
    xAxis: {
      type: 'category',
      data: chart.rows.map((row) => row.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE_STRONG } },
      axisLabel: { ...LABEL, interval: 0, formatter: shortAfterFirst },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: LABEL, splitLine: { lineStyle: { color: LINE } } },
    series: names.map((name, index) => ({
      type: 'bar',
      name,
      data: chart.rows.map((row) => row.values[index] || NOTHING),
      itemStyle: FILLS[index % FILLS.length] ?? {},
      barGap: '12%',
      barCategoryGap: '36%',
      ...QUIET,
    })),
  }
}

/** "1月", then "2", "3" …: twelve labels fit on a phone. */
function shortAfterFirst(label: string, index: number): string {
  return index === 0 ? label : label.replace(/月$/, '')
}

function bars(chart: Chart): EChartsOption {
  const longest = Math.max(...chart.rows.map((row) => row.label.length))
  const width = Math.min(WIDEST_LABEL, longest * FONT_SIZE)
  return {
    grid: { left: width + 12, right: 56, top: 8, bottom: 8 },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: chart.rows.map((row) => row.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE_STRONG } },
      axisLabel: { ...LABEL, color: INK, width, overflow: 'break', lineHeight: 17 },
    },
    series: {
      type: 'bar',
      data: chart.rows.map((row) => row.values[0] ?? 0),
      itemStyle: FILLS[0] ?? {},
      barWidth: 18,
      label: { ...LABEL, color: INK, show: true, position: 'right', formatter: `{c} ${chart.unit}` },
      ...QUIET,
    },
  }
}
