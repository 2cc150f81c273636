import { describe, expect, it } from 'vitest'
import type { Chart } from '#law/report/document.ts'
import { aReport } from '../report.fixture.ts'
import { renderChart, renderCharts } from './render-chart.ts'

const HOSTILE = '</text><script>alert(1)</script>" onload="x'

describe('a chart of the report', () => {
  it('is a picture with words for who cannot see it', async () => {
    const { months, outcomes } = await renderCharts(aReport().charts)
    expect(months).toContain('role="img" aria-label="各月发布次数：政府网站合计86次，微信公众号合计39次"')
    expect(outcomes).toContain('aria-label="申请办理结果：予以公开3件，部分公开1件，')
    expect(outcomes).toContain('>3 件<')
  })

  it('takes the colours of its page and tells the second series apart by hatching', async () => {
    const { months } = await renderCharts(aReport().charts)
    expect(months).toContain('fill="var(--p-600, #1259a7)"')
    expect(months?.match(/fill="url\(#months-hatch\)"/g)?.length).toBeGreaterThan(1)
    expect(months).not.toMatch(/style=|<style|class=|<svg width/)
  })

  it('is the same each time it is drawn', async () => {
    const { charts } = aReport()
    expect(await renderCharts(charts)).toEqual(await renderCharts(charts))
  })

  it('shows hostile labels as text', async () => {
    const chart: Chart = {
      id: 'outcomes',
      title: HOSTILE,
      unit: '件',
      series: ['', '件数'],
      rows: [{ label: HOSTILE, values: [1] }],
    }
    const svg = await renderChart(chart)
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('" onload="x')
  })
})
