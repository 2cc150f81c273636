import type { Context } from '#kit/context.ts'
import { insertVersions, supersedeCurrent } from '#kit/db/versioned.ts'
import type { RowValues, VersionColumns } from '#kit/db/versioned.ts'
import { NotFound } from '#kit/errors.ts'
import type { Act } from './act.ts'

/** A versioned table that can be derived again from the acts on one kind of object. */
export interface Projection<Row extends RowValues> {
  readonly objectKind: string
  readonly table: string
  /** Pure: the row after the act, with every own column by its database name; `previous` is null for the first act. */
  apply(previous: Row | null, act: Act): Row
}

/** Writes the object's next version inside the act's transaction and returns its own columns; version = act.sequence. */
export async function project<Row extends RowValues>(tx: Context, projection: Projection<Row>, act: Act): Promise<Row> {
  const { table } = projection
  const previous =
    act.sequence === 1 ? null : await supersedeCurrent(tx.db, { table, id: act.objectId, at: act.recordedAt })
  if (act.sequence > 1 && previous === null) throw new NotFound('找不到这一事项')
  const row = projection.apply(previous as Row | null, act)
  await insertVersions(tx.db, { table, rows: [{ ...row, ...versionColumns(act) }] })
  return row
}

/** The columns that place a row among its object's versions. */
export function versionColumns(act: Act): VersionColumns {
  return {
    id: act.objectId,
    version: act.sequence,
    unit_id: act.unitId,
    act_id: act.id,
    recorded_at: act.recordedAt,
    superseded_at: null,
  }
}
