import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine } from '#tests/command-line.ts'
import { temporaryFolder, testContext, testDatabase } from '#tests/database.ts'
import type { Context } from '#kit/context.ts'
import { keyFile } from '#kit/crypto/key-file.ts'
import { newId } from '#kit/id.ts'
import { day } from '#law/day.ts'
import { recordAct } from '#office/audit/record-act.ts'
import { KEYS_COMMANDS } from './keys.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let ctx: Context
const folder = temporaryFolder()
const path = join(folder, 'data.keys.json')
const zhaoming = commandLine(KEYS_COMMANDS, { context: () => ctx })

beforeAll(async () => {
  database = await testDatabase()
  ctx = testContext(database, { keys: keyFile({ path, dataDir: join(folder, 'data') }) })
})
afterAll(() => database.close())

test('from no key to a pruned one', async () => {
  const empty = await zhaoming('keys status')
  expect(empty).toMatchObject({ code: 0, printed: { path, current: null, keys: [], clear: 0, trouble: null } })
  expect(empty.text).toContain('还没有密钥')

  const act = { unitId: null, objectKind: 'letter', kind: 'application.received', article: '条例第二十九条', data: {} }
  await recordAct(ctx, { ...act, objectId: newId(), effectiveOn: day('2021-01-18'), personal: { name: '甲某' } })
  const first = (await ctx.keys.read())?.current
  expect(await zhaoming('keys status')).toMatchObject({ printed: { current: first, keys: [{ id: first, values: 1 }] } })

  const rotated = await zhaoming('keys rotate')
  expect(rotated).toMatchObject({ code: 0, printed: { resealed: 1, unopened: 0 } })
  expect(rotated.text).toContain('1 项个人信息改由它保护')
  const { text } = await zhaoming('keys status')
  expect(text).toContain(`密钥文件：${path}`)
  expect(text).toMatch(/（当前）：1 项/)
  expect(text).toContain('不备份密钥文件，备份里的个人信息打不开')
  expect(text).toContain('备份在同一处，等于没有加密')

  expect(await zhaoming('keys rotate --prune')).toMatchObject({ code: 0, printed: { removed: [first], kept: [] } })
  const again = await zhaoming('keys rotate --prune')
  expect(again).toMatchObject({ code: 0, printed: { removed: [], act: null } })
  expect(again.text).toBe('没有可以清除的旧密钥。')
})

test('a file open to others, then a missing one: said plainly', async () => {
  await chmod(path, 0o644)
  const opened = await zhaoming('keys status')
  expect(opened.code).toBe(1)
  expect(opened.text).toContain(`chmod 600 '${path}'`)
  await rm(path)
  const missing = await zhaoming('keys status')
  expect(missing.code).toBe(1)
  expect(missing.text).toMatch(/文件里没有[^]*已有 1 项个人信息加密保存，但找不到密钥文件/)
  expect(await zhaoming('keys rotate')).toMatchObject({ code: 2 })
})
