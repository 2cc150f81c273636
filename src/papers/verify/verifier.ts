import { createHash } from 'node:crypto'
import type { Beside } from '#law/report/reading/reading-subject.ts'
import { OfficeError } from '#kit/errors.ts'
import type { UnreadableCode } from '../reading/unreadable.ts'
import { LARGEST_FILE, tooLargeFile } from '../reading/read-file.ts'
import { Busy } from './busy.ts'
import type { CheckedFile, NamedFile } from './check-up.ts'
import type { Job } from './jobs.ts'
import { JobStopped, startReadingProcess, type JobLimits, type ReadingProcess, type Stop } from './reading-process.ts'
import type { SubjectFile } from './subject-file.ts'
import { unreadableCheckUp } from './check-subject.ts'

/** Reads and checks foreign reports in processes of its own; files stay in memory. */
export interface Verifier {
  /** Reads one file; a file that cannot be read is a result. Throws Busy when too many wait. */
  read(file: NamedFile, options: { readonly ocr: boolean }): Promise<SubjectFile>
  check(file: SubjectFile, beside: Beside): Promise<CheckedFile>
  close(): void
}

const LIMITS: JobLimits = { timeInMs: 5000, memoryInBytes: 512_000_000, outputInBytes: 16_000_000 }
const WITH_OCR: JobLimits = { timeInMs: 600_000, memoryInBytes: 1_500_000_000, outputInBytes: 16_000_000 }

const STOPPED: Readonly<Record<Stop, { readonly code: UnreadableCode; readonly message: string }>> = {
  time: { code: 'time', message: '文件太复杂，在限定的时间内没有读完。请另存为较简单的格式（如 docx）再核对。' },
  memory: { code: 'memory', message: '文件展开以后太大，超过了读取的上限。请另存为较小的文件再核对。' },
  output: { code: 'too-large', message: '文件里的内容太多，不像一份年度报告，没有读取。' },
  exit: { code: 'broken', message: '文件可能已损坏，没有读成。请重新导出或者另存一份再核对。' },
}

export interface VerifierOptions {
  readonly size: number
  readonly longestQueue: number
  /** Of a file that is read without recognition; the product's own unless a test asks for tighter ones. */
  readonly limits?: JobLimits
}

/** A process that holds more than this part of a file's memory is not given another: what it keeps is not that file's. */
const FULL = 0.5
const IDLE_FOR_MS = 30_000

/** `size` processes at most, started when needed, kept for the next file and ended when none comes. */
export function openVerifier({ size, longestQueue, limits = LIMITS }: VerifierOptions): Verifier {
  const idle: ReadingProcess[] = []
  const queue: (() => void)[] = []
  let working = 0
  let resting: NodeJS.Timeout | undefined

  const endIdle = () => {
    clearTimeout(resting)
    for (const process of idle.splice(0)) process.end()
  }
  const take = async (kind: Job['kind']): Promise<ReadingProcess> => {
    clearTimeout(resting)
    if (working < size) working += 1
    // A file that was read is not turned away from its check.
    else if (kind === 'read' && queue.length >= longestQueue) throw new Busy('正在核对的文件很多，请稍后再试。')
    // Whoever is done hands his place on, so that nobody slips in between.
    else await new Promise<void>((resolve) => queue.push(resolve))
    const kept = idle.pop()
    return kept && !kept.isGone() ? kept : startReadingProcess()
  }
  const giveBack = async (process: ReadingProcess): Promise<void> => {
    const isFull = !process.isGone() && (await process.memory()) > limits.memoryInBytes * FULL
    if (isFull) process.end()
    else if (!process.isGone()) idle.push(process)
    const next = queue.shift()
    if (next) next()
    else working -= 1
    if (working === 0) resting = setTimeout(endIdle, IDLE_FOR_MS).unref()
  }
  const ask = async (job: Job, bytes: Uint8Array, allowed: JobLimits) => {
    const process = await take(job.kind)
    try {
      const answer = await process.ask(job, bytes, allowed)
      if (answer.kind === 'failed') throw new OfficeError('核对程序出错，文件没有受影响。', { cause: answer.detail })
      return answer
    } finally {
      await giveBack(process)
    }
  }

  const read: Verifier['read'] = async ({ name, bytes }, { ocr }) => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const refuse = (unreadable: NonNullable<SubjectFile['unreadable']>) => ({ name, hash, reading: null, unreadable })
    if (bytes.length > LARGEST_FILE) {
      const { code, message } = tooLargeFile()
      return refuse({ code, message })
    }
    try {
      const answer = await ask({ kind: 'read', name, ocr, size: bytes.length }, bytes, ocr ? WITH_OCR : limits)
      return answer.kind === 'read' ? answer.file : refuse(STOPPED.exit)
    } catch (error) {
      if (error instanceof JobStopped) return refuse(STOPPED[error.stop])
      throw error
    }
  }
  const check: Verifier['check'] = async (file, beside) => {
    if (file.reading === null) return { checkUp: unreadableCheckUp(file), text: null }
    try {
      const answer = await ask({ kind: 'check', file, beside, size: 0 }, new Uint8Array(), limits)
      if (answer.kind === 'checked') return answer.checked
      return { checkUp: unreadableCheckUp({ ...file, unreadable: STOPPED.exit }), text: null }
    } catch (error) {
      if (!(error instanceof JobStopped)) throw error
      return { checkUp: unreadableCheckUp({ ...file, unreadable: STOPPED[error.stop] }), text: null }
    }
  }
  return { read, check, close: endIdle }
}
