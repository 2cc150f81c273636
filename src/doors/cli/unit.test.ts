import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine } from '#tests/command-line.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { UNIT_COMMANDS } from './unit.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
const zhaoming = commandLine(UNIT_COMMANDS, { context: () => testContext(database) })

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const PROFILE =
  '--name 青澜县望溪镇人民政府 --superior 青澜县人民政府 --level town --address 溪前街1号 --postcode 000000 --phone 0000-5550123'

test('a unit is entered, listed and changed', async () => {
  const created = await zhaoming(`unit create wangxi ${PROFILE} --on 2019-05-15`)
  expect(created).toMatchObject({ code: 0, printed: { slug: 'wangxi', level: 'town' } })
  expect(created.text).toBe('已登记：青澜县望溪镇人民政府（wangxi）')
  const changed = await zhaoming('unit change wangxi --name 青澜县望溪街道办事处')
  expect(changed).toMatchObject({ code: 0, printed: { name: '青澜县望溪街道办事处' } })
  expect((await zhaoming('unit list')).text).toBe('wangxi\t青澜县望溪街道办事处')
})

test.each([
  [`unit create api ${PROFILE}`, '由系统保留'],
  ['unit create xinzhen', '缺少 --name'],
  [`unit create ${PROFILE}`, '请写一个网址名'],
  ['unit change nowhere --phone 0000-5550123', 'nowhere'],
])('wrong use ends with 2 and says in Chinese what is wrong: %s', async (line, said) => {
  const { code, err } = await zhaoming(line)
  expect(code).toBe(2)
  expect(err).toContain(said)
})

test('a taken address is a refusal and ends with 1', async () => {
  await zhaoming(`unit create taken ${PROFILE}`)
  const { code, err } = await zhaoming(`unit create taken ${PROFILE}`)
  expect(code).toBe(1)
  expect(err).toContain('已有机关使用')
})
