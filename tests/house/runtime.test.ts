import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, runTool, temporaryFolder } from './program.ts'

/** The bootstrap's own modules in an empty program. */
function emptyProgram(): string {
  const folder = temporaryFolder()
  cpSync(join(ROOT, 'runtime'), join(folder, 'runtime'), { recursive: true })
  return folder
}

const TAKES_ITS_TURN = `
  import { appendFileSync } from 'node:fs'
  import { setTimeout as pause } from 'node:timers/promises'
  import { locked } from './runtime/lock.mjs'
  await locked(async () => {
    appendFileSync('log', 'in ')
    await pause(60)
    appendFileSync('log', 'out ')
  })`

test('commands at once take turns', async () => {
  const folder = emptyProgram()
  writeFileSync(join(folder, 'turn.mjs'), TAKES_ITS_TURN)
  const codes = await Promise.all([1, 2, 3, 4].map(() => runBeside(folder, 'turn.mjs')))
  expect(codes).toEqual([0, 0, 0, 0])
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out '.repeat(4))
  expect(readdirSync(join(folder, '.runtime'))).toEqual([])
})

test('commands at once get past the lock of a command that was killed, one after the other', async () => {
  const folder = emptyProgram()
  writeFileSync(join(folder, 'turn.mjs'), TAKES_ITS_TURN)
  writeFileSync(
    join(folder, 'killed.mjs'),
    `
    import { locked } from './runtime/lock.mjs'
    await locked(async () => process.kill(process.pid, 'SIGKILL'))`,
  )
  expect(await runBeside(folder, 'killed.mjs')).toBe(null)
  expect(existsSync(join(folder, '.runtime/lock'))).toBe(true)
  const codes = await Promise.all([1, 2, 3].map(() => runBeside(folder, 'turn.mjs')))
  expect(codes).toEqual([0, 0, 0])
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out '.repeat(3))
})

test.runIf(process.platform === 'linux')(
  'a download that is not the pinned one is refused and leaves nothing behind',
  () => {
    const folder = emptyProgram()
    mkdirSync(join(folder, '.runtime'))
    const npm = join(folder, 'npm-cli.js')
    writeFileSync(
      npm,
      `
    const { writeFileSync } = require('node:fs')
    const folder = process.argv[process.argv.indexOf('--pack-destination') + 1]
    writeFileSync(folder + '/' + process.argv[3].replace('@', '-') + '.tgz', 'not what was pinned')`,
    )
    const script = "import { installNode } from './runtime/install-node.mjs'; await installNode()"
    const { status, stderr } = runTool(['--input-type=module', '-e', script], {
      cwd: folder,
      env: { npm_execpath: npm },
    })
    expect(status).not.toBe(0)
    expect(stderr).toMatch(/校验值不符|没有适合本机/)
    expect(readdirSync(join(folder, '.runtime'))).toEqual([])
  },
)

test.each([
  ['an unknown processor', "Object.defineProperty(process, 'arch', { value: 'riscv64' })"],
  ['a system with musl', "Object.defineProperty(process, 'report', { value: { getReport: () => ({ header: {} }) } })"],
  ['an old C library', "process.report.getReport = () => ({ header: { glibcVersionRuntime: '2.17' } })"],
])('%s is refused in one sentence that names the way out', (_, machine) => {
  const folder = emptyProgram()
  mkdirSync(join(folder, '.runtime'))
  const script = `Object.defineProperty(process, 'platform', { value: 'linux' })
    ${machine}
    const { installNode } = await import('./runtime/install-node.mjs')
    await installNode().catch((error) => console.log(error.message))`
  const { stdout } = runTool(['--input-type=module', '-e', script], { cwd: folder })
  expect(stdout).toMatch(/内置.*Node.*24.*PATH.*PG_BIN/)
  expect(readdirSync(join(folder, '.runtime'))).toEqual([])
})

test('an unknown verb is wrong use', () => {
  const { status, stderr } = runTool(['bootstrap.mjs', 'fly'], { cwd: ROOT })
  expect(status).toBe(2)
  expect(stderr).toContain('用法')
})

function runBeside(folder: string, script: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { cwd: folder, stdio: 'ignore' })
    child.on('error', reject)
    child.on('close', resolve)
  })
}
