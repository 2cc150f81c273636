import { columnsProjection } from '#office/audit/record-entry.ts'
import type { UnitLevel } from '#law/report/subject.ts'

export interface Unit {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly superior: string
  readonly level: UnitLevel
  readonly address: string
  readonly postcode: string
  readonly phone: string
  readonly mayMakeRules: boolean
  readonly isSample: boolean
}

/** A unit's own columns. */
export type UnitRow = {
  readonly slug: string
  readonly name: string
  readonly superior: string
  readonly level: Unit['level']
  readonly address: string
  readonly postcode: string
  readonly phone: string
  readonly may_make_rules: boolean
  readonly is_sample: boolean
}

/** Units as acts tell them: the act of creation carries every column, a later one only those that change. */
export const unitProjection = columnsProjection<UnitRow>({
  objectKind: 'unit',
  table: 'unit',
  columns: ['slug', 'name', 'superior', 'level', 'address', 'postcode', 'phone', 'may_make_rules', 'is_sample'],
})
