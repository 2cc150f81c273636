import { mkdir, open, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Invalid } from '#kit/errors.ts'
import { headLine, isLogName, parseHeads } from './head.ts'
import type { Head } from './head.ts'

const SUFFIX = '.jsonl'

/** Where the sealer keeps heads below the data directory. */
export function headsFolder(dataDir: string): string {
  return join(dataDir, 'heads')
}

/** Heads kept outside the database, log by log; a later verification is held against them. */
export interface OutsideHeads {
  readonly logs: () => Promise<readonly string[]>
  readonly heads: (log: string) => Promise<readonly Head[]>
}

/** Appends a head to its log's file and forces it to the disk. */
export async function writeHead(folder: string, head: Head): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = await open(join(folder, `${head.log}${SUFFIX}`), 'a+', 0o640)
  try {
    const { size } = await file.stat()
    const torn = size > 0 && (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString() !== '\n'
    await file.appendFile(`${torn ? '\n' : ''}${headLine(head)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The heads that the sealer keeps in a folder; lines torn by a crash are passed over. */
export function headsInFolder(folder: string): OutsideHeads {
  return {
    logs: async () =>
      (await unlessMissing(readdir(folder), []))
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => name.slice(0, -SUFFIX.length))
        .filter(isLogName),
    heads: async (log) => {
      const text = await unlessMissing(readFile(join(folder, `${log}${SUFFIX}`), 'utf8'), '')
      return text
        .split('\n')
        .flatMap(parseHeads)
        .filter((head) => head !== null)
        .filter((head) => head.log === log)
    },
  }
}

/** The heads in a text: one head, a JSON list of heads, or one head a line; throws Invalid when something else stands there. */
export function headsInText(text: string): OutsideHeads {
  const whole = parseHeads(text)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const heads = whole.includes(null) ? lines.flatMap(parseHeads) : whole
  const known = heads.filter((head) => head !== null)
  if (known.length === 0 || known.length < heads.length) {
    throw new Invalid('这不是记录摘要，请使用 audit head 输出的内容')
  }
  return {
    logs: () => Promise.resolve([...new Set(known.map((head) => head.log))]),
    heads: (log) => Promise.resolve(known.filter((head) => head.log === log)),
  }
}

async function unlessMissing<T>(reading: Promise<T>, missing: T): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return missing
    throw error
  }
}
