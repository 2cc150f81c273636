import { createHash } from 'node:crypto'
import {
  figuresOfReading,
  NOTHING_BESIDE,
  previousOfReading,
  type Beside,
} from '#law/report/reading/reading-subject.ts'
import { OfficeError } from '#kit/errors.ts'
import type { UnreadableCode } from '../reading/unreadable.ts'
import { LARGEST_FILE } from '../reading/read-file.ts'
import { Busy } from './busy.ts'
import type { CheckedFile, CheckRequest, NamedFile } from './check-up.ts'
import type { Job } from './jobs.ts'
import { JobStopped, startReadingProcess, type JobLimits, type ReadingProcess, type Stop } from './reading-process.ts'
import type { SubjectFile } from './subject-file.ts'
import { unreadableCheckUp } from './check-subject.ts'

/** Reads and checks foreign reports in processes of its own; files stay in memory. */
export interface Verifier {
  /** Reads one file; a file that cannot be read is a result. Throws Busy when too many wait. */
  read(file: NamedFile, options: { readonly ocr: boolean }): Promise<SubjectFile>
  check(file: SubjectFile, beside: Beside): Promise<CheckedFile>
  /** One file with what was brought beside it, as the page asks. */
  checkFile(request: CheckRequest): Promise<CheckedFile>
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

/** `size` processes at most, started when needed and kept for the next file; idle ones end with `close`. */
export function openVerifier({ size, longestQueue, limits = LIMITS }: VerifierOptions): Verifier {
  const idle: ReadingProcess[] = []
  const queue: (() => void)[] = []
  let working = 0

  const take = async (): Promise<ReadingProcess> => {
    if (working >= size) {
      if (queue.length >= longestQueue) throw new Busy('正在核对的文件很多，请稍后再试。')
      await new Promise<void>((resolve) => queue.push(resolve))
    }
    working += 1
    const kept = idle.pop()
    return kept && !kept.isGone() ? kept : startReadingProcess()
  }
  const giveBack = (process: ReadingProcess) => {
    working -= 1
    if (!process.isGone()) idle.push(process)
    queue.shift()?.()
  }
  const ask = async (job: Job, bytes: Uint8Array, allowed: JobLimits) => {
    const process = await take()
    try {
      const answer = await process.ask(job, bytes, allowed)
      if (answer.kind === 'failed') throw new OfficeError('核对程序出错，文件没有受影响。', { cause: answer.detail })
      return answer
    } finally {
      giveBack(process)
    }
  }

  const read: Verifier['read'] = async ({ name, bytes }, { ocr }) => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const refuse = (unreadable: NonNullable<SubjectFile['unreadable']>) => ({ name, hash, reading: null, unreadable })
    if (bytes.length > LARGEST_FILE) {
      const message = `文件超过${LARGEST_FILE / 1_000_000} MB，请另存为较小的文件再核对。`
      return refuse({ code: 'too-large', message })
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
  return {
    read,
    check,
    async checkFile({ file, previous, children = [], ocr = false }) {
      const subject = await read(file, { ocr })
      const before = previous ? await read(previous, { ocr }) : null
      const added: SubjectFile[] = []
      for (const child of children) added.push(await read(child, { ocr }))
      const checked = await check(subject, besideOf(before, added))
      return withNotes(checked, before === null ? [] : previousNotes(before))
    },
    close() {
      for (const process of idle.splice(0)) process.end()
    },
  }
}

/** What a file is held against, from the files brought beside it. */
function besideOf(before: SubjectFile | null, children: readonly SubjectFile[]): Beside {
  return {
    ...NOTHING_BESIDE,
    previous: before?.reading ? previousOfReading(before.reading) : null,
    children: children.length === 0 ? null : children.map(childOf),
  }
}

/** Why last year's report was of no use. */
export function previousNotes({ name, reading, unreadable }: SubjectFile): string[] {
  if (unreadable) return [`上一年的报告“${name}”读不了：${unreadable.message}`]
  return reading?.year === null ? [`上一年的报告“${name}”看不出是哪一年的，没有比对。`] : []
}

/** The check-up with more to say about how it came about. */
export function withNotes(checked: CheckedFile, notes: readonly string[]): CheckedFile {
  if (notes.length === 0) return checked
  return { ...checked, checkUp: { ...checked.checkUp, notes: [...checked.checkUp.notes, ...notes] } }
}

/** A child's figures to add up; named by its file where the body's name was not read. */
export function childOf({ name, reading }: SubjectFile): NonNullable<Beside['children']>[number] {
  return { name: reading?.unitName ?? name, tables: reading ? figuresOfReading(reading) : null }
}
