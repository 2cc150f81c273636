import fc from 'fast-check'
import { FORMS, type FormId, type T2CellKind } from '#law/report/forms.ts'
import type { ReportTables, T2Cell } from '#law/report/tables.ts'

const count = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 11_398_889 }) },
)
const CELLS: Readonly<Record<T2CellKind, fc.Arbitrary<T2Cell>>> = {
  integer: count,
  delta: fc.integer({ min: -40, max: 40 }),
  money: fc.integer({ min: 0, max: 900_000_000 }).map((fen) => fen / 100),
  amount: fc
    .record({ value: fc.integer({ min: 0, max: 9_000_000 }), unit: fc.constantFrom('元', '万元') })
    .map(({ value, unit }) => ({ value, unit, raw: `${value}${unit}` })),
}

/** Any numbers in all cells of a form: whether they agree with each other is nothing to a reader. */
export function anyTables(form: FormId): fc.Arbitrary<ReportTables> {
  const { t2, t3 } = FORMS[form]
  const rows = t2.flatMap(({ rows: own, columns }) =>
    own.map(({ label }) => [label, fc.tuple(...columns.map(({ kind }) => CELLS[kind]))] as const),
  )
  const cells = (length: number) => fc.array(count, { minLength: length, maxLength: length })
  return fc.record({
    t2: fc.record(Object.fromEntries(rows)),
    t3: fc.record(Object.fromEntries(t3.map(({ id }) => [id, cells(7)]))),
    t4: fc.record({ review: cells(5), suit_direct: cells(5), suit_after_review: cells(5) }),
  })
}
