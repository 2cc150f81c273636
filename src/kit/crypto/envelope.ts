import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { Invalid } from '../errors.ts'
import { canonicalJson } from './canonical-json.ts'

/** Key encryption keys by their id. A `KeyObject` shows no bytes in a log. */
export interface Keyring {
  /** The id under which new values are sealed. */
  readonly current: string
  readonly keys: ReadonlyMap<string, KeyObject>
}

/** Where a sealed value belongs: it opens in no other place. */
export type SealContext = readonly (string | number)[]

/** wrong-key: the file has a key of this id, but another one, or the wrapped data key was changed. */
export type CannotOpenReason = 'missing-key' | 'wrong-key' | 'damaged'

/** A sealed value that does not open; the message is for whoever runs the server. */
export class CannotOpen extends Invalid {
  readonly reason: CannotOpenReason
  constructor(reason: CannotOpenReason, message: string) {
    super(message)
    this.reason = reason
  }
}

const VERSION = 'zm1'
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_ID = /^[0-9A-Za-z_-]{1,40}$/
const SEALED = /^zm1\.([0-9A-Za-z_-]{1,40})\.([0-9A-Za-z_-]{80})\.([0-9A-Za-z_-]{16})\.([0-9A-Za-z_-]{22,})$/

/** The keyring with one more key, which becomes the current one; `keyring` is null for the first. */
export function withNewKey(keyring: Keyring | null): Keyring {
  const taken = keyring?.keys ?? new Map<string, KeyObject>()
  let id = newKeyId()
  while (taken.has(id)) id = newKeyId()
  return { current: id, keys: new Map([...taken, [id, createSecretKey(randomBytes(KEY_BYTES))]]) }
}

/** The key of 32 bytes under that id; null when id or bytes are none. */
export function readKey(id: string, bytes: Uint8Array): KeyObject | null {
  return KEY_ID.test(id) && bytes.length === KEY_BYTES ? createSecretKey(bytes) : null
}

/**
 * Seals a text under a fresh data key, itself wrapped under the current key: `zm1.<key id>.<wrapped key>.<iv>.<text>`.
 * @throws TypeError for a text with a lone surrogate, which UTF-8 cannot carry.
 */
export function seal(keyring: Keyring, plain: string, context: SealContext): string {
  if (!plain.isWellFormed()) throw new TypeError('a lone surrogate cannot be sealed')
  const dataKey = randomBytes(KEY_BYTES)
  const iv = randomBytes(IV_BYTES)
  const body = encrypt(dataKey, { iv, plain: Buffer.from(plain, 'utf8'), bound: boundTo(context) })
  return joined({
    keyId: keyring.current,
    wrapped: wrap(keyring, dataKey),
    iv: iv.toString('base64url'),
    body: body.toString('base64url'),
  })
}

/** The text that was sealed for this place. @throws CannotOpen */
export function open(keyring: Keyring, sealed: string, context: SealContext): string {
  const parts = split(sealed)
  const dataKey = unwrap(keyring, parts)
  const plain = decrypt(dataKey, { iv: bytesOf(parts.iv), body: bytesOf(parts.body), bound: boundTo(context) })
  if (plain === null) throw new CannotOpen('damaged', '这项加密内容已损坏，或被挪到了别的位置，打不开')
  return plain.toString('utf8')
}

/** The same sealed value under the current key; only the key's id and the wrapped data key change. @throws CannotOpen */
export function rewrap(keyring: Keyring, sealed: string): string {
  const parts = split(sealed)
  return joined({ ...parts, keyId: keyring.current, wrapped: wrap(keyring, unwrap(keyring, parts)) })
}

interface Parts {
  readonly keyId: string
  readonly wrapped: string
  readonly iv: string
  readonly body: string
}

function split(sealed: string): Parts {
  const [, keyId, wrapped, iv, body] = SEALED.exec(sealed) ?? []
  if (keyId === undefined || wrapped === undefined || iv === undefined || body === undefined || !isCanonical(sealed)) {
    throw new CannotOpen('damaged', '这项加密内容已损坏：格式不对，打不开')
  }
  return { keyId, wrapped, iv, body }
}

function joined({ keyId, wrapped, iv, body }: Parts): string {
  return [VERSION, keyId, wrapped, iv, body].join('.')
}

function wrap({ current, keys }: Keyring, dataKey: Buffer): string {
  const key = keys.get(current)
  if (!key) throw new CannotOpen('missing-key', `密钥文件里没有当前密钥 ${current}`)
  const iv = randomBytes(IV_BYTES)
  return Buffer.concat([iv, encrypt(key, { iv, plain: dataKey, bound: boundTo([current]) })]).toString('base64url')
}

function unwrap({ keys }: Keyring, { keyId, wrapped }: Parts): Buffer {
  const key = keys.get(keyId)
  if (!key) throw new CannotOpen('missing-key', `密钥文件里没有密钥 ${keyId}，用它加密的内容打不开；请从备份中找回它`)
  const bytes = bytesOf(wrapped)
  const dataKey = decrypt(key, {
    iv: bytes.subarray(0, IV_BYTES),
    body: bytes.subarray(IV_BYTES),
    bound: boundTo([keyId]),
  })
  if (dataKey === null) {
    throw new CannotOpen('wrong-key', `密钥文件里的密钥 ${keyId} 不是加密时用的那一把，或加密内容已损坏，打不开`)
  }
  return dataKey
}

/** Canonical, so that no two places have the same bytes. */
function boundTo(context: SealContext): Buffer {
  return Buffer.from(canonicalJson([VERSION, ...context]), 'utf8')
}

function encrypt(key: KeyObject | Buffer, of: { iv: Buffer; plain: Buffer; bound: Buffer }): Buffer {
  const cipher = createCipheriv(CIPHER, key, of.iv).setAAD(of.bound)
  return Buffer.concat([cipher.update(of.plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: KeyObject | Buffer, of: { iv: Buffer; body: Buffer; bound: Buffer }): Buffer | null {
  const end = of.body.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, of.iv, { authTagLength: TAG_BYTES }).setAAD(of.bound)
  try {
    decipher.setAuthTag(of.body.subarray(end))
    return Buffer.concat([decipher.update(of.body.subarray(0, end)), decipher.final()])
  } catch {
    return null
  }
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}

/** base64url can spell the same bytes in several ways; only one of them is taken, so that one value is one text. */
function isCanonical(sealed: string): boolean {
  const [, , ...encoded] = sealed.split('.')
  return encoded.every((text) => bytesOf(text).toString('base64url') === text)
}

function newKeyId(): string {
  return `k${randomBytes(4).toString('hex')}`
}
