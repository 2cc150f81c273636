import excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { FORM_IDS } from '#law/report/forms.ts'
import { reportGrid } from '../grid/report-grid.ts'
import { aReport } from '../report.fixture.ts'
import { reportXlsx } from './report-xlsx.ts'

const DIGEST = 'ab'.repeat(32)

async function opened(document = aReport()) {
  const workbook = new excel.Workbook()
  const bytes = await reportXlsx({ document, results: [], digest: DIGEST })
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  return workbook
}

describe('the workbook of the tables', () => {
  it.each(FORM_IDS)('holds every cell of form %s where it is printed, numbers as numbers', async (form) => {
    const document = aReport({ form })
    const workbook = await opened(document)
    for (const table of ['t2', 't3', 't4'] as const) {
      const grid = reportGrid(document, table)
      const sheet = workbook.getWorksheet(grid.ordinal)
      for (const cell of grid.rows.flatMap((row) => row.cells)) {
        const expected =
          cell.kind !== 'figure' ? cell.text : typeof cell.value === 'object' ? cell.value?.value : cell.value
        expect(sheet?.getCell(cell.y + 1, cell.x + 1).value).toBe(expected)
      }
    }
  })

  it('merges the heads as the form does', async () => {
    const sheet = (await opened()).getWorksheet('第三张表')
    expect(sheet?.getCell('C3').master.address).toBe('A1')
    expect(sheet?.getCell('J1').master.address).toBe('D1')
    expect(sheet?.getCell('I2').master.address).toBe('E2')
    expect(sheet?.getCell('A20').master.address).toBe('A6')
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:3')
  })

  it('keeps hostile names as text', async () => {
    const workbook = await opened(aReport({ unit: { name: '=HYPERLINK("http://x")' } }))
    const value = workbook.getWorksheet('说明')?.getCell('B1').value
    expect(value).toMatch(/^=HYPERLINK/)
  })

  it('states where every number comes from', async () => {
    const sheet = (await opened()).getWorksheet('数字来源')
    const rows = sheet?.getSheetValues().map((row) => (Array.isArray(row) ? row.slice(1, 7) : []))
    expect(rows).toContainEqual([
      't3.B[0]',
      '上年结转政府信息公开申请数量，自然人',
      1,
      '件',
      '上年结转',
      '承接2020年年度报告',
    ])
  })

  it('is the same, byte for byte, when written again', async () => {
    const content = { document: aReport(), results: [], digest: DIGEST }
    const first = await reportXlsx(content)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(Buffer.from(await reportXlsx(content)).equals(Buffer.from(first))).toBe(true)
  })
})
