import type { Context } from '#kit/context.ts'
import type { JsonObject } from '#kit/crypto/canonical-json.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Invalid } from '#kit/errors.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { project } from '#office/audit/projection.ts'
import { recordAct } from '#office/audit/record-act.ts'
import { getUnit } from './get-unit.ts'
import { ChangeUnitInput } from './schemas.ts'
import { unitProjection } from './unit.ts'
import type { Unit } from './unit.ts'

/** Renames a unit or changes its contact data (art. 12 names what the guide must say); its slug stays. */
export async function changeUnit(ctx: Context, rawInput: unknown): Promise<Unit> {
  requirePermission(ctx, 'unit.changed')
  const { unitId, effectiveOn, mayMakeRules, ...changed } = parseInput(ChangeUnitInput, rawInput)
  const data: JsonObject = {
    ...Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined)),
    ...(mayMakeRules === undefined ? {} : { may_make_rules: mayMakeRules }),
  }
  if (Object.keys(data).length === 0) throw new Invalid('没有要更改的内容')
  return withTransaction(ctx, async (tx) => {
    const before = await getUnit(tx, unitId)
    const isRenamed = changed.name !== undefined && changed.name !== before.name
    const act = await recordAct(tx, {
      unitId,
      objectKind: 'unit',
      objectId: unitId,
      kind: isRenamed ? 'unit.renamed' : 'unit.changed',
      article: '条例第十二条',
      effectiveOn: effectiveOn ?? tx.today,
      data,
    })
    await project(tx, unitProjection, act)
    return getUnit(tx, unitId)
  })
}
