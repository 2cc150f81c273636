import { hashBytes } from './crypto/hash.ts'
import type { HashAlgorithm } from './crypto/hash.ts'

/** The roots of the full subtrees of an append-only Merkle tree, largest first: all that appending needs. */
export type Frontier = readonly Uint8Array[]

const LEAF_PREFIX = Uint8Array.of(0)
const NODE_PREFIX = Uint8Array.of(1)

/** RFC 6962 §2.1 leaf hash: H(0x00 ‖ entry). */
export function leafHash(algorithm: HashAlgorithm, entry: Uint8Array): Buffer {
  return hashBytes(algorithm, Buffer.concat([LEAF_PREFIX, entry]))
}

/** The frontier after one more leaf; `size` is the number of leaves before it. */
export function appendLeaf(
  algorithm: HashAlgorithm,
  tree: { frontier: Frontier; size: number },
  leaf: Uint8Array,
): Frontier {
  const next = [...tree.frontier]
  let node = leaf
  for (let rest = tree.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = next.pop()
    if (!left) throw new RangeError(`a frontier of ${tree.frontier.length} roots does not fit ${tree.size} leaves`)
    node = nodeHash(algorithm, left, node)
  }
  next.push(node)
  return next
}

/** RFC 6962 §2.1 tree hash of the leaves behind a frontier; the hash of nothing for an empty one. */
export function rootOf(algorithm: HashAlgorithm, frontier: Frontier): Uint8Array {
  const last = frontier.at(-1)
  if (!last) return hashBytes(algorithm, '')
  return frontier.slice(0, -1).reduceRight<Uint8Array>((right, left) => nodeHash(algorithm, left, right), last)
}

function nodeHash(algorithm: HashAlgorithm, left: Uint8Array, right: Uint8Array): Buffer {
  return hashBytes(algorithm, Buffer.concat([NODE_PREFIX, left, right]))
}
