import type { Act } from '#office/audit/act.ts'
import type { Projection } from '#office/audit/projection.ts'
import type { UNIT_LEVELS } from './schemas.ts'

export interface Unit {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly superior: string
  readonly level: (typeof UNIT_LEVELS)[number]
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
export const unitProjection: Projection<UnitRow> = {
  objectKind: 'unit',
  table: 'unit',
  apply: (previous, act: Act) => ({ ...previous, ...(act.data as Partial<UnitRow>) }) as UnitRow,
}
