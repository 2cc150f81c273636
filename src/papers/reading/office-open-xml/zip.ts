import { crc32 } from 'node:zlib'
import { Inflate } from 'fflate'
import { Unreadable } from '../unreadable.ts'
import { broken, counter, LIMITS, type Counter } from './limits.ts'
import { viewOf, zipDirectory, type ZipEntry } from './zip-directory.ts'

/** An open package: nothing is unpacked before it is asked for. */
export interface Zip {
  readonly has: (name: string) => boolean
  readonly names: () => Iterable<string>
  /** One part's bytes; null = no such part. */
  readonly read: (name: string) => Uint8Array | null
}

const LOCAL_HEADER = 0x04034b50
const LOCAL_LENGTH = 30
const STORED = 0
const DEFLATED = 8
/** Deflate grows at most 1032 times: one step gives four megabytes or less. */
const STEP = 4096
/** An honest stream never takes this many steps without giving a byte; padding behind its end does. */
const IDLE_STEPS = 64

/** Opens a zip; sizes are counted while unpacking, whatever the directory says. */
export function openZip(bytes: Uint8Array): Zip {
  const entries = zipDirectory(bytes)
  const total = counter(LIMITS.unpackedBytes, '解压后超过64兆字节')
  return {
    has: (name) => entries.has(name.toLowerCase()),
    names: () => entries.keys(),
    read: (name) => {
      const entry = entries.get(name.toLowerCase())
      return entry === undefined ? null : unpack(entry, packedBytes(bytes, entry), total)
    },
  }
}

function packedBytes(bytes: Uint8Array, { headerAt, packedSize }: ZipEntry): Uint8Array {
  const view = viewOf(bytes)
  if (headerAt + LOCAL_LENGTH > bytes.length || view.getUint32(headerAt, true) !== LOCAL_HEADER)
    throw broken('压缩包里的部件找不到')
  const from = headerAt + LOCAL_LENGTH + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  if (from + packedSize > bytes.length) throw broken('压缩包里的部件不完整')
  return bytes.subarray(from, from + packedSize)
}

function unpack(entry: ZipEntry, packed: Uint8Array, total: Counter): Uint8Array {
  if (entry.isEncrypted) throw new Unreadable('protected', '文件设有密码，请去掉密码后再导入。')
  if (entry.method !== STORED && entry.method !== DEFLATED) throw broken('压缩方式不能识别')
  const own = counter(LIMITS.entryBytes, '其中一个部件解压后超过32兆字节')
  const count = (size: number) => {
    own(size)
    total(size)
  }
  const unpacked = entry.method === STORED ? stored(packed, count) : inflated(packed, count)
  if (crc32(unpacked) !== entry.crc) throw broken('压缩包的校验和不符')
  return unpacked
}

function stored(packed: Uint8Array, count: Counter): Uint8Array {
  count(packed.length)
  return packed
}

function inflated(packed: Uint8Array, count: Counter): Uint8Array {
  const pieces: Uint8Array[] = []
  let idle = 0
  const stream = new Inflate((piece) => {
    count(piece.length)
    idle = piece.length === 0 ? idle + 1 : 0
    if (piece.length > 0) pieces.push(piece)
  })
  for (let at = 0; at < packed.length; at += STEP) {
    inflateStep(stream, packed.subarray(at, at + STEP), at + STEP >= packed.length)
    if (idle > IDLE_STEPS) throw broken('压缩数据里有多余的内容')
  }
  return joined(pieces)
}

function inflateStep(stream: Inflate, chunk: Uint8Array, isLast: boolean): void {
  try {
    stream.push(chunk, isLast)
  } catch (error) {
    throw error instanceof Unreadable ? error : broken('压缩数据有错误')
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
