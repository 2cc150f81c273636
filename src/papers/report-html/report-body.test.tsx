import { describe, expect, it } from 'vitest'
import { jsx } from 'hono/jsx'
import { FORM_IDS } from '#law/report/forms.ts'
import { reportGrid } from '../grid/report-grid.ts'
import { aReport } from '../report.fixture.ts'
import { ReportBody } from './report-body.tsx'
import { standaloneHtml } from './standalone-html.tsx'

const hrefOf = (key: string) => `/f/${encodeURIComponent(key)}`
const bodyOf = (props: Partial<Parameters<typeof ReportBody>[0]> = {}) =>
  String(jsx(ReportBody, { document: aReport(), charts: {}, ...props }))
const wordsOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s/g, '')
const tableOf = (html: string, name: string) =>
  html.slice(html.indexOf(`<table class="grid ${name}`)).split('</table>')[0] ?? ''

describe('the report on a page', () => {
  it.each(FORM_IDS)('gives every number of form %s the cells that head it', (form) => {
    const document = aReport({ form })
    const html = bodyOf({ document })
    for (const table of ['t2', 't3', 't4'] as const) {
      const cells = reportGrid(document, table).rows.flatMap((row) => row.cells)
      const numbers = cells.filter((cell) => cell.kind === 'figure')
      for (const { headers } of numbers) {
        expect(headers.length).toBeGreaterThan(1)
        for (const id of headers) expect(html).toContain(`id="${id}"`)
        expect(html).toContain(`headers="${headers.join(' ')}"`)
      }
    }
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('heads a number of table three by its class, its group and its row', () => {
    const grid = reportGrid(aReport(), 't3')
    const cells = grid.rows.flatMap((row) => row.cells)
    const headed = cells.find((cell) => cell.figure === 't3.C4.1[4]')
    const words = headed?.headers.map((id) => cells.find((cell) => cell.id === id)?.text)
    expect(words).toEqual([
      '申请人情况',
      '法人或其他组织',
      '法律服务机构',
      '三、本年度办理结果',
      '（四）无法提供',
      '1.本机关不掌握相关政府信息',
    ])
  })

  it('has captions, a corner of three by three, a body of its own for each block of table two', () => {
    const html = bodyOf()
    expect(tableOf(html, 't3')).toMatch(/<td[^>]*colspan="3" rowspan="3"/)
    expect(tableOf(html, 't3').match(/<col\/?>/g)).toHaveLength(10)
    expect(tableOf(html, 't2').match(/<tbody>/g)).toHaveLength(4)
    expect(html.match(/<caption class="vh">/g)?.length).toBeGreaterThanOrEqual(3)
    expect(html).toMatch(/<th id="t3-0-3" scope="colgroup"[^>]*colspan="7"/)
  })

  it('marks what was carried and what was declared, and links every number that can be opened', () => {
    const html = bodyOf({ figureHref: hrefOf })
    expect(html).toContain('<a class="fig" href="/f/t3.B%5B0%5D">1</a><sup class="o j" title="上年结转">转</sup>')
    expect(html).toContain('<sup class="o d" title="部门申报">申</sup>')
    expect(html).toContain('<a class="fig" href="/f/disclosed.total">86</a>')
    expect(bodyOf()).not.toContain('<a ')
  })

  it('is readable line by line: first what is not zero, then everything', () => {
    const html = bodyOf()
    const [short = '', long = ''] =
      html.split('aria-label="第三张表，只列不为零的数"')[1]?.split('aria-label="第三张表，逐行"') ?? []
    expect(wordsOf(short.split('</ul>')[0] ?? '')).toContain('（一）予以公开3件自然人2，商业企业1')
    expect(wordsOf(short.split('</ul>')[0] ?? '')).not.toContain('重复申请')
    expect(wordsOf(long)).toContain('（五）不予处理：2.重复申请0件自然人0，商业企业0')
  })

  it('opens the panel behind the first place of a number, in the text or below its table', () => {
    const drill = <b id="drill">来源</b>
    const html = bodyOf({ figureHref: hrefOf, selected: 't3.C1[0]', drill })
    expect(html.indexOf('id="drill"')).toBeGreaterThan(html.indexOf('按行读第三张表'))
    expect(html.indexOf('id="drill"')).toBeLessThan(html.indexOf('id="remedies"'))
    expect(tableOf(html, 't3')).toMatch(/class="c sel"/)
    const inText = bodyOf({ figureHref: hrefOf, selected: 'disclosed.total', drill })
    expect(inText.indexOf('id="drill"')).toBeLessThan(inText.indexOf('id="proactive"'))
    expect(inText).toContain('class="fig sel"')
    const nowhere = bodyOf({ selected: 'no.such', drill })
    expect(nowhere).toMatch(/^<div class="doc"><b id="drill">/)
  })

  it('shows the table behind a chart at once where the chart is missing', () => {
    expect(bodyOf()).toMatch(/<details open=""><summary>用表格看/)
    expect(bodyOf({ charts: { months: '<svg></svg>', outcomes: '<svg></svg>' } })).not.toContain('<details open')
  })

  it('shows hostile words as words', async () => {
    const document = aReport({ unit: { name: '<script>alert(1)</script>镇' } })
    const html = await standaloneHtml({ document, results: [], digest: 'ab'.repeat(32) }, {})
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;镇')
  })

  it('travels alone: nothing is fetched from anywhere', async () => {
    const html = await standaloneHtml({ document: aReport(), results: [], digest: 'ab'.repeat(32) }, {})
    expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/)
    expect(html).not.toMatch(/(?:src|href|url)\s*[=(]/)
    expect(html).toContain('noindex')
  })
})
