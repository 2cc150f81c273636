/** Bytes of a text as characters, and how they were encoded. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]
const SNIFFED = 2048

/** By its mark, by what an HTML head declares, else UTF-8 where that is nearly all valid, else GB 18030 (which holds GBK). */
export function decodeText(bytes: Uint8Array): Decoded {
  const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))
  if (mark) return decodeAs(bytes, mark.encoding)
  const wide = wideEncoding(bytes)
  if (wide) return decodeAs(bytes, wide)
  const lenient = decodeAs(bytes, 'utf-8')
  if (isMostlyUtf8(lenient.text)) return lenient
  return decodeAs(bytes, declaredEncoding(bytes) === 'big5' ? 'big5' : 'gb18030')
}

const MOST_DAMAGE = 0.02

/** A few damaged bytes leave a file in UTF-8 what it was; in another encoding nearly every Chinese character breaks. */
function isMostlyUtf8(text: string): boolean {
  const broken = text.split('\ufffd').length - 1
  if (broken === 0) return true
  const wide = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return broken <= wide * MOST_DAMAGE
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

/** UTF-16 without a mark: its ASCII characters show as zeros on one side of each pair. */
function wideEncoding(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, SNIFFED)
  let [even, odd] = [0, 0]
  for (let index = 0; index < head.length; index += 1) {
    if (head[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const least = head.length / 32
  if (odd > least && odd > even * 4) return 'utf-16le'
  return even > least && even > odd * 4 ? 'utf-16be' : null
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFFED))
  return /charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head)?.[1]?.toLowerCase() ?? null
}
