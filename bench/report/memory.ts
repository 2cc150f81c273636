import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '#kit/paths.ts'
import { inFolder } from '../office.ts'
import { pssOfTree } from '../pss.ts'
import { median, say, type Measured, type NotRun } from '../table.ts'

const NAME = 'idle memory, app + database'
const LIMIT_IN_MB = 300
const IDLE_MS = 20_000
const SAMPLES = 5
const VISITED = ['', 'wangxi/', 'wangxi/reports/', 'wangxi/reports/2020/', 'wangxi/reports/2021/']

/** The built program with the sample town, some pages read and then left alone, against the limit itself. */
export async function measureMemory(): Promise<Measured | NotRun> {
  if (process.platform !== 'linux') return { name: NAME, notRun: 'only Linux tells the PSS' }
  return inFolder(async (folder) => {
    await ended(spawn(process.execPath, ['bootstrap.mjs', 'build'], { cwd: projectRoot(), stdio: 'inherit' }))
    const env = {
      ...process.env,
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      PUBLIC_URL: '',
    }
    const program = spawn(process.execPath, [join(projectRoot(), 'dist/main.js')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const stop = () => void program.kill('SIGTERM')
    process.once('exit', stop)
    try {
      const ours = await idleMemory(program)
      return { name: NAME, ours, peer: LIMIT_IN_MB, unit: 'MB', ratio: 'ours / peer', limit: { atMost: 1 } }
    } finally {
      stop()
      await ended(program)
      process.off('exit', stop)
    }
  })
}

async function idleMemory(program: ChildProcess): Promise<number> {
  const address = await addressOf(program)
  for (const path of VISITED) {
    const response = await fetch(address + path)
    if (!response.ok) throw new Error(`${path} answers ${response.status}`)
    await response.arrayBuffer()
  }
  say(`${NAME}: waiting ${IDLE_MS / 1000} s`)
  await pause(IDLE_MS)
  const sizes: number[] = []
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    sizes.push(await pssOfTree(program.pid ?? 0))
    await pause(1000)
  }
  return median(sizes)
}

/** What the program prints once it serves. */
async function addressOf(program: ChildProcess): Promise<string> {
  if (program.stdout === null) throw new Error('the program has no output')
  for await (const line of createInterface(program.stdout)) {
    const address = /https?:\/\/\S+\//.exec(line)?.[0]
    if (address !== undefined) return address
  }
  throw new Error('the program ended without serving')
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => (child.exitCode === 0 ? resolve() : reject(new Error(`ended with ${child.exitCode}`))))
  })
}
