import type { Context } from '#kit/context.ts'
import { seal, type Keyring, type SealContext } from '#kit/crypto/envelope.ts'
import { Invalid } from '#kit/errors.ts'
import { countByKey, holdKeys } from './store.ts'

/** Where a personal value belongs; its sealed text opens nowhere else. */
export interface PersonalPlace {
  readonly objectId: string
  readonly sequence: number
  readonly field: string
}

/** What a sealed personal value is bound to. */
export function sealContext({ objectId, sequence, field }: PersonalPlace): SealContext {
  return [objectId, sequence, field]
}

/** A personal value as its row keeps it. */
export function sealPersonal(
  keyring: Keyring,
  { place, value }: { place: PersonalPlace; value: string },
): { readonly value: string; readonly keyId: string } {
  return { value: seal(keyring, value, sealContext(place)), keyId: keyring.current }
}

/**
 * The keyring to seal with until the transaction ends; no key is removed meanwhile. The first key is made here.
 * @throws Invalid when values are sealed already and their key file is missing.
 */
export async function keyringToSeal(tx: Context): Promise<Keyring> {
  await holdKeys(tx.db, 'shared')
  return (await tx.keys.read()) ?? makeFirst(tx)
}

/** Makes the first key, but never beside values whose keys are gone. */
export async function makeFirst(tx: Context): Promise<Keyring> {
  const trouble = await missingFile(tx)
  if (trouble !== null) throw new Invalid(trouble)
  return tx.keys.make()
}

/** What keeps sealed personal values from being opened, in a sentence; null when every key is there. */
export async function keyTrouble(ctx: Context): Promise<string | null> {
  const sealed = (await countByKey(ctx.db)).filter((count) => count.keyId !== null)
  if (sealed.length === 0) return null
  try {
    const keyring = await ctx.keys.read()
    if (keyring === null) return missingFile(ctx)
    const missing = sealed.filter(({ keyId }) => !keyring.keys.has(keyId ?? ''))
    const names = missing.map(({ keyId, values }) => `${keyId ?? ''}（${values} 项）`).join('、')
    return missing.length === 0 ? null : `密钥文件 ${ctx.keys.path} 里缺少密钥：${names}。请从备份中找回`
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
}

async function missingFile(ctx: Context): Promise<string | null> {
  const sealed = (await countByKey(ctx.db)).filter((count) => count.keyId !== null)
  const values = sealed.reduce((sum, count) => sum + count.values, 0)
  if (values === 0) return null
  return `已有 ${values} 项个人信息加密保存，但找不到密钥文件 ${ctx.keys.path}。请从备份中恢复它，或用 ZHAOMING_KEY_FILE 指明位置；程序不会另造密钥`
}
