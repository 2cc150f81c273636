import { getHashes, hash } from 'node:crypto'

/** SM3 is GB/T 32905-2016; SHA-256 serves where the crypto library lacks SM3. Both give 32 bytes. */
const HASH_ALGORITHMS = ['sm3', 'sha256'] as const
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number]

export const DEFAULT_ALGORITHM: HashAlgorithm = getHashes().includes('sm3') ? 'sm3' : 'sha256'

/** The digest of bytes, or of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export function hashHex(algorithm: HashAlgorithm, data: string | Uint8Array): string {
  return hash(algorithm, data, 'hex')
}

/** The digest as 32 bytes. */
export function hashBytes(algorithm: HashAlgorithm, data: string | Uint8Array): Buffer {
  return hash(algorithm, data, 'buffer')
}

/** The algorithm of that name, or null for a name this program does not know. */
export function parseAlgorithm(name: string): HashAlgorithm | null {
  return HASH_ALGORITHMS.find((algorithm) => algorithm === name) ?? null
}
