import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandLine } from '#tests/command-line.ts'
import { temporaryFolder, testContext, testDatabase } from '#tests/database.ts'
import { CALENDAR_COMMANDS } from './calendar.ts'

const database = await testDatabase()
const cli = commandLine(CALENDAR_COMMANDS, { context: () => testContext(database) })

test('the due day of the issue, with its trace', async () => {
  const { code, printed, text } = await cli('calendar due --received 2020-01-17 --days 20')
  expect(code).toBe(0)
  expect(Object.keys(printed as object)).toEqual(['due', 'provisional', 'trace'])
  expect(printed).toMatchObject({ due: '2020-02-21', provisional: false })
  expect(text).toContain('到期日：2020-02-21 周五')
  expect(text).toContain('2020-01-19 周日  第1日   调休上班，计')
})

test('a year without a notice is an error, or visibly provisional', async () => {
  expect(await cli('calendar due --received 2026-12-20 --days 20')).toMatchObject({ code: 1 })
  const { code, printed, text } = await cli('calendar due --received 2026-12-20 --days 20 --provisional')
  expect([code, text.includes('暂估')]).toEqual([0, true])
  expect(printed).toMatchObject({ provisional: true })
})

test.each([
  'calendar due --received 2020-02-30 --days 20',
  'calendar due --received 2020-01-17 --days 0',
  'calendar due --received 2020-01-17 --days many',
  'calendar due --received 2020-01-17',
  'calendar year 20',
  'calendar import',
  'calendar import /nonexistent.json',
])('%s is wrong use', async (line) => {
  const { code, err } = await cli(line)
  expect(code).toBe(2)
  expect(err).not.toBe('')
})

test('an imported year is known from then on', async () => {
  const path = join(temporaryFolder(), 'notice.json')
  const notice = {
    id: 'CN-2027',
    year: 2027,
    title: '测试用的通知',
    source: '测试文号',
    issuedOn: null,
    amends: null,
    feasts: [{ name: '元旦', off: ['2027-01-01'], work: [] }],
  }
  writeFileSync(path, JSON.stringify(notice))
  expect(await cli('calendar import', path)).toMatchObject({ code: 0, printed: { id: 'CN-2027', year: 2027 } })
  expect(await cli('calendar due --received 2026-12-20 --days 20')).toMatchObject({
    code: 0,
    printed: { provisional: false },
  })
  expect((await cli('calendar year 2027')).text).toContain('2027年共 260 个工作日')
})

test.each([
  ['{', '不是 JSON 文件'],
  [Buffer.from([0xff, 0xfe, 0x00]), '不是 UTF-8 编码'],
  ['[]', '放假通知文件有问题'],
])('a broken notice file is refused', async (content, message) => {
  const path = join(temporaryFolder(), 'notice.json')
  writeFileSync(path, content)
  const { code, err } = await cli('calendar import', path)
  expect([code, err.includes(message)]).toEqual([2, true])
})
