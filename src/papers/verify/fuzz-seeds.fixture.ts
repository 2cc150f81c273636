import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FORM_IDS } from '#law/report/forms.ts'
import { reportDocx } from '../report-docx/report-docx.ts'
import { reportJson } from '../report-json/report-json.ts'
import { reportXlsx } from '../report-xlsx/report-xlsx.ts'
import { aReport } from '../report.fixture.ts'
import { reportPdf } from '../typeset/report-pdf.ts'
import type { NamedFile } from './check-up.ts'
import { LAYOUTS } from './layouts.fixture.ts'

const REAL = process.env['ZHAOMING_REALDATA'] ?? '../shared/realdata'

/** Good files to start from: generated reports in every layout and format, and real ones where they are. */
export async function fuzzSeeds(): Promise<NamedFile[]> {
  const documents = FORM_IDS.map((form) => aReport({ form }))
  const texts = documents.flatMap((document) =>
    Object.entries(LAYOUTS).map(([layout, write]) => ({
      name: layout,
      bytes: new TextEncoder().encode(write(document)),
    })),
  )
  const written = await Promise.all(
    documents.flatMap((document) => [
      reportDocx(document).then((bytes) => ({ name: 'report.docx', bytes })),
      reportXlsx({ document, results: [], digest: '' }).then((bytes) => ({ name: 'report.xlsx', bytes })),
    ]),
  )
  const pdfs = []
  for (const document of documents) {
    const { pdf } = await reportPdf(document, { fontsDir: '/none' })
    pdfs.push({ name: 'report.pdf', bytes: pdf })
  }
  const json = documents.map((document) => reportJson({ document, results: [], digest: 'ab'.repeat(32) }))
  const jsons = json.map((text) => ({ name: 'report.json', bytes: new TextEncoder().encode(text) }))
  return [...texts, ...written, ...pdfs, ...jsons, ...realFiles()]
}

function realFiles(): NamedFile[] {
  const folders = ['report-layouts', 'reports-raw']
    .map((name) => join(REAL, name))
    .filter((folder) => existsSync(folder))
  return folders.flatMap((folder) =>
    readdirSync(folder).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })),
  )
}
