import { describe, expect, it } from 'vitest'
import { aReport } from './report.fixture.ts'
import { renderReport, REPORT_FORMATS } from './render-report.ts'

const CONTENT = { document: aReport(), results: [], digest: 'ab'.repeat(32), fontsDir: '/nonexistent' }

describe('a report as files', () => {
  it('comes in every format, named and typed, and says which fonts are missing', async () => {
    const { files, warnings } = await renderReport({ ...CONTENT, formats: REPORT_FORMATS })
    expect(files.map((file) => file.name)).toEqual([
      'report.pdf',
      'report.docx',
      'report.xlsx',
      'report.json',
      'report.html',
      'chart-months.svg',
      'chart-outcomes.svg',
    ])
    expect(files.every((file) => file.bytes.length > 1000 && file.mediaType.includes('/'))).toBe(true)
    expect(warnings.join()).toContain('未找到小标宋字体')
  })

  it('comes only as asked', async () => {
    const { files } = await renderReport({ ...CONTENT, formats: ['json'] })
    expect(files.map((file) => file.name)).toEqual(['report.json'])
  })
})
