import type { Chart } from './document.ts'
import { CHANNEL_LABELS, type Channel, type YearLedger } from './facts.ts'
import type { Figures } from './figure.ts'
import { valueOf } from './figures.ts'
import { OUTCOME_KINDS } from './fold-counts.ts'

const SHOWN_CHANNELS: readonly Channel[] = ['web', 'wechat']
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** Charts with something to show: receipts by month and channel, endings of applications. */
export function chartsOf({ ledger, figures }: { readonly ledger: YearLedger; readonly figures: Figures }): Chart[] {
  return [monthsChart(ledger), outcomesChart(figures)].filter((chart) =>
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

function outcomesChart(figures: Figures): Chart {
  const rows = [...OUTCOME_KINDS, { key: 'applications.forward', label: '结转下年' }]
    .map(({ key, label }) => ({ label, values: [valueOf(figures, key)] }))
    .filter((row) => row.values.some((value) => value !== 0))
  return { id: 'outcomes', title: '申请办理结果', unit: '件', series: ['办理结果', '件数'], rows }
}
