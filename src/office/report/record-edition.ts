import type { Day } from '#law/day.ts'
import { articleOfAct, editionAfter, type EditionAct, type EditionFacts } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import type { JsonObject } from '#kit/crypto/canonical-json.ts'
import { NotFound } from '#kit/errors.ts'
import { project } from '../audit/projection.ts'
import { recordAct } from '../audit/record-act.ts'
import { getUnit } from '../unit/get-unit.ts'
import type { Unit } from '../unit/unit.ts'
import { editionProjection, type Edition, type EditionColumns } from './edition.ts'
import { findEditionsOfYear } from './store.ts'

export interface OpenEdition {
  readonly unit: Unit
  /** Newest first; empty when the year has no report yet. */
  readonly editions: readonly Edition[]
}

/** The unit and its editions of a year. */
export async function openYear(ctx: Context, { unitId, year }: { unitId: string; year: number }): Promise<OpenEdition> {
  return { unit: await getUnit(ctx, unitId), editions: await findEditionsOfYear(ctx.db, { unitId, year }) }
}

/** The newest edition of the year; throws NotFound when there is none. */
export function newestEdition({ unit, editions }: OpenEdition, year: number): Edition {
  const newest = editions[0]
  if (!newest) throw new NotFound(`${unit.name}还没有${year}年年度报告，先用 report draft 起草`)
  return newest
}

export interface EditionChange {
  readonly unitId: string
  readonly editionId: string
  readonly isNew: boolean
  readonly act: EditionAct
  /** The facts that the law was asked with; it also names the state that follows. */
  readonly facts: EditionFacts
  readonly effectiveOn: Day
  readonly evidence?: string
  readonly columns: Partial<Omit<EditionColumns, 'state'>>
}

/** Appends the act with the columns that it changes and writes the edition's next version, in the state the law names. */
export async function recordEdition(tx: Context, change: EditionChange): Promise<Edition> {
  const { unitId, editionId, isNew, evidence, act, effectiveOn } = change
  const columns = { ...change.columns, state: editionAfter(change.facts, act) }
  const recorded = await recordAct(
    tx,
    {
      unitId,
      objectKind: editionProjection.objectKind,
      objectId: editionId,
      kind: `report.${act}`,
      article: articleOfAct(act),
      effectiveOn,
      ...(evidence === undefined ? {} : { evidence }),
      data: columns as unknown as JsonObject,
    },
    { isNew },
  )
  const row = await project(tx, editionProjection, recorded)
  return { ...row, id: editionId, unit_id: unitId } as unknown as Edition
}
