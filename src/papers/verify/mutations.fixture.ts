import { unzipSync, zipSync } from 'fflate'

/** A small generator of its own, so that a run can be repeated by its seed. */
export function randomFrom(seed: number): () => number {
  // Spread: neighbouring seeds must not begin alike.
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

type Random = () => number
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array

const at = (bytes: Uint8Array, random: Random) => Math.floor(random() * bytes.length)

function pieceOf(bytes: Uint8Array, random: Random): Uint8Array {
  const from = at(bytes, random)
  return bytes.subarray(from, from + Math.floor(random() * Math.min(4000, bytes.length)))
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}

/** What an unlucky or a hostile hand does to a text file. */
const WORDS = [
  '\u0000',
  '\ufeff',
  '\u202e',
  '&nbsp;',
  '０',
  '<table>',
  '</td>',
  '<tr><td colspan=99999 rowspan=99999>',
  '<!--',
  '<script>',
  '| | | |\n',
  '\t\t\t',
  '99999999999999999999',
  '-1',
  '1.5',
  '1,2,3',
  '七',
  '一、总体情况\n',
  '（七）总计 ',
  ' '.repeat(5000),
  '啊'.repeat(3000),
  '（'.repeat(500),
  '其中1件，'.repeat(300),
]

const MUTATIONS: readonly Mutation[] = [
  // A piece lost.
  (bytes, random) => {
    const from = at(bytes, random)
    return joined(bytes.subarray(0, from), bytes.subarray(from + Math.floor(random() * 600)))
  },
  // Cut off.
  (bytes, random) => bytes.slice(0, at(bytes, random)),
  // Some bytes changed.
  (bytes, random) => {
    const changed = bytes.slice()
    for (let count = 1 + Math.floor(random() * 40); count > 0; count -= 1) {
      changed[at(changed, random)] = Math.floor(random() * 256)
    }
    return changed
  },
  // A piece said twice.
  (bytes, random) => {
    const from = at(bytes, random)
    return joined(bytes.subarray(0, from), pieceOf(bytes, random), bytes.subarray(from))
  },
  // Something put in.
  (bytes, random) => {
    const from = at(bytes, random)
    const word = WORDS[Math.floor(random() * WORDS.length)] ?? ''
    return joined(bytes.subarray(0, from), new TextEncoder().encode(word), bytes.subarray(from))
  },
]

/** Rare, since nothing can be read after it. */
const OTHER_ENCODING_SHARE = 0.02

/** The file after one to four mishaps, and now and then with another encoding's mark at its head. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = random() < OTHER_ENCODING_SHARE ? joined(new Uint8Array([0xff, 0xfe]), bytes) : bytes
  for (let count = 1 + Math.floor(random() * 4); count > 0; count -= 1) {
    if (changed.length === 0) return changed
    changed = (MUTATIONS[Math.floor(random() * MUTATIONS.length)] ?? MUTATIONS[0])?.(changed, random) ?? changed
  }
  return changed
}

/** The same inside an office document: one of its parts changes, and the file around it stays whole. */
export function mutatedInside(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => name.endsWith('.xml'))
  const name = names[Math.floor(random() * names.length)]
  const part = name === undefined ? undefined : parts[name]
  if (name === undefined || part === undefined) return bytes
  return zipSync({ ...parts, [name]: mutated(part, random) }, { level: 0 })
}
