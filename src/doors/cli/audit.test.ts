import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine } from '#tests/command-line.ts'
import { temporaryFolder, testContext, testDatabase } from '#tests/database.ts'
import type { Context } from '#kit/context.ts'
import { newId } from '#kit/id.ts'
import { day } from '#law/day.ts'
import { headsFolder } from '#office/audit/head-file.ts'
import { recordAct } from '#office/audit/record-act.ts'
import { sealPending } from '#office/audit/seal.ts'
import { createUnit } from '#office/unit/create.ts'
import { AUDIT_COMMANDS } from './audit.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let ctx: Context
const dataDir = temporaryFolder()
const zhaoming = commandLine(AUDIT_COMMANDS, { context: () => ctx, dataDir })

beforeAll(async () => {
  database = await testDatabase()
  ctx = testContext(database)
  const place = { address: '青澜县望溪镇溪前街1号', postcode: '000000', phone: '0000-5550123' }
  const unit = { name: '青澜县望溪镇人民政府', superior: '青澜县人民政府', level: 'town' }
  for (const slug of ['wangxi', 'nanhu']) await createUnit(ctx, { ...unit, ...place, slug })
  await sealPending(ctx, { headsDir: headsFolder(dataDir) })
})
afterAll(() => database.close())

test('a head printed, kept in a file, holds later', async () => {
  const { code, text } = await zhaoming('audit head --unit wangxi')
  expect(code).toBe(0)
  expect(JSON.parse(text)).toMatchObject({ size: 1, sealedAt: ctx.now })
  const file = join(dataDir, 'kept.json')
  await writeFile(file, `${text}\n`)
  expect(await zhaoming('audit verify --against', file)).toMatchObject({ code: 0, printed: { findings: [] } })
  expect(await zhaoming('audit verify --against', text)).toMatchObject({ code: 0 })
  expect(await zhaoming('audit verify')).toMatchObject({ code: 0, text: expect.stringContaining('记录完整') as string })
})

test('a head that does not fit is an error: 1', async () => {
  const { text } = await zhaoming('audit head --unit wangxi')
  const cutOff = await zhaoming('audit verify --against', text.replace('"size":1', '"size":7'))
  expect(cutOff).toMatchObject({ code: 1, printed: { findings: [{ rule: 'AUD-CUT-OFF', left: 7, right: 1 }] } })
})

test('the heads of all units as JSON can be held against, too', async () => {
  const { printed, text } = await zhaoming('audit head')
  expect(text.split('\n')).toHaveLength(2)
  expect(await zhaoming('audit verify --against', text)).toMatchObject({ code: 0 })
  const file = join(dataDir, 'all.json')
  await writeFile(file, JSON.stringify(printed, null, 2))
  expect(await zhaoming('audit verify --against', file)).toMatchObject({ code: 0 })
})

test.each([
  ['audit verify --against /nonexistent/head', '读不了文件'],
  ['audit verify --against {"size":1}', '不是记录摘要'],
  ['audit head --unit nowhere', 'nowhere'],
  ['audit erase --object x --reason 删', '事项编号无效'],
])('wrong use ends with 2: %s', async (line, said) => {
  const { code, err } = await zhaoming(line)
  expect(code).toBe(2)
  expect(err).toContain(said)
})

test('rebuilding compares first and mends without --check', async () => {
  expect(await zhaoming('audit rebuild --check')).toMatchObject({ code: 0, printed: { findings: [] } })
  await database.pool.query(`update unit set phone = '0000-5559999' where slug = 'nanhu'`)
  const differs = { findings: [{ rule: 'AUD-PROJECTION', where: 'unit.phone' }] }
  expect(await zhaoming('audit rebuild --check')).toMatchObject({ code: 1, printed: differs })
  expect(await zhaoming('audit rebuild')).toMatchObject({ code: 0, printed: { ...differs, mended: 1 } })
  expect(await zhaoming('audit rebuild --check')).toMatchObject({ code: 0, printed: { findings: [] } })
})

test('personal values are erased with a reason', async () => {
  const objectId = newId()
  const [kind, article] = ['application.received', '条例第二十九条']
  const act = { unitId: null, objectKind: 'letter', objectId, kind, article, effectiveOn: day('2021-01-18'), data: {} }
  await recordAct(ctx, { ...act, personal: { name: '甲某' } })
  expect(await zhaoming(`audit erase --object ${objectId} --reason 申请人要求`)).toMatchObject({ code: 0 })
  expect(await zhaoming(`audit erase --object ${objectId} --reason 申请人要求`)).toMatchObject({ code: 1 })
})
