import type { Context } from '#kit/context.ts'
import type { Json } from '#kit/crypto/canonical-json.ts'
import type { RowValues } from '#kit/db/versioned.ts'
import type { NewAct } from './act.ts'
import { project } from './projection.ts'
import type { Projection } from './projection.ts'
import { recordAct } from './record-act.ts'

/** What a recording verb answers: the object, and the act that was appended for it. */
export interface Recorded {
  readonly id: string
  readonly act: number
  readonly hash: string
}

/** A projection whose acts carry the columns that they set; other data of an act (a reason) is no column. */
export function columnsProjection<Row extends RowValues>(of: {
  readonly objectKind: string
  readonly table: string
  readonly columns: readonly (keyof Row & string)[]
}): Projection<Row> {
  return {
    objectKind: of.objectKind,
    table: of.table,
    apply: (previous, act) =>
      Object.fromEntries(
        of.columns.map((column): [string, Json] => [
          column,
          (Object.hasOwn(act.data, column) ? act.data[column] : previous?.[column]) ?? null,
        ]),
      ) as unknown as Row,
  }
}

/** Appends an act and writes the object's next version, inside the caller's transaction. */
export async function recordEntry<Row extends RowValues>(
  tx: Context,
  projection: Projection<Row>,
  { isNew, ...act }: Omit<NewAct, 'objectKind'> & { readonly isNew: boolean },
): Promise<Recorded> {
  const recorded = await recordAct(tx, { ...act, objectKind: projection.objectKind }, { isNew })
  await project(tx, projection, recorded)
  return { id: recorded.objectId, act: recorded.id, hash: recorded.hash }
}
