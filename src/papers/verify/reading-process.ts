import { spawn, type ChildProcess } from 'node:child_process'
import { OfficeError } from '#kit/errors.ts'
import { childEntry } from '#kit/process/child-entry.ts'
import { residentMemory } from '#kit/process/resident-memory.ts'
import type { Answer, Job } from './jobs.ts'

export interface JobLimits {
  readonly timeInMs: number
  readonly memoryInBytes: number
  readonly outputInBytes: number
}

/** Why a job gave no answer. */
export type Stop = 'time' | 'memory' | 'output' | 'exit'

export class JobStopped extends Error {
  override readonly name = 'JobStopped'
  readonly stop: Stop
  constructor(stop: Stop, detail: string) {
    super(detail)
    this.stop = stop
  }
}

/** A process that reads files one after the other; after a job that was stopped it is gone. */
export interface ReadingProcess {
  readonly isGone: () => boolean
  /** Resident memory in bytes. */
  readonly memory: () => Promise<number>
  ask(job: Job, bytes: Uint8Array, limits: JobLimits): Promise<Answer>
  end(): void
}

const WATCH_EVERY_MS = 50
const READY_WITHIN_MS = 20_000
const LONGEST_DETAIL = 2000
// No environment, no right to write or to start programs; recognition works in threads.
export const RIGHTS = ['--permission', '--allow-fs-read=*', '--allow-worker', '--disable-warning=SecurityWarning']

/** Starts a reading process; it takes jobs as soon as it is ready. */
export function startReadingProcess(): ReadingProcess {
  const child = spawn(
    process.execPath,
    [...RIGHTS, '--max-old-space-size=400', childEntry(import.meta.url, 'verify-child')],
    {
      env: {},
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  const lines = lineReader(child)
  const ready = lines.next(READY_WITHIN_MS, Number.POSITIVE_INFINITY, 4096)
  ready.catch(() => undefined)
  return {
    isGone: lines.isGone,
    memory: () => residentMemory(child.pid),
    async ask(job, bytes, { timeInMs, memoryInBytes, outputInBytes }) {
      await ready.catch((error: unknown) => {
        throw new OfficeError('读取文件的程序没有启动，请稍后再试。', { cause: error })
      })
      const answer = lines.next(timeInMs, memoryInBytes, outputInBytes)
      child.stdin?.write(`${JSON.stringify(job)}\n`)
      if (bytes.length > 0) child.stdin?.write(bytes)
      return JSON.parse(await answer) as Answer
    },
    end: () => child.stdin?.end(),
  }
}

interface Waiting {
  readonly outputInBytes: number
  readonly resolve: (line: string) => void
  readonly reject: (error: JobStopped) => void
}

/** The child's lines, one for each `next`; a limit that is met ends the child. */
function lineReader(child: ChildProcess) {
  let gone = false
  let detail = ''
  let parts: Buffer[] = []
  let size = 0
  let waiting: Waiting | null = null
  const stop = (reason: Stop) => {
    gone = true
    child.kill('SIGKILL')
    const { reject } = waiting ?? {}
    waiting = null
    reject?.(new JobStopped(reason, detail))
  }
  child.stdout?.on('data', (chunk: Buffer) => {
    parts.push(chunk)
    size += chunk.length
    if (waiting && size > waiting.outputInBytes) stop('output')
    else if (chunk.includes(10)) {
      const { resolve } = waiting ?? {}
      const line = Buffer.concat(parts).toString('utf8')
      ;[parts, size, waiting] = [[], 0, null]
      resolve?.(line)
    }
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    detail = (detail + chunk.toString()).slice(0, LONGEST_DETAIL)
  })
  child.stdin?.on('error', () => undefined)
  child.on('error', (error) => {
    detail = error.message
    stop('exit')
  })
  child.on('close', () => {
    // Out of its own heap counts as out of memory.
    if (!gone) stop(/heap out of memory|Allocation failed/.test(detail) ? 'memory' : 'exit')
  })
  return {
    isGone: () => gone,
    next(timeInMs: number, memoryInBytes: number, outputInBytes: number): Promise<string> {
      const timer = setTimeout(() => stop('time'), timeInMs)
      const watch = setInterval(() => {
        void residentMemory(child.pid).then((bytes) => (bytes > memoryInBytes && !gone ? stop('memory') : undefined))
      }, WATCH_EVERY_MS)
      return new Promise<string>((resolve, reject) => {
        if (gone) reject(new JobStopped('exit', detail))
        else waiting = { outputInBytes, resolve, reject }
      }).finally(() => {
        clearTimeout(timer)
        clearInterval(watch)
      })
    },
  }
}
