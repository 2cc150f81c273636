import { spawn } from 'node:child_process'
import { residentMemory } from '#kit/process/resident-memory.ts'

export interface ChildLimits {
  readonly timeInMs: number
  readonly memoryInBytes: number
  readonly outputInBytes: number
}

/** Why a child gave no output; `reason` tells which limit it met, `detail` is what it wrote for a log. */
export class ChildFailed extends Error {
  override readonly name = 'ChildFailed'
  readonly reason: 'time' | 'memory' | 'output' | 'exit'
  constructor(reason: ChildFailed['reason'], detail: string) {
    super(detail)
    this.reason = reason
  }
}

const WATCH_EVERY_MS = 100
const LONGEST_DETAIL = 4000

/** What a child wrote, and what it said beside it. */
export interface Written {
  readonly output: Buffer
  readonly note: string
}

/** Runs a program of ours in a process without environment, gives it `input`, returns what it wrote. */
export function runLimited(entry: string, { input, limits }: { input: string; limits: ChildLimits }): Promise<Written> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    let size = 0
    let detail = ''
    let failure: ChildFailed['reason'] = 'exit'
    const end = (reason: ChildFailed['reason']) => {
      failure = reason
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => end('time'), limits.timeInMs)
    const watch = setInterval(() => {
      void residentMemory(child.pid).then((bytes) => (bytes > limits.memoryInBytes ? end('memory') : undefined))
    }, WATCH_EVERY_MS)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limits.outputInBytes) end('output')
      else output.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      detail = (detail + chunk.toString()).slice(0, LONGEST_DETAIL)
    })
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => {
      detail = error.message
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      clearInterval(watch)
      if (code === 0 && failure === 'exit') resolve({ output: Buffer.concat(output), note: detail })
      else reject(new ChildFailed(failure, detail))
    })
    child.stdin.end(input)
  })
}
