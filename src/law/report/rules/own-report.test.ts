import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, day, yearSpan } from '../../day.ts'
import { composeReport } from '../compose.ts'
import { CASE_RESULTS, type YearLedger } from '../facts.ts'
import { foldYear } from '../fold.ts'
import { formOfYear } from '../forms.ts'
import { aYear, WANGXI, WANGXI_2020 } from '../ledger.fixture.ts'
import { APPLICANT_CLASSES, OUTCOMES } from '../outcomes.ts'
import { subjectOf } from '../own-subject.ts'
import { T4_GROUPS } from '../tables.ts'
import { checkReport } from './check.ts'

function resultsOf(ledger: YearLedger) {
  const { year, knownAt } = ledger
  const form = formOfYear(year)
  const signedOn = addDays(yearSpan(year).last, 15)
  const folded = foldYear({ ledger, form, carriedIn: null, carriedFrom: null, declarations: [] })
  const measures = [{ text: '按月核对公开台账。', year: year + 1 }]
  const content = {
    unit: WANGXI,
    year,
    form,
    edition: 1,
    knownAt,
    folded,
    texts: {},
    measures,
    previousMeasures: [],
    signedOn,
  }
  return checkReport(
    subjectOf(composeReport(content), {
      texts: {},
      previous: null,
      filedOn: day(`${year + 1}-01-20`),
      filingDay: null,
    }),
  )
}

const wrongIn = (ledger: YearLedger) =>
  resultsOf(ledger)
    .filter(({ result }) => ['fail', 'warning'].includes(result))
    .flatMap(({ findings }) => findings.map(({ rule, message }) => `${rule} ${message}`))

const unread = (ledger: YearLedger) =>
  resultsOf(ledger).flatMap(({ rule, result }) => (result === 'not-assessable' || result === 'hint' ? [rule] : []))

it('the sample town of 2020 passes every rule, but for the comparison with a year it has no report of', () => {
  expect(wrongIn(WANGXI_2020)).toEqual([])
  expect(unread(WANGXI_2020)).toEqual(['SIM-PREVIOUS', 'XYR-R5'])
})

const count = fc.integer({ min: 1, max: 30 })
const application = fc.record({
  applicantClass: fc.constantFrom(...APPLICANT_CLASSES),
  received: fc.constantFrom('before-year' as const, 'in-year' as const),
  outcome: fc.constantFrom(null, ...OUTCOMES.map(({ code }) => code)),
  count,
})
const aCase = fc.record({ group: fc.constantFrom(...T4_GROUPS), result: fc.constantFrom(...CASE_RESULTS), count })

it('whatever the ledger holds, our own report agrees with itself', () => {
  const years = fc.record({
    year: fc.constantFrom(2020, 2021, 2023),
    applications: fc.array(application, { minLength: 1, maxLength: 12 }),
    cases: fc.array(aCase, { maxLength: 6 }),
  })
  fc.assert(
    fc.property(years, (year) => {
      expect(wrongIn(aYear(year))).toEqual([])
    }),
    { numRuns: 200 },
  )
})
