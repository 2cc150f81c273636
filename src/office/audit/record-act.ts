import { randomBytes } from 'node:crypto'
import type { Context } from '#kit/context.ts'
import { DEFAULT_ALGORITHM, hashHex } from '#kit/crypto/hash.ts'
import { Conflict } from '#kit/errors.ts'
import { actBody, commitment } from './act.ts'
import type { Act, ActHead, NewAct } from './act.ts'
import { keyringToSeal, sealPersonal } from './personal/personal-keys.ts'
import type { PersonalRow } from './personal/store.ts'
import { insertAct, isChainConflict, lockLastAct } from './store.ts'

export type { Act, NewAct } from './act.ts'

/**
 * Appends an act to its object's chain inside the caller's transaction. With `isNew` the object has no act yet and one
 * round trip suffices; otherwise the object is locked first. Throws Conflict when another act came in between.
 */
export async function recordAct(tx: Context, act: NewAct, options: { isNew?: boolean } = {}): Promise<Act> {
  const last = options.isNew === true ? null : await lockLastAct(tx.db, act.objectId)
  const { personal, ...rest } = act
  const head: ActHead = {
    ...rest,
    sequence: (last?.sequence ?? 0) + 1,
    actor: { kind: tx.actor.kind, name: tx.actor.kind === 'public' ? '' : tx.actor.name },
    recordedAt: tx.now,
    previousHash: last?.hash ?? null,
    algorithm: DEFAULT_ALGORITHM,
  }
  const values = Object.entries(personal ?? {}).map(([field, value]) => saltedValue(field, value))
  const body = actBody(head, Object.fromEntries(values.map((secret) => [secret.field, secret.commitment])))
  const hash = hashHex(head.algorithm, body)
  try {
    const id = await insertAct(tx.db, { act: head, body, hash, personal: await sealedRows(tx, head, values) })
    const { algorithm: _, ...recorded } = head
    return { ...recorded, id, hash }
  } catch (error) {
    if (isChainConflict(error)) throw new Conflict('这一事项刚刚被他人改动过，请刷新后重试')
    throw error
  }
}

interface SaltedValue {
  readonly field: string
  readonly value: string
  readonly salt: string
  readonly commitment: string
}

function saltedValue(field: string, value: string): SaltedValue {
  const salt = randomBytes(16).toString('hex')
  return { field, value, salt, commitment: commitment({ algorithm: DEFAULT_ALGORITHM, field, value, salt }) }
}

async function sealedRows(tx: Context, act: ActHead, values: readonly SaltedValue[]): Promise<PersonalRow[]> {
  if (values.length === 0) return []
  const keyring = await keyringToSeal(tx)
  return values.map(({ field, value, salt }) => {
    const place = { objectId: act.objectId, sequence: act.sequence, field }
    return { field, salt, ...sealPersonal(keyring, { place, value }) }
  })
}
