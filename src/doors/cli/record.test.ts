import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { commandLine } from '#tests/command-line.ts'
import { actsOn, aTown, currentRow } from '#tests/ledger.ts'
import { temporaryFolder, testContext, testDatabase } from '#tests/database.ts'
import { usage } from './help.ts'
import { RECORD_COMMANDS } from './record.ts'

const database = await testDatabase()
const ctx = testContext(database)
const zhaoming = commandLine(RECORD_COMMANDS, { context: () => ctx })
beforeAll(async () => {
  await aTown(ctx)
})

const idOf = (printed: unknown) => (printed as { id: string }).id
const countOf = async (table: string) => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(ctx.db)
  return rows[0]?.count
}

describe('record', () => {
  test('an item with two channels, named by day and source', async () => {
    const { code, printed, text } = await zhaoming(
      'record disclosure --unit wangxi --title 春耕农资 --category work-news --formed-on 2020-03-02 --receipt',
      'web 2020-03-03 县政府网站 望溪镇',
      '--receipt',
      'wechat 2020-03-03 后台导出',
    )
    expect(code).toBe(0)
    expect(printed).toMatchObject({
      id: expect.any(String),
      act: expect.any(Number),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(text).toContain('已登记（青澜县wangxi镇人民政府）')
    const receipts =
      await sql`select channel, source from receipt where disclosure_id = ${idOf(printed)} order by channel`.execute(
        ctx.db,
      )
    expect(receipts.rows).toEqual([
      { channel: 'web', source: '县政府网站 望溪镇' },
      { channel: 'wechat', source: '后台导出' },
    ])
  })

  test('an application from its coming to its fee and its end, with numbers as numbers', async () => {
    const which = '--unit wangxi --reference 2021-1'
    const { printed } = await zhaoming(
      `record application ${which} --applicant-class business --received-on 2021-01-04`,
    )
    await zhaoming(`record fee-notice ${which} --amount-in-fen 20000 --noticed-on 2021-01-05`)
    await zhaoming(`record fee-payment ${which} --paid-in-fen 20000 --paid-on 2021-01-06`)
    await zhaoming(`record outcome ${which} --outcome granted --closed-on 2021-01-18`)
    const amended = await zhaoming(`record amend ${which} --applicant-class research --reason 类别登记有误`)
    expect(amended.code).toBe(0)
    expect(await currentRow(ctx, 'application', idOf(printed))).toMatchObject({
      applicant_class: 'research',
      outcome: 'granted',
    })
    expect(await actsOn(ctx, idOf(printed))).toHaveLength(3)
    expect(await currentRow(ctx, 'application', idOf(printed))).toMatchObject({ version: 3 })
  })

  test('a mistake in several fields ends with 2 and names each option', async () => {
    const { code, err } = await zhaoming(
      'record application --unit wangxi --reference x --applicant-class farmer --received-on 昨天',
    )
    expect(code).toBe(2)
    expect(err).toContain('--applicant-class：')
    expect(err).toContain('--received-on：')
  })

  test.each([
    ['--reference y --applicant-class business --received-on 2031-01-01', 1, '还没有到'],
    ['--reference y', 2, '--applicant-class'],
  ])('what the law refuses ends with 1, a missing option with 2: %s', async (options, code, said) => {
    const answer = await zhaoming(`record application --unit wangxi ${options}`)
    expect(answer.code).toBe(code)
    expect(answer.err).toContain(said)
  })

  test('a number that is none, a receipt without a day, an unknown unit', async () => {
    const number = await zhaoming(
      'record activity --unit wangxi --year 2020 --row licence --column decisions --value 1e3x --department 便民中心 --source 报表',
    )
    expect(number.err).toContain('--value：')
    const item = 'record disclosure --title 甲 --category notice --formed-on 2020-01-01 --receipt web --unit'
    expect((await zhaoming(`${item} wangxi`)).err).toContain('渠道 日子 来源')
    expect(await zhaoming(`${item} nowhere`)).toMatchObject({ code: 2 })
  })

  test('each kind explains every one of its fields', () => {
    for (const command of RECORD_COMMANDS) {
      const lines = usage(command)
        .split('\n')
        .filter((line) => line.startsWith('  --'))
      expect(lines.filter((line) => !/[\u4e00-\u9fff].*[\u4e00-\u9fff]/.test(line.replace('<值>', '')))).toEqual([])
    }
  })
})

describe('record import', () => {
  const fileOf = (lines: readonly unknown[], name = 'year.jsonl') => {
    const path = join(temporaryFolder(), name)
    writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
    return path
  }
  const application = (reference: string, more = {}) => ({
    kind: 'application',
    reference,
    applicantClass: 'natural-person',
    receivedOn: '2020-03-02',
    ...more,
  })

  test('writes every line, also lines that build on earlier ones', async () => {
    const lines = [
      '\uFEFF' + JSON.stringify(application('导1')),
      { kind: 'outcome', reference: '导1', outcome: 'granted', closedOn: '2020-03-20' },
      '',
      { ...application('导2'), unit: 'wangxi' },
    ]
    expect(await zhaoming('record import --unit wangxi', fileOf(lines))).toMatchObject({
      code: 0,
      printed: { written: 3, bad: [] },
    })
  })

  test('writes nothing when a line cannot be read, and names all such lines', async () => {
    const before = await countOf('act')
    const lines = [
      application('坏1'),
      '{"kind":',
      { kind: 'application', reference: '坏2' },
      { kind: 'poem' },
      [1],
      { ...application('坏3'), unit: 'nowhere' },
      application('坏4', { unitId: 'x', surplus: 1 }),
    ]
    const { code, printed } = await zhaoming('record import --unit wangxi', fileOf(lines))
    expect(code).toBe(2)
    expect((printed as { bad: { line: number }[] }).bad.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7])
    expect(await countOf('act')).toBe(before)
  })

  test('undoes a batch with refused lines, keeps the batches before, and goes on from a line', async () => {
    const lines = Array.from({ length: 503 }, (_, index) => application(`批${index + 1}`))
    const broken = lines.with(500, application('批1')).with(502, application('批503', { receivedOn: '2031-01-01' }))
    const before = Number(await countOf('application'))
    const first = await zhaoming('record import --unit wangxi', fileOf(broken))
    expect(first).toMatchObject({ code: 1, printed: { written: 500, bad: [{ line: 501 }, { line: 503 }] } })
    expect(await countOf('application')).toBe(before + 500)
    const second = await zhaoming('record import --unit wangxi --from 501', fileOf(lines))
    expect(second).toMatchObject({ code: 0, printed: { written: 3 } })
  })

  test.each([
    ['no file', ['/nonexistent/file.jsonl'], '读不了文件'],
    ['a folder', ['/'], '读不了文件'],
    ['two files', ['a', 'b'], '请写一个文件'],
    ['no line number', ['a', '--from', '0'], '行号'],
  ])('wrong use: %s', async (_, args, said) => {
    const { code, err } = await zhaoming('record import --unit wangxi', ...args)
    expect(code).toBe(2)
    expect(err).toContain(said)
  })

  test('bytes that are no UTF-8, and a line without end, are no lines', async () => {
    const path = join(temporaryFolder(), 'gbk.jsonl')
    writeFileSync(path, Buffer.from([0x7b, 0xd6, 0xd0, 0x7d]))
    expect((await zhaoming('record import --unit wangxi', path)).err).toContain('UTF-8')
    expect((await zhaoming('record import --unit wangxi', fileOf(['x'.repeat(1_100_000)]))).err).toContain('太长')
  })

  test('without any unit each line says so', async () => {
    const { printed } = await zhaoming('record import', fileOf([application('无')]))
    expect(printed).toMatchObject({ bad: [{ line: 1, message: expect.stringContaining('--unit') }] })
  })
})
