import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { previousOfReading } from '#law/report/reading/reading-subject.ts'
import type { ReportTables } from '#law/report/tables.ts'
import { checkSubject } from './check-subject.ts'
import { readSubjectFile, type SubjectFile } from './subject-file.ts'

const FOLDER = process.env['ZHAOMING_REALDATA'] ?? '../shared/realdata'
const LAYOUTS = join(FOLDER, 'report-layouts')
const RAW = join(FOLDER, 'reports-raw')
const present = existsSync(RAW)
const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])

const read = (path: string): Promise<SubjectFile> =>
  readSubjectFile({ name: path, bytes: readFileSync(path) }, { ocr: false })

interface Facts {
  readonly year: number
  readonly form: string
  readonly table1: Readonly<Record<string, number | Readonly<Record<string, number>>>>
  readonly table2: Readonly<Record<string, readonly (number | null)[]>>
  readonly table3: { readonly review: number[]; readonly direct: number[]; readonly post: number[] }
}

const ROWS: Readonly<Record<string, string>> = {
  new: 'A',
  carried: 'B',
  granted: 'C1',
  partial: 'C2',
  o: 'C6',
  total: 'C7',
  forward: 'D',
}
const GROUPS: Readonly<Record<string, string>> = { d: 'C3', u: 'C4', n: 'C5', o: 'C6' }

function tablesOf({ table1, table2, table3 }: Facts): ReportTables {
  const rowId = (key: string) => ROWS[key] ?? `${GROUPS[key.charAt(0)]}.${key.slice(1)}`
  return {
    t2: Object.fromEntries(
      Object.entries(table1).map(([label, cell]) => [label, typeof cell === 'number' ? [cell] : Object.values(cell)]),
    ),
    t3: Object.fromEntries(Object.entries(table2).map(([key, cells]) => [rowId(key), cells])),
    t4: { review: table3.review, suit_direct: table3.direct, suit_after_review: table3.post },
  }
}

/** Each real file with its facts: those of its layout, or of the report that it is a copy of. */
const CASES = [...filesIn(LAYOUTS), ...filesIn(RAW)].flatMap((path) => {
  const name = path.split('/').at(-1) ?? ''
  const id = name.startsWith('hongze-') ? `huaian-${name.split('.')[0]}` : (name.split('.')[0] ?? '')
  const facts = join(LAYOUTS, `${id}.facts.json`)
  return name.endsWith('.json') || !existsSync(facts) ? [] : [{ name, path, facts }]
})

describe.skipIf(!present)('real reports (skipped where the folder of real data is absent)', () => {
  it.each(CASES)('$name: every cell as in its facts', async ({ path, facts: of }) => {
    const facts = JSON.parse(readFileSync(of, 'utf8')) as Facts
    const { checkUp } = checkSubject(await read(path))
    expect(checkUp.tables).toEqual(tablesOf(facts))
    expect(checkUp).toMatchObject({ year: facts.year, form: facts.form })
    const cells = Object.values(checkUp.tables.t3).flat().length
    const placed = Object.keys(checkUp.places).filter((address) => address.startsWith('t3.')).length
    expect(placed).toBe(cells)
  })

  it('keeps blank cells apart from zeros', async () => {
    const { checkUp } = checkSubject(await read(join(LAYOUTS, 'shuyang-fagai-2023.word-html.html')))
    expect(Object.keys(checkUp.marks)).toHaveLength(125)
    expect(checkUp.verdict).toBe('pass')
  })

  it('reads the empty form as rows of blanks, not as zeros', async () => {
    const { checkUp } = checkSubject(await read(join(RAW, 'annual-report-form-2021-template.docx')))
    expect(checkUp.form).toBe('2021')
    expect(Object.values(checkUp.tables.t3).flat()).toEqual(Array.from({ length: 175 }, () => null))
    expect(Object.keys(checkUp.marks).filter((address) => address.startsWith('t3.'))).toHaveLength(175)
    expect(Object.keys(checkUp.marks).filter((address) => address.startsWith('t4.'))).toHaveLength(15)
  })

  it('finds what is wrong with the seed report (law.md §16) and no more', async () => {
    const { findings } = checkSubject(await read(join(RAW, 'mishan-2020.md'))).checkUp
    const said = (rule: string) =>
      findings.filter((finding) => finding.rule === rule).map(({ severity, message }) => `${severity} ${message}`)
    expect(said('STR-TITLE')).toHaveLength(1) // a1
    expect(said('STR-PREAMBLE').join()).toContain('没有列出“存在的主要问题及改进情况”') // a2
    expect(said('STR-SECTIONS')).toHaveLength(1) // a3
    expect(said('STR-NUMBERING')).toEqual(['error 各部分的序号从“三”直接到“五”，应当是“四”。'])
    expect(said('T4-MISSING')).toEqual(['error 第四部分的表整张缺失。'])
    expect(said('T3-MISSING').join()).toContain('缺6行') // a4
    expect(said('T3-WIDTH').join()).toContain('等9处每行有6个数，应当有7个，缺“总计”') // a5
    expect(said('NAR-PART').join()).toContain('部分197条大于总数101条') // a8
    expect(said('NAR-SUM')).toEqual([]) // 38 = 25 + 4 + 9
    expect(said('NAR-OVERSIGHT').join()).toContain('工作考核、社会评议、责任追究') // a10
    expect(said('STR-OVERVIEW')).toEqual([]) // a11
    expect(said('NAR-PLAN-YEAR').join()).toContain('应当是2021年') // a12
    expect(said('T2-ALL-ZERO')).toHaveLength(1) // a17
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
    expect(errors.toSorted()).toEqual(['NAR-PART', 'STR-NUMBERING', 'STR-SECTIONS', 'T3-MISSING', 'T4-MISSING'])
  })

  it.each(['pdf', 'raw.txt', 'layout.txt'])(
    'finds the totals of reconsideration that a district left at zero in 2023 (%s)',
    async (end) => {
      const { findings } = checkSubject(await read(join(RAW, `hongze-2023.${end}`))).checkUp
      const errors = findings.filter(({ severity }) => severity === 'error')
      expect(errors.map(({ rule, left, right }) => ({ rule, left, right }))).toEqual([
        { rule: 'T4-R9', left: 11, right: 0 },
        { rule: 'T4-R9', left: 5, right: 0 },
      ])
    },
  )

  it.each(['pdf', 'raw.txt', 'layout.txt'])(
    'does not take the office’s 17 applications for the district’s 95, and finds no error in 2024 (%s)',
    async (end) => {
      const before = await read(join(RAW, `hongze-2023.${end}`))
      const previous = before.reading && previousOfReading(before.reading)
      const beside = { previous, siblings: null, children: null, own: null }
      const { findings } = checkSubject(await read(join(RAW, `hongze-2024.${end}`)), beside).checkUp
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(findings.filter(({ rule }) => rule === 'NAR-TABLE')).toEqual([])
      expect(findings.filter(({ rule }) => rule === 'SIM-PREVIOUS')).toEqual([])
    },
  )
})
