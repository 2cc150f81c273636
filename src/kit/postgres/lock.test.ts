import { spawn } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#tests/database.ts'
import { acquireLock, lockHolder } from './lock.ts'
import type { Lock } from './lock.ts'
import { processStart, waitUntil } from './process-table.ts'

const id = '11111111-1111-4111-8111-111111111111'

async function leftBehind(pid: number, started: string): Promise<string> {
  const path = join(temporaryFolder(), 'lock.json')
  await writeFile(path, JSON.stringify({ id, pid, started, role: 'server' }))
  return path
}

function held(lock: Awaited<ReturnType<typeof acquireLock>>): Lock {
  if (!('release' in lock)) throw new Error(`held by ${lock.pid}`)
  return lock
}

test('who has the lock is named to the next', async () => {
  const path = join(temporaryFolder(), 'lock.json')
  const lock = held(await acquireLock(path, 'server'))
  expect(await acquireLock(path, 'command')).toMatchObject({ id: lock.id, pid: process.pid, role: 'server' })
  expect(await lockHolder(path)).toMatchObject({ id: lock.id })
  await lock.release()
  expect(await lockHolder(path)).toBeNull()
  held(await acquireLock(path, 'command'))
})

test('the lock of a process that is gone is taken over', async () => {
  const path = await leftBehind(2 ** 22 - 3, 'long ago')
  expect(await lockHolder(path)).toBeNull()
  held(await acquireLock(path, 'server'))
})

test('a process that got the number of the dead holder does not hold the lock', async () => {
  const path = await leftBehind(process.pid, 'another boot:12')
  held(await acquireLock(path, 'server'))
})

test('a process that ended but was not collected does not hold the lock', async () => {
  // The shell's child ends at once; the program that took the shell's place never collects it.
  const parent = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const pid = await new Promise<number>((resolve) => {
    parent.stdout.once('data', (text) => resolve(Number(String(text))))
  })
  const started = await processStart(pid)
  expect(started).not.toBeNull()
  const path = await leftBehind(pid, started ?? '')
  expect(await waitUntil(async () => (await processStart(pid)) === null, 5_000)).toBe(true)
  expect(() => process.kill(pid, 0)).not.toThrow()
  held(await acquireLock(path, 'server'))
  parent.kill('SIGKILL')
})

test.each(['', '{', 'null', '[]', '{"id":"../../x","pid":1,"started":"s"}', '{"pid":"1"}'])(
  'a lock file with %j in it is nobody’s',
  async (text) => {
    const path = join(temporaryFolder(), 'lock.json')
    await writeFile(path, text)
    held(await acquireLock(path, 'server'))
  },
)

test('of many that find a dead lock at once, one gets it, and no file is left over', async () => {
  for (let round = 0; round < 20; round++) {
    const path = await leftBehind(process.pid, 'another boot:12')
    const locks = await Promise.all(Array.from({ length: 12 }, () => acquireLock(path, 'server')))
    const winners = locks.filter((lock) => 'release' in lock)
    expect(winners).toHaveLength(1)
    expect(new Set(locks.map((lock) => lock.id))).toEqual(new Set([winners[0]?.id]))
    expect(await readdir(join(path, '..'))).toEqual(['lock.json'])
  }
})
