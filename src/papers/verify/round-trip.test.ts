import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORM_IDS, type FormId } from '#law/report/forms.ts'
import type { ReportTables } from '#law/report/tables.ts'
import { renderReport, type ReportFormat } from '../render-report.ts'
import { aReport } from '../report.fixture.ts'
import { checkSubject } from './check-subject.ts'
import { anyTables } from './random-tables.fixture.ts'
import { readSubjectFile } from './subject-file.ts'

const DIGEST = 'ab'.repeat(32)

async function readBack(form: FormId, tables: ReportTables, format: ReportFormat) {
  const document = { ...aReport({ form }), tables }
  const { files } = await renderReport({ document, results: [], digest: DIGEST, formats: [format], fontsDir: '/none' })
  const [file] = files
  if (!file) throw new Error(`no ${format}`)
  return checkSubject(await readSubjectFile({ name: file.name, bytes: file.bytes }, { ocr: false }))
}

const FORMATS: readonly { readonly format: ReportFormat; readonly runs: number }[] = [
  { format: 'html', runs: 25 },
  { format: 'docx', runs: 15 },
  { format: 'json', runs: 25 },
  { format: 'xlsx', runs: 10 },
  { format: 'pdf', runs: 4 },
]
const cases = FORM_IDS.flatMap((form) => FORMATS.map((one) => ({ form, ...one })))

describe('a report that we wrote reads back to the same cells', () => {
  it.each(cases)('$format, form $form', { timeout: 120_000 }, async ({ form, format, runs }) => {
    const run = async (tables: ReportTables) => {
      const { checkUp, text } = await readBack(form, tables, format)
      expect(checkUp.tables).toEqual(tables)
      expect(checkUp).toMatchObject({ form, unit: '青澜县望溪镇人民政府', marks: {} })
      expect(checkUp.findings.filter(({ rule }) => rule === 'READ-CELL')).toEqual([])
      if (format === 'xlsx') return
      expect(checkUp.year).toBe(2021)
      expect(text?.sections.map(({ id }) => id)).toEqual([
        'overview',
        'proactive',
        'applications',
        'remedies',
        'problems',
        'other',
      ])
      expect(text?.signedOn).toBe('2022-01-19')
    }
    await fc.assert(fc.asyncProperty(anyTables(form), run), { numRuns: runs })
  })
})
