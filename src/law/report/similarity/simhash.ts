import { normalText } from './normal-text.ts'

const SHORTEST = 30

/** 64-bit simhash (Charikar 2002) over 3-grams of the normalised text, as 16 hex digits; null below 30 characters. */
export function simhash(text: string, names: readonly string[] = []): string | null {
  return simhashOfNormal(normalText(text, names).text)
}

/** The same for a text that is normalised already. */
export function simhashOfNormal(text: string): string | null {
  if (text.length < SHORTEST) return null
  const counts = new Int32Array(64)
  let [first, second] = [text.charCodeAt(0), text.charCodeAt(1)]
  for (let index = 2; index < text.length; index += 1) {
    const third = text.charCodeAt(index)
    const low = mix(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77) ^ third)
    const high = mix(low ^ Math.imul(third, 0xc2b2ae3d) ^ Math.imul(first, 0x27d4eb2f))
    for (let bit = 0; bit < 32; bit += 1) {
      counts[bit] = (counts[bit] ?? 0) + ((low >>> bit) & 1)
      counts[bit + 32] = (counts[bit + 32] ?? 0) + ((high >>> bit) & 1)
    }
    first = second
    second = third
  }
  const half = (text.length - 2) / 2
  return hexOf(counts.subarray(32), half) + hexOf(counts.subarray(0, 32), half)
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function hexOf(counts: Int32Array, half: number): string {
  let bits = 0
  for (let bit = 0; bit < 32; bit += 1) if ((counts[bit] ?? 0) > half) bits |= 1 << bit
  return (bits >>> 0).toString(16).padStart(8, '0')
}

/** Bits in which two simhashes differ: 0 (alike) to 64; unrelated texts lie about 32. */
export function distance(one: string, other: string): number {
  return bitsOf(one, other, 0) + bitsOf(one, other, 8)
}

function bitsOf(one: string, other: string, from: number): number {
  let bits = Number.parseInt(one.slice(from, from + 8), 16) ^ Number.parseInt(other.slice(from, from + 8), 16)
  let count = 0
  for (; bits !== 0; bits &= bits - 1) count += 1
  return count
}
