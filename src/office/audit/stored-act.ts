import type { JsonObject } from '#kit/crypto/canonical-json.ts'
import { hashHex, parseAlgorithm } from '#kit/crypto/hash.ts'
import { actBody } from './act.ts'
import type { Act } from './act.ts'
import type { StoredAct } from './store.ts'

/** What is read from a hashed body besides the columns that repeat it. */
export interface BodyContent {
  readonly data: JsonObject
  readonly commitments: Readonly<Record<string, string>>
  readonly sequence: unknown
}

/** The act as recorded; throws a SyntaxError when its body is no longer readable. */
export function toAct(stored: StoredAct): Act {
  const { body: _, algorithm: __, evidence, ...rest } = stored
  return { ...rest, ...(evidence === null ? {} : { evidence }), data: readBody(stored.body).data }
}

/** The body's content; throws a SyntaxError when the text is no act's body. */
export function readBody(body: string): BodyContent {
  const value: unknown = JSON.parse(body)
  if (!isObject(value) || !isObject(value['data']) || !isObject(value['commitments'])) throw new SyntaxError('no act')
  const commitments = Object.entries(value['commitments']).map(([field, digest]) => [field, String(digest)])
  return {
    data: value['data'] as JsonObject,
    commitments: Object.fromEntries(commitments),
    sequence: value['sequence'],
  }
}

/** True when hash, body and every column say the same. */
export function isIntact(stored: StoredAct, content: BodyContent): boolean {
  const algorithm = parseAlgorithm(stored.algorithm)
  if (algorithm === null || hashHex(algorithm, stored.body) !== stored.hash) return false
  const { evidence, ...rest } = stored
  const head = { ...rest, algorithm, ...(evidence === null ? {} : { evidence }), data: content.data }
  return actBody(head, content.commitments) === stored.body
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
