import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FORM_IDS } from '#law/report/forms.ts'
import { checkReport } from '#law/report/rules/check.ts'
import { subjectOf } from '#law/report/own-subject.ts'
import { projectRoot } from '#kit/paths.ts'
import { aReport } from '../report.fixture.ts'
import { reportJson, reportJsonSchema } from './report-json.ts'
import { ReportFile } from './schema.ts'

const DIGEST = 'ab'.repeat(32)

describe('the published JSON', () => {
  it.each(FORM_IDS)('fits its schema in form %s, with the results of all rules', (form) => {
    const document = aReport({ form })
    const results = checkReport(subjectOf(document, { texts: {}, previous: null, filedOn: null, filingDay: null }))
    const read: unknown = JSON.parse(reportJson({ document, results, digest: DIGEST }))
    expect(ReportFile.parse(read)).toEqual({ digest: DIGEST, document, results })
    expect(results.length).toBeGreaterThan(10)
  })

  it('is refused by its schema when a cell is lost or a key is unknown', () => {
    const document = aReport()
    const file = { digest: DIGEST, document, results: [] }
    const short = { ...document, tables: { ...document.tables, t3: { A: [1, 2] } } }
    expect(ReportFile.safeParse({ ...file, document: short }).success).toBe(false)
    expect(ReportFile.safeParse({ ...file, document: { ...document, extra: 1 } }).success).toBe(false)
  })

  it('has its schema published as it is (vitest -u writes a new one)', async () => {
    await expect(reportJsonSchema()).toMatchFileSnapshot(join(projectRoot(), 'docs', 'schema', 'report-1.json'))
  })
})
