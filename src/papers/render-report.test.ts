import mammoth from 'mammoth'
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
    expect(warnings.join()).toContain('未找到小标宋')
  })

  it('comes in every format with control characters in a name; only the JSON keeps them, for its digest', async () => {
    const document = aReport({ unit: { name: '望\u0007溪镇' } })
    const { files } = await renderReport({ ...CONTENT, document, formats: ['pdf', 'docx', 'xlsx', 'html', 'json'] })
    const [, docx, , json] = files
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx?.bytes ?? []) })
    expect(value).toContain('望溪镇')
    expect(JSON.parse(new TextDecoder().decode(json?.bytes))).toMatchObject({ document })
  })

  it('comes only as asked', async () => {
    const { files } = await renderReport({ ...CONTENT, formats: ['json'] })
    expect(files.map((file) => file.name)).toEqual(['report.json'])
  })
})
