import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'parse5'
import { projectRoot } from '#kit/paths.ts'
import { aReport } from '#papers/report.fixture.ts'
import { reportPdf } from '#papers/typeset/report-pdf.ts'
import { checkSubject } from '#papers/verify/check-subject.ts'
import { LAYOUTS } from '#papers/verify/layouts.fixture.ts'
import { readSubjectFile } from '#papers/verify/subject-file.ts'
import { inFolder } from '../office.ts'
import { interleaved, median, say, timed, type Measured } from '../table.ts'
import { plainPdfText } from './plain-pdf-text.ts'

const ROUNDS = 21
const WARM_UP = 10
const LONGEST_IN_MS = 1000

/** The same report as a PDF of five pages. */
async function fivePages(folder: string): Promise<Uint8Array> {
  const report = aReport()
  const overview = report.sections.find(({ id }) => id === 'overview')
  const paragraph = {
    kind: 'paragraph',
    inlines: [{ text: '依托县政府网站公开信息，方便群众查阅。'.repeat(40) }],
  } as const
  const sections = report.sections.map((section) =>
    section === overview ? { ...section, blocks: [...section.blocks, paragraph, paragraph] } : section,
  )
  const { pdf } = await reportPdf({ ...report, sections }, { fontsDir: join(folder, 'fonts') })
  return pdf
}

async function check(name: string, bytes: Uint8Array): Promise<void> {
  const { checkUp } = checkSubject(await readSubjectFile({ name, bytes }, { ocr: false }))
  if (checkUp.verdict === 'unreadable') throw new Error(`${name} was not read`)
}

/** Reading and checking a PDF against the plain text of its pages, same library, both warm in this process. */
export async function measureVerifyPdf(): Promise<Measured> {
  return inFolder(async (folder) => {
    const pdf = await fivePages(folder)
    const plain = await plainPdfText()
    const name = 'check a PDF, warm'
    const ours = () => timed(() => check('report.pdf', pdf))
    const peer = () => timed(() => Promise.resolve(plain(pdf)))
    for (let round = 0; round < WARM_UP; round += 1) await Promise.all([ours(), peer()])
    const found = await interleaved({ name, rounds: ROUNDS, ours, peer })
    return { name, ...found, unit: 'ms', ratio: 'ours / peer', limit: { atMost: 2.5 } }
  })
}

/** Reading and checking a web page against parsing it. */
export async function measureVerifyHtml(): Promise<Measured> {
  const html = LAYOUTS['html of a word processor']?.(aReport()) ?? ''
  const bytes = new TextEncoder().encode(html)
  const name = `check an HTML report of ${Math.round(bytes.length / 1000)} kB, warm`
  const ours = () => timed(() => check('report.html', bytes))
  const peer = () => timed(() => Promise.resolve(parse(html)))
  for (let round = 0; round < WARM_UP * 3; round += 1) await Promise.all([ours(), peer()])
  const found = await interleaved({ name, rounds: ROUNDS, ours, peer })
  return { name, ...found, unit: 'ms', ratio: 'ours / peer', limit: { atMost: 3 } }
}

/** From the command to its verdict, the built program, cold each time, against one second. */
export async function measureVerifyCommand(): Promise<Measured> {
  return inFolder(async (folder) => {
    const file = join(folder, 'report.pdf')
    await writeFile(file, await fivePages(folder))
    const program = join(projectRoot(), 'dist', 'cli.js')
    const name = 'verify a PDF, command to verdict'
    const times: number[] = []
    for (let round = 1; round <= 7; round += 1) {
      const time = await timed(() => run(program, ['verify', file, '--json'], { DATA_DIR: join(folder, 'data') }))
      times.push(time)
      say(`${name}: round ${round} of 7, ours ${time.toFixed(0)}`)
    }
    return { name, ours: median(times), peer: LONGEST_IN_MS, unit: 'ms', ratio: 'ours / peer', limit: { atMost: 1 } }
  })
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...env } })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('error', reject)
    child.once('close', () => (output.includes('"verdict":"') ? resolve() : reject(new Error('no verdict'))))
  })
}
