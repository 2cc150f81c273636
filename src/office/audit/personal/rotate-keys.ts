import type { Context } from '#kit/context.ts'
import { CannotOpen, rewrap, withNewKey, type Keyring } from '#kit/crypto/envelope.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Invalid } from '#kit/errors.ts'
import type { Act } from '../act.ts'
import { recordAct } from '../record-act.ts'
import { makeFirst, sealPersonal } from './personal-keys.ts'
import { countByKey, countUnderOtherKeys, holdKeys, listUnderOtherKeys, resealValues } from './store.ts'
import type { ReplacedValue, ValueToReseal } from './store.ts'

const PAGE = 500
const ARTICLE = '《中华人民共和国个人信息保护法》第五十一条'
/** The one object whose acts are the history of the keys. */
const KEYS_OBJECT = '00000000-0000-0000-0000-000000000001'

/** Makes a new current key, by an act inside the caller's transaction; the others stay. */
export async function addKey(tx: Context): Promise<{ keyId: string; act: Act }> {
  await holdKeys(tx.db, 'alone')
  const known = await tx.keys.read()
  const keyring = known === null ? await makeFirst(tx) : withNewKey(known)
  const keyId = keyring.current
  const act = await recordKeysAct(tx, { kind: 'keys.rotated', data: { key: keyId, before: known?.current ?? null } })
  // Last, because a file is not undone with the transaction; a key too many does no harm.
  if (known !== null) await tx.keys.replace(keyring)
  return { keyId, act }
}

/** How many values are not under the current key. */
export async function countToReseal(ctx: Context): Promise<number> {
  return countUnderOtherKeys(ctx.db, (await requireKeyring(ctx)).current)
}

/** Brings every value under the current key, page by page; `resealed` and `unopened` count the values. */
export async function resealAll(
  ctx: Context,
  onPage: (values: number) => void,
): Promise<{ resealed: number; unopened: number }> {
  let [resealed, unopened] = [0, 0]
  let after: ValueToReseal | null = null
  do {
    const page: ResealedPage = await withTransaction(ctx, (tx) => resealPage(tx, after))
    resealed += page.resealed
    unopened += page.unopened
    after = page.last
    onPage(page.resealed + page.unopened)
  } while (after !== null)
  return { resealed, unopened }
}

export interface Pruned {
  readonly removed: readonly string[]
  /** Old keys that values still use. */
  readonly kept: readonly string[]
  /** null: nothing was removed. */
  readonly act: Act | null
}

/** Removes from the file every old key that no value uses, by an act inside the caller's transaction. */
export async function removeUnusedKeys(tx: Context): Promise<Pruned> {
  // Nobody seals meanwhile: a value sealed under a key that is removed before it is written would be lost.
  await holdKeys(tx.db, 'alone')
  const { current, keys } = await requireKeyring(tx)
  const used = new Set((await countByKey(tx.db)).map((count) => count.keyId))
  const old = [...keys.keys()].filter((id) => id !== current)
  const removed = old.filter((id) => !used.has(id))
  const kept = old.filter((id) => used.has(id))
  if (removed.length === 0) return { removed, kept, act: null }
  const act = await recordKeysAct(tx, { kind: 'keys.pruned', data: { removed } })
  await tx.keys.replace({ current, keys: new Map([...keys].filter(([id]) => !removed.includes(id))) })
  return { removed, kept, act }
}

interface ResealedPage {
  readonly resealed: number
  readonly unopened: number
  /** null: no page follows. */
  readonly last: ValueToReseal | null
}

async function resealPage(tx: Context, after: ValueToReseal | null): Promise<ResealedPage> {
  await holdKeys(tx.db, 'shared')
  const keyring = await requireKeyring(tx)
  const values = await listUnderOtherKeys(tx.db, { keyId: keyring.current, after, limit: PAGE })
  const replaced = values.map((value) => underCurrentKey(keyring, value)).filter((value) => value !== null)
  await resealValues(tx.db, replaced)
  const last = values.length === PAGE ? (values.at(-1) ?? null) : null
  return { resealed: replaced.length, unopened: values.length - replaced.length, last }
}

/** null for a value that does not open: the others go on. */
function underCurrentKey(keyring: Keyring, kept: ValueToReseal): ReplacedValue | null {
  const { actId, field, value: before } = kept
  if (kept.keyId === null) return { actId, field, before, ...sealPersonal(keyring, { place: kept, value: before }) }
  try {
    return { actId, field, before, value: rewrap(keyring, before), keyId: keyring.current }
  } catch (error) {
    if (error instanceof CannotOpen) return null
    throw error
  }
}

async function requireKeyring(ctx: Context): Promise<Keyring> {
  const keyring = await ctx.keys.read()
  if (keyring === null) throw new Invalid(`找不到密钥文件 ${ctx.keys.path}`)
  return keyring
}

function recordKeysAct(tx: Context, of: Pick<Act, 'kind' | 'data'>): Promise<Act> {
  return recordAct(tx, {
    unitId: null,
    objectKind: 'personal-keys',
    objectId: KEYS_OBJECT,
    article: ARTICLE,
    effectiveOn: tx.today,
    ...of,
  })
}
