import type { Actor } from '#kit/context.ts'
import { canonicalJson } from '#kit/crypto/canonical-json.ts'
import type { JsonObject } from '#kit/crypto/canonical-json.ts'
import { hashHex } from '#kit/crypto/hash.ts'
import type { HashAlgorithm } from '#kit/crypto/hash.ts'
import type { Day, Instant } from '#law/day.ts'

/** An act to be recorded on one object. */
export interface NewAct {
  /** Null for an act that belongs to no unit, such as a calendar notice. */
  readonly unitId: string | null
  readonly objectKind: string
  readonly objectId: string
  /** `application.received` */
  readonly kind: string
  readonly article: string
  /** The day stated for the act; the time of recording is the system's. */
  readonly effectiveOn: Day
  readonly evidence?: string
  readonly data: JsonObject
  /** Values that may have to be erased; the act carries only salted commitments to them. */
  readonly personal?: Readonly<Record<string, string>>
}

export interface Act extends Omit<NewAct, 'personal'> {
  readonly id: number
  /** 1, 2, 3 … on its object, without a gap. */
  readonly sequence: number
  readonly actor: { readonly kind: Actor['kind']; readonly name: string }
  readonly recordedAt: Instant
  readonly hash: string
  readonly previousHash: string | null
}

export type ActHead = Omit<Act, 'id' | 'hash'> & { readonly algorithm: HashAlgorithm }

/** The canonical text of an act: the bytes that are hashed. `commitments` maps personal fields to hex digests. */
export function actBody(act: ActHead, commitments: Readonly<Record<string, string>>): string {
  return canonicalJson({
    version: 1,
    algorithm: act.algorithm,
    unit: act.unitId,
    object: act.objectId,
    objectKind: act.objectKind,
    sequence: act.sequence,
    kind: act.kind,
    actor: { kind: act.actor.kind, name: act.actor.name },
    article: act.article,
    recordedAt: act.recordedAt,
    effectiveOn: act.effectiveOn,
    evidence: act.evidence ?? null,
    data: act.data,
    commitments,
    previous: act.previousHash,
  })
}

/** The commitment to one personal value: without the salt (32 hex digits) nobody can test a guess against it. */
export function commitment(secret: { algorithm: HashAlgorithm; field: string; value: string; salt: string }): string {
  return hashHex(secret.algorithm, canonicalJson([secret.salt, secret.field, secret.value]))
}

/** The act by which an object's personal values are erased; projections pass it over. */
export const ERASURE_KIND = 'personal.erased'
