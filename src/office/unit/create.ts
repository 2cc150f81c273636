import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Conflict } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { project } from '#office/audit/projection.ts'
import { recordAct } from '#office/audit/record-act.ts'
import { CreateUnitInput } from './schemas.ts'
import { isSlugTaken } from './store.ts'
import { unitProjection } from './unit.ts'
import type { Unit } from './unit.ts'

/** Enters a unit that answers for its own disclosure work (art. 4); throws Conflict when its slug is taken. */
export async function createUnit(ctx: Context, rawInput: unknown): Promise<Unit> {
  requirePermission(ctx, 'unit.created')
  const { mayMakeRules, isSample, effectiveOn, ...profile } = parseInput(CreateUnitInput, rawInput)
  const id = newId()
  try {
    await withTransaction(ctx, async (tx) => {
      const act = await recordAct(
        tx,
        {
          unitId: id,
          objectKind: 'unit',
          objectId: id,
          kind: 'unit.created',
          article: '条例第四条',
          effectiveOn: effectiveOn ?? tx.today,
          data: { ...profile, may_make_rules: mayMakeRules, is_sample: isSample },
        },
        { isNew: true },
      )
      await project(tx, unitProjection, act)
    })
  } catch (error) {
    if (isSlugTaken(error)) throw new Conflict(`网址名“${profile.slug}”已有机关使用`)
    throw error
  }
  return { id, ...profile, mayMakeRules, isSample }
}
