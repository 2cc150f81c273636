import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testContext, testDatabase } from '#tests/database.ts'
import type { Context } from '#kit/context.ts'
import { newId } from '#kit/id.ts'
import { day } from '#law/day.ts'
import { headsInFolder } from './head-file.ts'
import { SYSTEM_LOG } from './head.ts'
import { recordAct } from './record-act.ts'
import { startSealer } from './sealer.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let ctx: Context
let headsDir: string

beforeEach(async () => {
  database = await testDatabase()
  ctx = testContext(database)
  headsDir = join(await mkdtemp(join(tmpdir(), 'sealer-')), 'heads')
})
afterEach(async () => {
  await database.close()
  await rm(join(headsDir, '..'), { recursive: true })
})

async function anAct(): Promise<void> {
  const object = { unitId: null, objectKind: 'calendar_notice', objectId: newId(), kind: 'calendar.imported' }
  await recordAct(
    ctx,
    { ...object, article: '条例第三十三条', effectiveOn: day('2021-01-18'), data: {} },
    { isNew: true },
  )
}

const sizes = async () => (await headsInFolder(headsDir).heads(SYSTEM_LOG)).map((head) => head.size)

async function until(isTrue: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20)) if (await isTrue()) return true
  return isTrue()
}

test('an act is sealed and its head written outside within a second', async () => {
  const sealer = startSealer(() => ctx, { headsDir, everyMs: 100 })
  await anAct()
  expect(await until(async () => (await sizes()).includes(1), 1000)).toBe(true)
  await sealer.stop()
})

test('stopping seals what is still waiting', async () => {
  const sealer = startSealer(() => ctx, { headsDir, everyMs: 60_000 })
  await sleep(200)
  await anAct()
  await sealer.stop()
  expect(await sizes()).toEqual([1])
})

test('a folder that cannot be written does not stop the sealer; the head follows when it can', async () => {
  const errors: unknown[] = []
  const log = { ...ctx.log, error: (entry: unknown) => void errors.push(entry) } as Context['log']
  await writeFile(headsDir, 'a file where the folder should be')
  await anAct()
  const sealer = startSealer(() => ({ ...ctx, log }), { headsDir, everyMs: 50 })
  expect(await until(async () => errors.length > 0, 5000)).toBe(true)
  await rm(headsDir)
  expect(await until(async () => (await sizes()).includes(1), 5000)).toBe(true)
  await sealer.stop()
})
