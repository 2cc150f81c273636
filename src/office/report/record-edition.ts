import type { Day } from '#law/day.ts'
import type { EditionAct } from '#law/report/states.ts'
import type { Context } from '#kit/context.ts'
import type { JsonObject } from '#kit/crypto/canonical-json.ts'
import { NotFound } from '#kit/errors.ts'
import { project } from '../audit/projection.ts'
import { recordAct, type Act } from '../audit/record-act.ts'
import { getUnit } from '../unit/get-unit.ts'
import type { Unit } from '../unit/unit.ts'
import { editionProjection, type Edition, type EditionColumns } from './edition.ts'
import { findEditionsOfYear } from './store.ts'

/** 条例 art. 49 (filing and publishing) and 50 (content), by act. */
const ARTICLES: Readonly<Record<EditionAct, string>> = {
  draft: '条例第五十条',
  declare: '条例第五十条',
  check: '条例第五十条',
  sign: '国办公开办函〔2021〕30号第四条',
  file: '条例第四十九条',
  accept: '条例第四十九条',
  return: '条例第四十九条',
  publish: '条例第四十九条',
  restate: '条例第五十条',
}

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
  readonly effectiveOn: Day
  readonly evidence?: string
  readonly columns: Partial<EditionColumns>
}

/** Appends the act with the columns that it changes and writes the edition's next version. */
export async function recordEdition(tx: Context, change: EditionChange): Promise<{ act: Act; edition: Edition }> {
  const { unitId, editionId, isNew, evidence } = change
  const act = await recordAct(
    tx,
    {
      unitId,
      objectKind: editionProjection.objectKind,
      objectId: editionId,
      kind: `report.${change.act}`,
      article: ARTICLES[change.act],
      effectiveOn: change.effectiveOn,
      ...(evidence === undefined ? {} : { evidence }),
      data: change.columns as unknown as JsonObject,
    },
    { isNew },
  )
  const columns = await project(tx, editionProjection, act)
  return { act, edition: { ...columns, id: editionId, unit_id: unitId } as unknown as Edition }
}
