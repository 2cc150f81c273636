import type { Chart } from './document.ts'
import { CHANNEL_LABELS, type Channel, type YearLedger } from './facts.ts'
import type { Figures } from './figure.ts'
import { valueOf } from './figures.ts'
import { resultRows, rowName } from './fold-tables.ts'
import type { ReportForm } from './forms.ts'
import { cellAddress } from './tables.ts'

const SHOWN_CHANNELS: readonly Channel[] = ['web', 'wechat']
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const T3_TOTAL = 6

/** Charts with something to show: receipts by month and channel, endings of applications. */
export function chartsOf({
  ledger,
  figures,
  form,
}: {
  readonly ledger: YearLedger
  readonly figures: Figures
  readonly form: ReportForm
}): Chart[] {
  return [monthsChart(ledger), outcomesChart(figures, form)].filter((chart) =>
    chart.rows.some((row) => row.values.some((value) => value > 0)),
  )
}

function monthsChart({ receipts }: YearLedger): Chart {
  const countOf = (channel: Channel, month: number) =>
    receipts
      .filter((group) => group.channel === channel && group.month === month)
      .reduce((sum, group) => sum + group.count, 0)
  return {
    id: 'months',
    title: '各月发布次数',
    unit: '次',
    series: ['月份', ...SHOWN_CHANNELS.map((channel) => CHANNEL_LABELS[channel])],
    rows: MONTHS.map((month) => ({
      label: `${month}月`,
      values: SHOWN_CHANNELS.map((channel) => countOf(channel, month)),
    })),
  }
}

function outcomesChart(figures: Figures, form: ReportForm): Chart {
  const results = resultRows(form).map((row) => ({ label: rowName(row), id: row.id }))
  const rows = [...results, { label: '结转下年度继续办理', id: 'D' }]
    .map(({ label, id }) => ({ label, values: [valueOf(figures, cellAddress('t3', id, T3_TOTAL))] }))
    .filter((row) => row.values.some((value) => value !== 0))
  return { id: 'outcomes', title: '申请办理结果', unit: '件', series: ['办理结果', '件数'], rows }
}
