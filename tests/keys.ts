import { readKey, withNewKey, type Keyring } from '#kit/crypto/envelope.ts'
import type { KeyStore } from '#kit/crypto/key-file.ts'

/** A keyring in memory; every one starts with the same key, so that contexts of one test open each other's values. */
export function fixedKeys(start: Keyring | null = FIXED): KeyStore {
  let keyring = start
  return {
    path: '/nonexistent/keys.json',
    read: () => Promise.resolve(keyring),
    make: () => Promise.resolve((keyring ??= withNewKey(null))),
    replace(next) {
      keyring = next
      return Promise.resolve()
    },
  }
}

const FIXED: Keyring = fixedKeyring('k0000000', 7)

/** A keyring of one key that is the same in every run. */
export function fixedKeyring(id: string, byte: number): Keyring {
  const key = readKey(id, Buffer.alloc(32, byte))
  if (key === null) throw new RangeError(id)
  return { current: id, keys: new Map([[id, key]]) }
}
