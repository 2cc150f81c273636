import { spawn } from 'node:child_process'
import { access, constants, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { ReportDocument } from '#law/report/document.ts'
import { reportDocx } from '#papers/report-docx/report-docx.ts'
import { aReport } from '#papers/report.fixture.ts'
import { reportPdf } from '#papers/typeset/report-pdf.ts'
import { inFolder } from '../office.ts'
import { interleaved, timed, type Measured, type NotRun } from '../table.ts'

const NAME = 'a finished PDF, cold process'
const ROUNDS = 7

/** From the report's JSON to the PDF file in a new process, against LibreOffice converting the same report's .docx. */
export async function measurePdf(): Promise<Measured | NotRun> {
  const program = await findOffice()
  if (program === null) return { name: NAME, notRun: 'LibreOffice is not installed' }
  return inFolder(async (folder) => {
    const json = join(folder, 'report.json')
    const docx = join(folder, 'report.docx')
    await writeFile(json, JSON.stringify(aReport()))
    await writeFile(docx, await reportDocx(aReport()))
    const found = await interleaved({
      name: NAME,
      rounds: ROUNDS,
      ours: () => typeset(json, folder),
      peer: () => convert(program, docx, folder),
    })
    return { name: NAME, ...found, unit: 'ms', ratio: 'peer / ours', limit: { atLeast: 5 } }
  })
}

/** As the product does it: the typesetting runs in a process of its own that ends with its job. */
async function typeset(json: string, folder: string): Promise<number> {
  const file = join(folder, 'ours.pdf')
  const milliseconds = await timed(async () => {
    const document = JSON.parse(await readFile(json, 'utf8')) as ReportDocument
    const { pdf } = await reportPdf(document, { fontsDir: join(folder, 'fonts') })
    await writeFile(file, pdf)
  })
  await takePdf(file)
  return milliseconds
}

/** As cold as ours, with nothing kept from an earlier run: its profile is new each time and removed afterwards. */
async function convert(program: string, docx: string, folder: string): Promise<number> {
  const profile = join(folder, 'profile')
  const args = [
    '--headless',
    `-env:UserInstallation=file://${profile}`,
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    docx,
  ]
  const milliseconds = await timed(() => run(program, args))
  await takePdf(join(folder, 'report.pdf'))
  await rm(profile, { recursive: true })
  return milliseconds
}

async function takePdf(file: string): Promise<void> {
  const bytes = await readFile(file)
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error(`${file} is no PDF`)
  await rm(file)
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore' })
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))))
  })
}

async function findOffice(): Promise<string | null> {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  for (const file of folders.flatMap((folder) => [join(folder, 'soffice'), join(folder, 'libreoffice')])) {
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file
  }
  return null
}
