import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runLimited } from './limited-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'zm-child-'))
afterAll(() => rmSync(folder, { recursive: true }))

function program(source: string): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.mjs`)
  writeFileSync(path, source)
  return path
}
const LIMITS = { timeInMs: 5000, memoryInBytes: 500_000_000, outputInBytes: 1_000_000 }
const run = (source: string, limits = {}) =>
  runLimited(program(source), { input: '甲', limits: { ...LIMITS, ...limits } })

describe('a program of its own', () => {
  it('reads its job and hands back what it wrote', async () => {
    expect((await run('process.stdin.pipe(process.stdout)')).output.toString()).toBe('甲')
  })

  it('sees nothing of the environment', async () => {
    expect((await run('process.stdout.write(Object.keys(process.env).join())')).output.toString()).toBe('')
  })

  it('is ended when it takes too long, too much memory, or writes too much', async () => {
    await expect(run('setInterval(() => 0, 1000)', { timeInMs: 300 })).rejects.toMatchObject({ reason: 'time' })
    await expect(run('process.stdout.write("x".repeat(2e6))')).rejects.toMatchObject({ reason: 'output' })
    const eats = 'const all = []; setInterval(() => all.push(Buffer.alloc(5e7, 1)), 20)'
    await expect(run(eats)).rejects.toMatchObject({ reason: 'memory' })
  })

  it('fails with what it said', async () => {
    await expect(run('console.error("broken"); process.exit(3)')).rejects.toMatchObject({
      reason: 'exit',
      message: 'broken\n',
    })
  })
})
