import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORM_IDS } from '#law/report/forms.ts'
import { cellAddress, type ReportTables } from '#law/report/tables.ts'
import { aReport } from '../report.fixture.ts'
import { checkSubject } from './check-subject.ts'
import { LAYOUTS } from './layouts.fixture.ts'
import { anyTables } from './random-tables.fixture.ts'
import { readSubjectFile } from './subject-file.ts'

const bytesOf = (words: string) => new TextEncoder().encode(words)

const cases = Object.keys(LAYOUTS).flatMap((layout) => FORM_IDS.map((form) => ({ layout, form })))

describe('the same report laid out in another way reads to the same cells', () => {
  it.each(cases)('$layout, form $form', async ({ layout, form }) => {
    await fc.assert(
      fc.asyncProperty(anyTables(form), async (tables) => {
        const words = LAYOUTS[layout]?.({ ...aReport({ form }), tables }) ?? ''
        const file = await readSubjectFile({ name: 'report', bytes: bytesOf(words) }, { ocr: false })
        const { checkUp, text } = checkSubject(file)
        expect(checkUp.tables).toEqual(tables)
        expect(checkUp).toMatchObject({ form, year: 2021, unit: '青澜县望溪镇人民政府' })
        expect(text?.sections.map(({ id }) => id)).toHaveLength(6)
        expect(checkUp.findings.filter(({ rule }) => rule === 'READ-CELL')).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})

describe('tables that are pictures', () => {
  const words = LAYOUTS['html with spans']?.(aReport()) ?? ''
  const read = (html: string) => readSubjectFile({ name: 'x', bytes: bytesOf(html) }, { ocr: false })

  it('leave nothing to judge where all three are', async () => {
    const html = words.replace(/<table>[^]*?<\/table>/g, '<p><img src="t.png"></p>')
    const { checkUp } = checkSubject(await read(html))
    expect(checkUp).toMatchObject({ verdict: 'unreadable', unreadable: { code: 'scan' } })
  })

  it('are not called missing where one is', async () => {
    const last = words.lastIndexOf('<table>')
    const html = words.slice(0, last) + words.slice(last).replace(/<table>[^]*<\/table>/, '<p><img src="t.png"></p>')
    const { rules, verdict } = checkSubject(await read(html)).checkUp
    expect(rules.find(({ rule }) => rule === 'T4-MISSING')?.result).toBe('not-assessable')
    expect(verdict).toBe('pass')
  })
})

const MARKS = { blank: '', nbsp: '&nbsp;', slash: '/', dash: '-' } as const

describe('cells without a number', () => {
  it('are told apart and never read as 0', async () => {
    const mark = fc.constantFrom(...(['blank', 'nbsp', 'slash', 'dash'] as const))
    const some = fc.dictionary(fc.constantFrom('A', 'B', 'C1', 'C3.4', 'C7', 'D'), fc.tuple(fc.nat(6), mark), {
      maxKeys: 6,
    })
    await fc.assert(
      fc.asyncProperty(anyTables('2021'), some, async (tables, marked) => {
        const at = Object.entries(marked).map(([row, [column, kind]]) => ({ row, column, kind }))
        const numbered = withNumbers(tables, at)
        const words = LAYOUTS['html with spans']?.({ ...aReport({ form: '2021' }), tables: numbered }) ?? ''
        const html = at.reduce((done, { kind }, index) => done.replace(String(SENTINEL + index), MARKS[kind]), words)
        const { checkUp } = checkSubject(await readSubjectFile({ name: 'x', bytes: bytesOf(html) }, { ocr: false }))
        const expected = Object.fromEntries(at.map(({ row, column, kind }) => [cellAddress('t3', row, column), kind]))
        expect(checkUp.marks).toEqual(expected)
        for (const { row, column } of at) expect(checkUp.tables.t3[row]?.[column]).toBeNull()
      }),
      { numRuns: 30 },
    )
  })
})

const SENTINEL = 987_654_321_000

function withNumbers(
  tables: ReportTables,
  at: readonly { readonly row: string; readonly column: number }[],
): ReportTables {
  const t3 = Object.entries(tables.t3).map(([row, cells]) => {
    const index = at.findIndex((one) => one.row === row)
    const marked = cells.map((cell, column) => (at[index]?.column === column ? SENTINEL + index : cell))
    return [row, marked]
  })
  return { ...tables, t3: Object.fromEntries(t3) as ReportTables['t3'] }
}
