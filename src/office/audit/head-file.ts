import { mkdir, open, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Invalid } from '#kit/errors.ts'
import { headLine, parseHeadLine } from './head.ts'
import type { Head } from './head.ts'

const SUFFIX = '.jsonl'

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
        .map((name) => name.slice(0, -SUFFIX.length)),
    heads: async (log) => {
      const text = await unlessMissing(readFile(join(folder, `${log}${SUFFIX}`), 'utf8'), '')
      return text
        .split('\n')
        .map(parseHeadLine)
        .filter((head) => head !== null)
        .filter((head) => head.log === log)
    },
  }
}

/** The heads in a text of one head a line, or one head alone; throws Invalid when a line is none. */
export function headsInText(text: string): OutsideHeads {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const heads = lines.map(parseHeadLine).filter((head) => head !== null)
  if (lines.length === 0 || heads.length < lines.length)
    throw new Invalid('此文件不是台账摘要，请使用 audit head 输出的内容')
  return {
    logs: () => Promise.resolve([...new Set(heads.map((head) => head.log))]),
    heads: (log) => Promise.resolve(heads.filter((head) => head.log === log)),
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
