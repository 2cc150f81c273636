import { broken, LIMITS } from './limits.ts'
import { Unreadable } from '../unreadable.ts'

/** Where one entry's packed bytes are said to be. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly isEncrypted: boolean
  readonly packedSize: number
  readonly headerAt: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_LOCATOR = 0x07064b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const LOCATOR_LENGTH = 20
const ENTRY_LENGTH = 46
const LONGEST_COMMENT = 0xffff
const ELSEWHERE = 0xffffffff
const NAMES = new TextDecoder('utf-8')

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The central directory by lower-case name: package names do not tell upper from lower case. */
export function zipDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = viewOf(bytes)
  const endAt = findEnd(view)
  const entries = new Map<string, ZipEntry>()
  let at = directoryStart(view, endAt)
  for (let count = 0; at + ENTRY_LENGTH <= endAt && view.getUint32(at, true) === ENTRY; count++) {
    if (count >= LIMITS.entries) throw new Unreadable('too-large', `文件太大：压缩包里的部件超过${LIMITS.entries}个。`)
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const extraAt = at + ENTRY_LENGTH + (nameLength ?? 0)
    const next = extraAt + (extraLength ?? 0) + (commentLength ?? 0)
    if (next > endAt) throw broken('压缩包的目录不完整')
    const name = normalName(NAMES.decode(bytes.subarray(at + ENTRY_LENGTH, extraAt)))
    // Two entries of one name: what a reader sees would depend on the reader.
    if (entries.has(name)) throw broken('压缩包里有重名的部件')
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      ...sizeAndPlace(view, { at, extraAt, extraLength: extraLength ?? 0 }),
    })
    at = next
  }
  if (entries.size === 0) throw broken('压缩包的目录是空的')
  return entries
}

function normalName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

/** The last end record whose comment reaches to the end of the file. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) <= last - at) return at
  }
  throw broken('压缩包没有结尾，可能没有下载完整')
}

function directoryStart(view: DataView, endAt: number): number {
  const start = view.getUint32(endAt + 16, true)
  const locatorAt = endAt - LOCATOR_LENGTH
  if (start !== ELSEWHERE || locatorAt < 0 || view.getUint32(locatorAt, true) !== END_64_LOCATOR) return start
  const at = big(view, locatorAt + 8)
  if (at + 56 > endAt || view.getUint32(at, true) !== END_64) throw broken('压缩包的目录找不到')
  return big(view, at + 48)
}

/** Some writers put sizes of any length into the 64-bit field. */
function sizeAndPlace(
  view: DataView,
  { at, extraAt, extraLength }: { readonly at: number; readonly extraAt: number; readonly extraLength: number },
): Pick<ZipEntry, 'packedSize' | 'headerAt'> {
  const unpacked = view.getUint32(at + 24, true)
  const sizes = { packedSize: view.getUint32(at + 20, true), headerAt: view.getUint32(at + 42, true) }
  if (sizes.packedSize !== ELSEWHERE && sizes.headerAt !== ELSEWHERE) return sizes
  const end = extraAt + extraLength
  for (let field = extraAt; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let value = field + 4 + (unpacked === ELSEWHERE ? 8 : 0)
    if (value + 16 > view.byteLength) break
    if (sizes.packedSize === ELSEWHERE) {
      sizes.packedSize = big(view, value)
      value += 8
    }
    if (sizes.headerAt === ELSEWHERE) sizes.headerAt = big(view, value)
    break
  }
  return sizes
}

function big(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}
