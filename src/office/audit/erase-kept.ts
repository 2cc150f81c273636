import type { Context } from '#kit/context.ts'
import { NotFound, refuseIfAny } from '#kit/errors.ts'
import { ERASURE_KIND } from './act.ts'
import type { Act } from './act.ts'
import { eraseValues, findObjectWithPersonal } from './personal/store.ts'
import { recordAct } from './record-act.ts'

const ARTICLE = '《中华人民共和国个人信息保护法》第四十七条'

/** Erases an object's personal values with their salts, by an act of its own inside the caller's transaction. */
export async function eraseKept(tx: Context, { objectId, reason }: { objectId: string; reason: string }): Promise<Act> {
  const object = await findObjectWithPersonal(tx.db, objectId)
  if (!object) throw new NotFound('找不到这一事项')
  const { kept, objectKind, unitId } = object
  refuseIfAny(
    kept.length > 0 ? [] : [{ code: 'nothing-to-erase', message: '这一事项没有尚存的个人信息', article: ARTICLE }],
  )
  const act = await recordAct(tx, {
    unitId,
    objectKind,
    objectId,
    kind: ERASURE_KIND,
    article: ARTICLE,
    effectiveOn: tx.today,
    data: { reason, erased: kept },
  })
  await eraseValues(tx.db, { at: tx.now, values: kept })
  return act
}
