import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '#kit/paths.ts'

const run = promisify(execFile)
const MAIN = join(projectRoot(), 'dist', 'main.js')
const CLI = join(projectRoot(), 'dist', 'cli.js')

export interface Running {
  readonly child: ChildProcess
  /** Without a closing slash. */
  readonly url: string
}

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Builds what `npm start` would run; done in an instant when nothing changed. */
export async function buildProgram(): Promise<void> {
  await run(process.execPath, [join(projectRoot(), 'bootstrap.mjs'), 'build'], { timeout: 300_000 })
}

const environment = (dataDir: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  DATA_DIR: dataDir,
  PORT: '0',
  ...more,
})

/** Starts the built server and waits for its one line with the address. */
export async function startProgram(dataDir: string, more: Readonly<Record<string, string>> = {}): Promise<Running> {
  const child = spawn(process.execPath, [MAIN], { env: environment(dataDir, more), stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = /昭明已启动：(\S+)\//.exec(text)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)))
  })
  return { child, url }
}

/** Sends the signal and waits for the end. */
export async function endProgram({ child }: Running, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  const ended = once(child, 'exit') as Promise<[number | null]>
  child.kill(signal)
  return (await ended)[0]
}

/** Runs one command of the built command line. */
export async function command(dataDir: string, ...args: readonly string[]): Promise<Ended> {
  return ran(CLI, args, environment(dataDir))
}

/** Runs the built server to its end: for starts that are refused. */
export async function refusedStart(dataDir: string, more: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return ran(MAIN, [], environment(dataDir, more))
}

async function ran(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  try {
    const { stdout, stderr } = await run(process.execPath, [program, ...args], {
      env,
      timeout: 120_000,
      maxBuffer: 50e6,
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string }
    return { code: failed.code, out: failed.stdout, err: failed.stderr }
  }
}
