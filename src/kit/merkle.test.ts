import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appendLeaf, leafHash, rootOf } from './merkle.ts'
import type { Frontier } from './merkle.ts'

function grow(leaves: readonly Uint8Array[]): Frontier {
  return leaves.reduce<Frontier>((frontier, leaf, size) => appendLeaf('sha256', { frontier, size }, leaf), [])
}

/** RFC 6962 §2.1 in its own recursive words: split at the largest power of two smaller than n. */
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves
  if (!first) return createHash('sha256').digest()
  if (leaves.length === 1) return first
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1))
  const halves = [treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split))]
  return createHash('sha256')
    .update(Buffer.concat([Uint8Array.of(1), ...halves]))
    .digest()
}

test('the root grown leaf by leaf is the tree hash of RFC 6962', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }), (entries) => {
      const leaves = entries.map((entry) => leafHash('sha256', entry))
      expect(Buffer.from(rootOf('sha256', grow(leaves)))).toEqual(Buffer.from(treeHash(leaves)))
    }),
  )
})

test.each([
  [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
])('the published test tree of certificate transparency with %i leaves', (count, root) => {
  const entries = ['', '00', '10'].slice(0, count).map((hex) => Buffer.from(hex, 'hex'))
  const frontier = grow(entries.map((entry) => leafHash('sha256', entry)))
  expect(Buffer.from(rootOf('sha256', frontier)).toString('hex')).toBe(root)
})

test('another order of the same leaves gives another root', () => {
  const leaves = ['a', 'b', 'c'].map((text) => leafHash('sm3', Buffer.from(text)))
  expect(rootOf('sha256', grow(leaves))).not.toEqual(rootOf('sha256', grow(leaves.toReversed())))
})

test('a frontier that does not fit the size is refused', () => {
  expect(() => appendLeaf('sm3', { frontier: [], size: 1 }, leafHash('sm3', Buffer.from('a')))).toThrow(RangeError)
})
