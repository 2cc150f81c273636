import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Workbook } from 'exceljs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CheckUp } from '#papers/verify/check-up.ts'
import { CheckUps } from '#papers/verify/check-up-schema.ts'
import { aReport } from '#papers/report.fixture.ts'
import { LAYOUTS } from '#papers/verify/layouts.fixture.ts'
import { commandLine } from '#tests/command-line.ts'
import { temporaryFolder } from '#tests/database.ts'
import { VERIFY_COMMANDS } from './verify.ts'

const GOOD = LAYOUTS['html with spans']?.(aReport()) ?? ''
/** The total of 行政复议 is left at zero. */
const BAD = GOOD.replace(/(<td[^>]*>)1(<\/td>)((?:<td[^>]*>0<\/td>){3})(<td[^>]*>)1(<\/td>)/, '$11$2$3$40$5')

let folder = ''
let before = ''
beforeEach(() => {
  folder = temporaryFolder()
  before = process.cwd()
  process.chdir(folder)
})
afterEach(() => process.chdir(before))

const put = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const noDatabase = () => {
  throw new Error('a check-up needs no database')
}
const run = (line: string, ...more: string[]) =>
  commandLine(VERIFY_COMMANDS, { context: noDatabase, dataDir: join(folder, 'data') })(line, ...more)
const checkUps = (printed: unknown): CheckUp[] => printed as CheckUp[]

describe('verify', () => {
  test('prints the verdict, each finding with its place, and says it by the exit code', async () => {
    const good = await run('verify', put('good.html', GOOD))
    expect(good.code).toBe(0)
    expect(good.text).toContain('good.html：通过（青澜县望溪镇人民政府，2021年，2021年格式')
    const bad = await run('verify', put('bad.html', BAD))
    expect(bad.code).toBe(1)
    expect(bad.text).toMatch(/\[错误\] T4-R9 .*（第3张表第4行第5列） #[0-9a-f]{16}/)
  })

  test('--json is an array that fits its schema, one entry per file', async () => {
    const ended = await run('verify', put('good.html', GOOD), put('bad.html', BAD))
    const read = CheckUps.parse(JSON.parse(JSON.stringify(ended.printed)))
    expect(read.map(({ file, verdict }) => [file, verdict])).toEqual([
      ['good.html', 'pass'],
      ['bad.html', 'fail'],
    ])
  })

  test('a file that cannot be read is a verdict of its own, whatever its size', async () => {
    const huge = put('huge.html', '<html>')
    truncateSync(huge, 1_000_000_000)
    const ended = await run('verify', huge, put('empty.txt', ''))
    expect(ended.code).toBe(2)
    expect(checkUps(ended.printed).map(({ unreadable }) => unreadable?.code)).toEqual(['too-large', 'empty'])
  })

  test.each([
    [[], '请写明要核对的文件'],
    [['missing.pdf'], '找不到 missing.pdf'],
    [['good.html', '--previous', 'missing'], '找不到 missing'],
  ])('wrong use %j is said in a sentence', async (args, message) => {
    put('good.html', GOOD)
    const ended = await run('verify', ...args)
    expect([ended.code, ended.err]).toEqual([2, expect.stringContaining(message)])
  })

  test('holds a report against last year’s, and says why it could not', async () => {
    const last = put(
      '2020.html',
      LAYOUTS['html with spans']?.({ ...aReport(), title: '青澜县望溪镇人民政府2020年政府信息公开工作年度报告' }) ?? '',
    )
    const [checked] = checkUps((await run('verify', put('2021.html', GOOD), '--previous', last)).printed)
    expect(checked?.rules.find(({ rule }) => rule === 'SIM-PREVIOUS')?.result).not.toBe('not-assessable')
    const [without] = checkUps((await run('verify', '2021.html', '--previous', put('x.txt', 'x'))).printed)
    expect(without?.notes.join()).toContain('上一年的报告“x.txt”读不了')
  })

  test('a folder: one workbook of findings, never over an earlier one; copied reports are found', async () => {
    const reports = join(folder, 'reports')
    mkdirSync(reports)
    const problems =
      '公开的内容与群众的需要还有差距，信息更新不够及时，业务培训不够经常，部门之间的配合也不够紧密。下一步围绕就业、教育、医疗、养老等事项细化公开目录，明确责任科室和公开时限；每季度组织一次业务培训，请法律顾问讲解答复规范；把政务公开列入年度考核，对拖延不办的予以通报；在各村设立查阅点，方便老年人了解办事流程。'
    const copied = BAD.replace(/一是部分村（社区）报送[^<]*/, problems)
    writeFileSync(join(reports, '望溪.html'), copied)
    writeFileSync(join(reports, '青石.html'), copied.replaceAll('望溪镇', '青石镇'))
    const first = await run('verify', reports)
    await run('verify', reports)
    expect(first.err).toContain('核对结果表：核对结果.xlsx')
    expect(readFileSync(join(folder, '核对结果-2.xlsx')).length).toBeGreaterThan(1000)
    const workbook = new Workbook()
    await workbook.xlsx.readFile(join(folder, '核对结果.xlsx'))
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['各份报告', '核对结果'])
    expect(workbook.getWorksheet('各份报告')?.getRow(2).getCell(5).value).toBe('不通过')
    const messages = JSON.stringify(workbook.getWorksheet('核对结果')?.getColumn(3).values)
    expect(messages).toContain('的文字与青澜县青石镇人民政府的报告相同')
  })

  test('a roll-up: the sum of its children, and those that are missing', async () => {
    const children = join(folder, 'children')
    mkdirSync(children)
    writeFileSync(join(children, 'one.html'), GOOD.replaceAll('望溪镇', '青石镇'))
    const units = put('units.txt', '青澜县青石镇人民政府\n青澜县白河镇人民政府\n')
    const ended = await run('verify', put('sum.html', GOOD), '--children', children, '--units', units)
    const messages = checkUps(ended.printed)[0]
      ?.findings.map(({ message }) => message)
      .join('\n')
    expect(messages).toContain('还缺1个下级的报告：青澜县白河镇人民政府。')
    const own = put('own.html', GOOD.replaceAll('望溪镇', '县政府办公室'))
    const whole = checkUps((await run('verify', 'sum.html', '--children', children, '--own', own)).printed)
    expect(whole[0]?.rules.find(({ rule }) => rule === 'AGG-R10')?.result).toBe('fail')
  })
})

describe('verify opinion', () => {
  test('a dismissed error no longer fails the same file; a changed file is asked about again', async () => {
    const path = put('bad.html', BAD)
    const given = await run(
      'verify',
      'opinion',
      path,
      '--finding',
      'T4-R9',
      '--dismiss',
      '--reason',
      '总计另有说明',
      '--by',
      '张样例',
    )
    expect([given.code, given.err]).toEqual([0, ''])
    const again = await run('verify', path)
    expect(again.code).toBe(0)
    expect(again.text).toContain('已核对：不属实，总计另有说明（张样例）')
    expect((await run('verify', put('bad.html', `${BAD} `))).code).toBe(1)
  })

  test.each([
    [['--finding', 'T4-R9', '--dismiss', '--by', '张样例'], '--reason'],
    [['--finding', 'T4-R9', '--by', '张样例'], '--confirm'],
    [['--finding', 'T9-R9', '--confirm', '--by', '张样例'], '没有 T9-R9'],
  ])('%j is refused', async (args, message) => {
    const ended = await run('verify', 'opinion', put('bad.html', BAD), ...args)
    expect([ended.code, ended.err]).toEqual([2, expect.stringContaining(message)])
  })
})
