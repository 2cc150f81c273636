import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReportFile } from '#papers/report-json/schema.ts'
import { CheckUps } from '#papers/verify/check-up-schema.ts'
import { temporaryFolder } from '#tests/database.ts'
import { buildProgram, command, endProgram, refusedStart, startProgram, type Running } from './running.ts'

const dataDir = join(temporaryFolder(), '数据 目录')
let running: Running

beforeAll(async () => {
  await buildProgram()
  running = await startProgram(dataDir)
}, 360_000)
afterAll(() => endProgram(running, 'SIGTERM'))

const page = async (path: string): Promise<string> => {
  const answer = await fetch(`${running.url}${path}`)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}
const textOf = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s+/g, '')

describe('a newcomer after one command', () => {
  test('the server says that it is well', async () => {
    expect(await page('/healthz')).toContain('ok')
  })

  test('sees the town, marked as a sample and kept out of search engines', async () => {
    const home = await fetch(`${running.url}/wangxi/`)
    expect(home.headers.get('x-robots-tag')).toContain('noindex')
    expect(await home.text()).toContain('样例')
  })

  test('reads 204 where the real report said 101, with the overlap explained', async () => {
    const text = textOf(await page('/wangxi/reports/2020/'))
    expect(text).toContain('主动公开政府信息204条')
    expect(text).toContain('38＋197－31＝204')
  })

  test('every cell of the 2020 tables is the 0 of the real report', async () => {
    const { document } = ReportFile.parse(JSON.parse(await page('/wangxi/reports/2020/files/report.json')))
    const { t2, t3, t4 } = document.tables
    const cells = [...Object.values(t2), ...Object.values(t3), ...Object.values(t4)].flat()
    expect(cells).toHaveLength(22 + 161 + 15)
    expect(cells.every((cell) => (typeof cell === 'object' ? cell?.value : cell) === 0)).toBe(true)
  })

  test.each([
    ['report.pdf', '%PDF-'],
    ['report.docx', 'PK'],
    ['report.xlsx', 'PK'],
    ['report.html', '<!'],
  ])('downloads %s', async (name, start) => {
    for (const year of [2020, 2021]) {
      const answer = await fetch(`${running.url}/wangxi/reports/${year}/files/${name}`)
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, start.length)
          .toString('latin1'),
      ).toBe(start)
    }
  })
})

describe('anybody checks a report', () => {
  const published = async (name: string): Promise<File> => {
    const answer = await fetch(`${running.url}/wangxi/reports/2021/files/${name}`)
    return new File([await answer.arrayBuffer()], name)
  }

  test.each(['report.pdf', 'report.docx', 'report.html', 'report.json'])(
    'our own %s, brought to the page, passes; nothing of it lies in the data folder or the log',
    async (name) => {
      const form = new FormData()
      form.set('file', await published(name))
      const answer = await fetch(`${running.url}/verify/`, { method: 'POST', body: form })
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      const text = textOf(await answer.text())
      expect(text).toContain('青澜县望溪镇人民政府2021年政府信息公开工作年度报告')
      expect(text).toContain('读到6个部分、3张表')
      expect(text).toMatch(/通过/)
      expect(text).not.toContain('必须改正')
    },
  )

  test('so does the public page itself, saved whole with all that stands round the report', async () => {
    for (const year of [2020, 2021]) {
      const form = new FormData()
      form.set('file', new File([await page(`/wangxi/reports/${year}/`)], `${year}.html`))
      const text = textOf(await (await fetch(`${running.url}/verify/`, { method: 'POST', body: form })).text())
      expect([year, text.includes('读到6个部分、3张表'), text.includes('必须改正')]).toEqual([year, true, false])
    }
  })

  test('the command line says the same of the file, held against last year’s', async () => {
    const folder = temporaryFolder()
    for (const year of [2020, 2021]) {
      const answer = await fetch(`${running.url}/wangxi/reports/${year}/files/report.pdf`)
      writeFileSync(join(folder, `${year}.pdf`), Buffer.from(await answer.arrayBuffer()))
    }
    const previous = ['--previous', join(folder, '2020.pdf')]
    const ended = await command(join(folder, 'none'), 'verify', join(folder, '2021.pdf'), ...previous, '--json')
    expect([ended.code, ended.err]).toEqual([0, ''])
    const [checkUp] = CheckUps.parse(JSON.parse(ended.out))
    expect(checkUp).toMatchObject({ unit: '青澜县望溪镇人民政府', year: 2021, form: '2021', verdict: 'pass' })
    expect(checkUp?.rules.find(({ rule }) => rule === 'XYR-R5')?.result).toBe('pass')
    const { document } = ReportFile.parse(JSON.parse(await page('/wangxi/reports/2021/files/report.json')))
    expect(checkUp?.tables).toEqual(document.tables)
  })
})

describe('a clerk at the command line, beside the running server', () => {
  test('a late application of 2021 is taken, and the public page says that the report needs restating', async () => {
    const before = await page('/wangxi/reports/2021/')
    const late = ['--reference', '望公开申〔2021〕99号', '--received-on', '2021-12-30', '--applicant-class', 'research']
    expect(await command(dataDir, 'record', 'application', '--unit', 'wangxi', ...late)).toMatchObject({ code: 0 })
    const shown = await command(dataDir, 'report', 'show', '--unit', 'wangxi', '--year', '2021', '--json')
    const { restatement } = JSON.parse(shown.out) as { restatement: { key: string }[] }
    expect(restatement.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['t3.A[2]', 't3.A[6]', 't3.D[2]', 't3.D[6]']),
    )
    const after = await page('/wangxi/reports/2021/')
    expect(after).not.toBe(before)
    expect(textOf(after)).toContain('更正')
  })

  test('restates, and both editions can be read', async () => {
    const which = ['--unit', 'wangxi', '--year', '2021']
    const steps = [
      ['restate', '--reason', '补登一件漏记的申请'],
      ['check'],
      ['sign', '--name', '样例签发人', '--on', '2022-03-01'],
      ['file', '--on', '2022-03-02', '--reason', 'STR-DEADLINE=更正重报，原报告已按期报送'],
      ['publish'],
    ]
    for (const [step = '', ...more] of steps) {
      const ended = await command(dataDir, 'report', step, ...which, ...more)
      expect([step, ended.err, ended.code]).toEqual([step, expect.anything(), 0])
    }
    expect(textOf(await page('/wangxi/reports/2021/'))).toContain('新收政府信息公开申请17件')
    expect(textOf(await page('/wangxi/reports/2021/editions/1/'))).toContain('新收政府信息公开申请16件')
  })

  test('the record verifies, also against a head kept elsewhere, and rebuilds to the same tables', async () => {
    const head = await command(dataDir, 'audit', 'head', '--unit', 'wangxi', '--json')
    expect(await command(dataDir, 'audit', 'verify')).toMatchObject({ code: 0 })
    expect(await command(dataDir, 'audit', 'verify', '--against', head.out.trim())).toMatchObject({ code: 0 })
    expect(await command(dataDir, 'audit', 'rebuild', '--check')).toMatchObject({ code: 0 })
  })
})

describe('starting and ending', () => {
  test('a second server on the same data is refused, a bad setting before anything starts', async () => {
    expect(await refusedStart(dataDir)).toMatchObject({
      code: 2,
      err: expect.stringContaining('正由另一个服务使用') as string,
    })
    const bad = await refusedStart(dataDir, { PORT: '70000', PUBLIC_URL: 'nowhere' })
    expect(bad.code).toBe(2)
    expect(bad.err).toContain('PORT')
    expect(bad.err).toContain('PUBLIC_URL')
  })

  test('after kill -9 it starts again with everything it had', async () => {
    await endProgram(running, 'SIGKILL')
    running = await startProgram(dataDir)
    expect(textOf(await page('/wangxi/reports/2021/'))).toContain('新收政府信息公开申请17件')
    expect(await command(dataDir, 'audit', 'verify')).toMatchObject({ code: 0 })
  })

  test('SIGTERM ends it cleanly, database and all', async () => {
    expect(await endProgram(running, 'SIGTERM')).toBe(0)
    expect(processesOn(dataDir)).toEqual([])
    running = await startProgram(dataDir)
  })

  test('an empty office starts without the sample', async () => {
    const other = await startProgram(join(temporaryFolder(), 'empty'), { ZHAOMING_SAMPLE: 'none' })
    const home = await fetch(`${other.url}/`)
    expect([home.status, (await home.text()).includes('望溪')]).toEqual([200, false])
    expect(await endProgram(other, 'SIGTERM')).toBe(0)
  })
})

/** Command lines of processes that name the folder. */
function processesOn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        return ''
      }
    })
    .filter((line) => line.includes(folder))
}
