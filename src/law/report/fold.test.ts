import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryOut } from './carry.ts'
import { CASE_RESULTS, CHANNELS, DISCLOSURE_CATEGORIES, type YearLedger } from './facts.ts'
import type { Figures } from './figure.ts'
import { foldYear, type FoldInput } from './fold.ts'
import { FORM_IDS, FORMS, T3_COLUMNS } from './forms.ts'
import { aYear, WANGXI_2020 } from './ledger.fixture.ts'
import { APPLICANT_CLASSES, OUTCOME_CODES, OUTCOMES } from './outcomes.ts'
import { differences } from './restatement.ts'
import { cellAddress, T4_GROUPS } from './tables.ts'

const fold = (ledger: YearLedger, overrides: Partial<FoldInput> = {}) =>
  foldYear({ ledger, form: '2021', carriedIn: null, carriedFrom: null, declarations: [], ...overrides })
const valuesOf = (figures: Figures) =>
  Object.fromEntries(Object.values(figures).map((figure) => [figure.key, figure.value]))
const changedKeys = (before: Figures, after: Figures) => differences(before, after).map(({ key }) => key)

const count = fc.nat(500)
const anyLedger = fc.record({
  disclosures: fc.array(
    fc.record({
      category: fc.constantFrom(...DISCLOSURE_CATEGORIES),
      channels: fc.subarray([...CHANNELS], { minLength: 1 }),
      count,
    }),
  ),
  receipts: fc.array(
    fc.record({ channel: fc.constantFrom(...CHANNELS), month: fc.integer({ min: 1, max: 12 }), count }),
  ),
  applications: fc.array(
    fc.record({
      applicantClass: fc.constantFrom(...APPLICANT_CLASSES),
      received: fc.constantFrom('before-year' as const, 'in-year' as const),
      outcome: fc.constantFrom(null, ...OUTCOME_CODES),
      count,
    }),
  ),
  cases: fc.array(fc.record({ group: fc.constantFrom(...T4_GROUPS), result: fc.constantFrom(...CASE_RESULTS), count })),
  activities: fc.array(
    fc.record({ row: fc.constant('licence'), column: fc.constant('decisions'), value: count, departments: count }),
  ),
})
const anyForm = fc.constantFrom(...FORM_IDS)

describe('the tables of a year', () => {
  it('prints every cell of the form, full of zeros for a year without applications', () => {
    for (const form of FORM_IDS) {
      const { tables } = fold(aYear(), { form })
      expect(Object.keys(tables.t3)).toEqual(FORMS[form].t3.map((row) => row.id))
      expect(Object.values(tables.t3).every((cells) => cells.length === 7 && cells.every((cell) => cell === 0))).toBe(
        true,
      )
      expect(Object.values(tables.t4).map((cells) => cells.length)).toEqual([5, 5, 5])
    }
    expect(Object.values(fold(aYear(), { form: '2019' }).tables.t2).flat()).toHaveLength(22)
    expect(Object.values(fold(aYear()).tables.t2).flat()).toHaveLength(10)
  })

  it('keeps 第一项加第二项 = 第三项加第四项 in every column, whatever the ledger', () => {
    fc.assert(
      fc.property(anyLedger, anyForm, (groups, form) => {
        const { t3 } = fold(aYear(groups), { form }).tables
        for (const column of T3_COLUMNS.keys()) {
          const cell = (row: string) => Number(t3[row]?.[column])
          expect(cell('A') + cell('B')).toBe(cell('C7') + cell('D'))
        }
      }),
    )
  })

  it('counts each application once by its ending and once by its coming, in its own column and the total', () => {
    for (const applicantClass of APPLICANT_CLASSES) {
      const column = APPLICANT_CLASSES.indexOf(applicantClass)
      for (const code of [null, ...OUTCOME_CODES]) {
        const row = OUTCOMES.find((outcome) => outcome.code === code)?.row
        const rows = row === undefined ? ['A', 'D'] : ['A', row, 'C7']
        const after = fold(aYear({ applications: [{ applicantClass, received: 'in-year', outcome: code, count: 1 }] }))
        const cells = changedKeys(fold(aYear()).figures, after.figures).filter((key) => key.startsWith('t'))
        expect(cells.toSorted()).toEqual(
          rows.flatMap((id) => [cellAddress('t3', id, column), cellAddress('t3', id, 6)]).toSorted(),
        )
      }
    }
  })

  it('counts every other ending in the single （六） row of the form of 2019', () => {
    const applications = (['not-corrected', 'fee-unpaid', 'withdrawn'] as const).map((outcome) => ({
      applicantClass: 'business' as const,
      received: 'before-year' as const,
      outcome,
      count: 2,
    }))
    expect(fold(aYear({ applications }), { form: '2019' }).tables.t3['C6']).toEqual([0, 6, 0, 0, 0, 0, 6])
    const { t3 } = fold(aYear({ applications })).tables
    expect([t3['C6.1'], t3['C6.2'], t3['C6.3']].map((cells) => cells?.[6])).toEqual([2, 2, 2])
  })

  it('changes one cell of table four and its total for one case', () => {
    for (const group of T4_GROUPS) {
      for (const [column, result] of CASE_RESULTS.entries()) {
        const after = fold(aYear({ cases: [{ group, result, count: 1 }] }))
        const cells = changedKeys(fold(aYear()).figures, after.figures).filter((key) => key.startsWith('t'))
        expect(cells).toEqual([cellAddress('t4', group, column), cellAddress('t4', group, 4)])
      }
    }
  })

  it('adds up what departments declare and says how many did', () => {
    const activities = [
      { row: 'licence', column: 'decisions', value: 30, departments: 2 },
      { row: 'licence', column: 'decisions', value: 6, departments: 1 },
      { row: 'charges', column: 'charged', value: 0.1, departments: 1 },
      { row: 'charges', column: 'charged', value: 0.2, departments: 1 },
    ]
    const { tables, figures } = fold(aYear({ activities }))
    expect(tables.t2['行政许可']).toEqual([36])
    expect(tables.t2['行政事业性收费']).toEqual([0.3])
    expect(figures['t2.行政许可[0]']).toMatchObject({ origin: 'declared', reason: '由3个部门申报', unit: '件' })
    expect(figures['t2.规章[2]']).toMatchObject({ value: 0, origin: 'derived' })
  })

  it('prints the procurement amount of 2019 with its unit', () => {
    const activities = [{ row: 'procurement', column: 'purchase-amount', value: 25_100_050, departments: 1 }]
    const { tables } = fold(aYear({ activities }), { form: '2019' })
    expect(tables.t2['政府集中采购']?.[1]).toEqual({ value: 251_000.5, unit: '元', raw: '251000.5元' })
  })
})

describe('what last year leaves', () => {
  const carriedIn = [1, 0, 0, 0, 2, 0, 3]

  it('carries row D of the filed report into row B, over the count of the ledger', () => {
    const applications = [
      { applicantClass: 'business', received: 'before-year', outcome: 'granted', count: 1 },
    ] as const
    const { tables, figures } = fold(aYear({ applications }), { carriedIn, carriedFrom: '2020年年度报告' })
    expect(tables.t3['B']).toEqual(carriedIn)
    expect(figures['t3.B[4]']).toMatchObject({ origin: 'carried', reason: '承接2020年年度报告', value: 2 })
    expect(figures['applications.carried']).toMatchObject({ origin: 'carried', value: 3 })
  })

  it('hands row D on only when it is complete', () => {
    const { tables } = fold(aYear())
    expect(carryOut(tables)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(carryOut({ ...tables, t3: { ...tables.t3, D: [0, 0, 0, null, 0, 0, 0] } })).toBeNull()
    expect(carryOut({ ...tables, t3: {} })).toBeNull()
  })
})

describe('the numbers of the text', () => {
  it('counts an item on two channels once', () => {
    const values = valuesOf(fold(WANGXI_2020, { form: '2019' }).figures)
    expect(values).toMatchObject({
      'disclosed.total': 204,
      'web.total': 38,
      'web.work-news': 25,
      'web.policy': 4,
      'web.key-area': 9,
      'wechat.total': 197,
      'disclosed.overlap.web-wechat': 31,
      'disclosed.multi-channel': 31,
      'receipts.total': 235,
    })
  })

  it('gives every sum as the sum of its parts, also over declared numbers', () => {
    const declarable = Object.keys(fold(aYear()).figures)
    const declarations = fc.array(
      fc.record({ key: fc.constantFrom(...declarable), value: count, reason: fc.constant('部门来函') }),
    )
    fc.assert(
      fc.property(anyLedger, anyForm, declarations, (groups, form, declared) => {
        const { figures } = fold(aYear(groups), { form, declarations: declared })
        for (const { parts, value } of Object.values(figures)) {
          const sum = parts.reduce((total, part) => total + (figures[part]?.value ?? Number.NaN), 0)
          expect(parts.length === 0 ? value : sum).toBe(value)
        }
      }),
    )
  })

  it('lets a declared cell stand with its reason and adds up the totals anew', () => {
    const declarations = [{ key: 't3.C1[0]', value: 4, reason: '系统启用前办结' }]
    const { tables, figures } = fold(aYear(), { declarations })
    expect(tables.t3['C1']).toEqual([4, 0, 0, 0, 0, 0, 4])
    expect(tables.t3['C7']).toEqual([4, 0, 0, 0, 0, 0, 4])
    expect(figures['t3.C1[0]']).toMatchObject({ origin: 'declared', reason: '系统启用前办结' })
    expect(changedKeys(fold(aYear()).figures, figures)).toEqual([
      't3.C1[0]',
      't3.C1[6]',
      't3.C7[0]',
      't3.C7[6]',
      'applications.closed',
      'outcomes.public',
    ])
  })

  it('takes no harm from a declaration of a number that no report has', () => {
    const declarations = [{ key: '__proto__', value: 1, reason: '试探' }]
    expect(fold(aYear(), { declarations })).toEqual(fold(aYear()))
  })

  it('names every number in Chinese', () => {
    const { figures } = fold(aYear())
    expect(figures['t3.C1[0]']?.label).toBe('予以公开，自然人')
    expect(figures['t3.C3.4[4]']?.label).toBe('不予公开（保护第三方合法权益），法律服务机构')
    expect(figures['t3.C2[6]']?.label).toBe('部分公开，总计')
    expect(figures['t3.C6.1[0]']?.label).toContain('其他处理（申请人无正当理由逾期不补正')
    expect(figures['t4.suit_direct[1]']?.label).toBe('行政诉讼（未经复议直接起诉），结果纠正')
    expect(Object.values(figures).filter(({ label, unit }) => !/^[\u4e00-\u9fff]/.test(label) || unit === '')).toEqual(
      [],
    )
  })

  it('states fees in yuan', () => {
    const fees = { notices: 2, noticedInFen: 120_050, paidInFen: 70_000 }
    expect(valuesOf(fold(aYear({ fees })).figures)).toMatchObject({ 'fees.notified': 1200.5, 'fees.paid': 700 })
  })
})

describe('whether a filed report still stands', () => {
  it('lists a number that only one of both has', () => {
    const before = fold(aYear(), { form: '2019' }).figures
    const after = fold(aYear(), { form: '2021' }).figures
    expect(differences(before, before)).toEqual([])
    expect(differences(before, after)).toContainEqual({
      key: 't3.C6[0]',
      label: '其他处理，自然人',
      before: 0,
      after: null,
    })
  })
})
