import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a stage adds to the closing line. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Command {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const SAY_EVERY_MS = 5_000
const PASSED: Tally = { passed: 1, failed: 0, skipped: 0 }
const FAILED: Tally = { passed: 0, failed: 1, skipped: 0 }
const NOT_RUN: Tally = { passed: 0, failed: 0, skipped: 1 }

/** One check that counts as one test: its output is shown only when it fails. */
export async function check(command: Command): Promise<Tally> {
  const ended = await withTicker(command.name, () => run(command, 'quiet'))
  if (ended.code === 0) return PASSED
  process.stdout.write(`${ended.output.trimEnd()}\n✗ ${command.name}\n`)
  return FAILED
}

/** A vitest run, shown as it goes; its own tests are counted, and a run that broke off counts as one failure more. */
export async function vitest(command: Omit<Command, 'program'>): Promise<Tally> {
  process.stdout.write(`▶ ${command.name}\n`)
  const report = join(import.meta.dirname, `../.runtime/vitest-${process.pid}.json`)
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...command.args]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run({ ...command, program: process.execPath, args: [...args, ...reporters] }, 'shown')
  const tally = readReport(report)
  rmSync(report, { force: true })
  return code !== 0 && tally.failed === 0 ? add(tally, FAILED) : tally
}

export function notRun(name: string, why: string): Tally {
  process.stdout.write(`– ${name}：未运行（${why}）\n`)
  return NOT_RUN
}

export function broken(name: string, why: string): Tally {
  process.stdout.write(`✗ ${name}：${why}\n`)
  return FAILED
}

export function add(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  }
}

function readReport(path: string): Tally {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'))
    const brokenFiles = report.testResults.filter(
      (file: { status: string; assertionResults: readonly { status: string }[] }) =>
        file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    )
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles.length,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  } catch {
    return FAILED
  }
}

function run({ program, args, env }: Command, how: 'quiet' | 'shown'): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const stdio = how === 'quiet' ? 'pipe' : 'inherit'
    const child = spawn(program, args, { stdio: ['ignore', stdio, stdio], env: { ...process.env, ...env } })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    const end = (): void => {
      child.kill('SIGTERM')
    }
    process.once('exit', end)
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('exit', end)
      resolve({ code: code ?? 1, output })
    })
  })
}

async function withTicker<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now()
  const seconds = (): string => ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`▶ ${name}\n`)
  const ticker = setInterval(() => process.stdout.write(`  ……${seconds()} 秒\n`), SAY_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(ticker)
    process.stdout.write(`  ${seconds()} 秒\n`)
  }
}
