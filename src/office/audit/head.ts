import type { HashAlgorithm } from '#kit/crypto/hash.ts'
import { parseAlgorithm } from '#kit/crypto/hash.ts'
import { parseDay } from '#law/day.ts'
import type { Instant } from '#law/day.ts'

/** The log of acts that belong to no unit; every other log is named by its unit's id. */
export const SYSTEM_LOG = '00000000-0000-0000-0000-000000000000'

/** The state of a unit's log at one moment: whoever holds it can prove that earlier acts were not exchanged. */
export interface Head {
  readonly log: string
  /** How many acts the log held. */
  readonly size: number
  readonly algorithm: HashAlgorithm
  /** 64 hex digits. */
  readonly root: string
  readonly sealedAt: Instant
}

/** The head on one line, keys in a fixed order. */
export function headLine({ log, size, algorithm, root, sealedAt }: Head): string {
  return JSON.stringify({ log, size, algorithm, root, sealedAt })
}

/** True for a UUID in lower case. */
export function isLogName(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

/** The heads in a JSON text of one head or a list; null stands for what is no head. */
export function parseHeads(text: string): (Head | null)[] {
  const value = parseJson(text)
  return Array.isArray(value) ? value.map(toHead) : [toHead(value)]
}

function toHead(value: unknown): Head | null {
  if (typeof value !== 'object' || value === null) return null
  const { log, size, algorithm, root, sealedAt } = value as Record<string, unknown>
  const known = typeof algorithm === 'string' ? parseAlgorithm(algorithm) : null
  if (known === null || typeof log !== 'string' || !isLogName(log)) return null
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1) return null
  if (typeof root !== 'string' || !/^[0-9a-f]{64}$/.test(root)) return null
  if (typeof sealedAt !== 'string' || parseDay(sealedAt.slice(0, 10)) === null) return null
  return { log, size, algorithm: known, root, sealedAt: sealedAt as Instant }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
