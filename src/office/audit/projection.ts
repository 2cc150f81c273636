import type { Context } from '#kit/context.ts'
import type { Json } from '#kit/crypto/canonical-json.ts'
import { NotFound } from '#kit/errors.ts'
import type { Act } from './act.ts'
import { insertVersion, supersedeCurrent } from './store.ts'

/** A projection's own columns by their database names, without those every projection has. */
export type RowValues = Readonly<Record<string, Json>>

/** A versioned table that can be derived again from the acts of one kind of object. */
export interface Projection<Row extends RowValues> {
  readonly objectKind: string
  readonly table: string
  /** Pure: the row after the act, with every own column; `previous` is null for the object's first act. */
  readonly apply: (previous: Row | null, act: Act) => Row
}

/** Writes the object's next version inside the act's transaction and returns its own columns; version = act.sequence. */
export async function project<Row extends RowValues>(tx: Context, projection: Projection<Row>, act: Act): Promise<Row> {
  const { table } = projection
  const previous = act.sequence === 1 ? null : await supersedeCurrent<Row>(tx.db, { table, act })
  if (act.sequence > 1 && previous === null) throw new NotFound('找不到这一事项')
  const row = projection.apply(previous, act)
  await insertVersion(tx.db, { table, act, row })
  return row
}
