import { open } from 'node:fs/promises'
import { WrongUse } from './arguments.ts'

const CHUNK_IN_BYTES = 1 << 16

/** The bytes of a file named on the command line; never reads past `largest`, whatever the path is (a pipe, /dev/zero). */
export async function readFileArgument(path: string, largest: number): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) throw new WrongUse(`读不了文件 ${path}`)
  try {
    return await readBounded(file, { path, largest })
  } catch (error) {
    throw error instanceof WrongUse ? error : new WrongUse(`读不了文件 ${path}`)
  } finally {
    await file.close()
  }
}

/** At most the first `most` bytes of a file, for readers that refuse a larger one themselves. */
export async function readStart(path: string, most: number): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) throw new WrongUse(`读不了文件 ${path}`)
  try {
    const chunks: Buffer[] = []
    for (let left = most; left > 0;) {
      const { bytesRead, buffer } = await file.read(
        Buffer.alloc(CHUNK_IN_BYTES),
        0,
        Math.min(left, CHUNK_IN_BYTES),
        null,
      )
      if (bytesRead === 0) break
      chunks.push(buffer.subarray(0, bytesRead))
      left -= bytesRead
    }
    return Buffer.concat(chunks)
  } catch {
    throw new WrongUse(`读不了文件 ${path}`)
  } finally {
    await file.close()
  }
}

/** The same as UTF-8 text; a byte-order mark is dropped. */
export async function readTextArgument(path: string, largest: number): Promise<string> {
  const bytes = await readFileArgument(path, largest)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new WrongUse(`${path} 不是 UTF-8 编码的文字文件，请另存为 UTF-8 再试`)
  }
}

async function readBounded(
  file: Awaited<ReturnType<typeof open>>,
  { path, largest }: { path: string; largest: number },
): Promise<Buffer> {
  const chunks: Buffer[] = []
  for (let size = 0; ;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK_IN_BYTES), 0, CHUNK_IN_BYTES, null)
    if (bytesRead === 0) return Buffer.concat(chunks)
    size += bytesRead
    if (size > largest) throw new WrongUse(`${path} 太大，超过 ${Math.floor(largest / 1_000_000)} MB`)
    chunks.push(buffer.subarray(0, bytesRead))
  }
}
