import { checkSubject } from './check-subject.ts'
import type { Answer, Job } from './jobs.ts'
import { readSubjectFile } from './subject-file.ts'

// A program of its own, without rights to write files or start programs: it reads hostile bytes and runs the rules on
// what they say. It answers one job after the other; whoever started it ends it when a job takes too long or too much.
const NEW_LINE = 10
let received: Buffer = Buffer.alloc(0)
let waiting: ((chunk: Buffer) => void) | null = null
const chunks: Buffer[] = []

process.stdin.on('data', (chunk: Buffer) => {
  if (waiting) {
    const take = waiting
    waiting = null
    take(chunk)
  } else chunks.push(chunk)
})
process.stdin.on('end', () => process.exit(0))

function nextChunk(): Promise<Buffer> {
  const chunk = chunks.shift()
  return chunk
    ? Promise.resolve(chunk)
    : new Promise((resolve) => {
        waiting = resolve
      })
}

async function readLine(): Promise<string> {
  const parts = [received]
  for (let last = received; !last.includes(NEW_LINE); parts.push(last)) last = await nextChunk()
  received = Buffer.concat(parts)
  const end = received.indexOf(NEW_LINE)
  const line = received.subarray(0, end).toString('utf8')
  received = received.subarray(end + 1)
  return line
}

async function readBytes(size: number): Promise<Uint8Array> {
  const parts = [received]
  let length = received.length
  while (length < size) {
    const chunk = await nextChunk()
    parts.push(chunk)
    length += chunk.length
  }
  const all = Buffer.concat(parts)
  received = all.subarray(size)
  return new Uint8Array(all.subarray(0, size))
}

function answer(message: Answer): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

async function work(job: Job): Promise<Answer> {
  if (job.kind === 'check') return { kind: 'checked', checked: checkSubject(job.file, job.beside) }
  const bytes = await readBytes(job.size)
  return { kind: 'read', file: await readSubjectFile({ name: job.name, bytes }, { ocr: job.ocr }) }
}

/** Where it failed, for a log; a message may hold words of the file, which belong in no log. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames].join('\n')
}

answer({ kind: 'ready' })
for (;;) {
  const job = JSON.parse(await readLine()) as Job
  try {
    answer(await work(job))
  } catch (error) {
    answer({ kind: 'failed', detail: framesOf(error) })
  }
}
