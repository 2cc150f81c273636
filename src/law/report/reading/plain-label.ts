import { kept } from './kept.ts'

/** Labels as compared: no spaces, punctuation or brackets, half-width letters and digits. */
export const plainLabel = kept(plainFresh, 80)

function plainFresh(text: string): string {
  return text
    .slice(0, 400)
    .normalize('NFKC')
    .replace(/[^\p{Script=Han}\p{L}\d]/gu, '')
}

const NUMBER =
  /^(?:第?[一二三四五六七八九十]{1,3}(?=[、.．,，)）\s]|部分)|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|\d{1,2}(?=[^\d])|[①-⑳])/

/** A label without its number: "（三）不予公开" → "不予公开", "1.属于国家秘密" → "属于国家秘密". */
export function coreLabel(text: string): string {
  const bare = text.trim()
  const number = NUMBER.exec(bare)?.[0] ?? ''
  return plainLabel(bare.slice(number.length).replace(/^部分/, ''))
}

/** How alike two plain labels are, 0 to 1: twice the longest common subsequence over both lengths. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1
  if (one.length === 0 || other.length === 0) return 0
  let above = new Uint16Array(other.length + 1)
  let row = new Uint16Array(other.length + 1)
  for (const letter of one) {
    for (let index = 0; index < other.length; index += 1) {
      row[index + 1] =
        letter === other[index] ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0)
    }
    ;[above, row] = [row, above]
  }
  return (2 * (above[other.length] ?? 0)) / (one.length + other.length)
}
