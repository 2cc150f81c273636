import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { LARGEST_FILE } from '#papers/reading/read-file.ts'
import type { FileSource } from '#papers/verify/check-many.ts'
import { WrongUse } from './arguments.ts'
import { readStart } from './file-argument.ts'

const READABLE = ['.html', '.htm', '.shtml', '.txt', '.md', '.docx', '.pdf', '.xlsx', '.json', '.doc', '.xls']

export interface Sources {
  readonly files: readonly FileSource[]
  readonly hasFolder: boolean
}

/** Files named on the command line, and those that lie in named folders. */
export async function sourcesOf(paths: readonly string[]): Promise<Sources> {
  const found = await Promise.all(paths.map(sourcesAt))
  return { files: found.flatMap(({ files }) => files), hasFolder: found.some(({ hasFolder }) => hasFolder) }
}

async function sourcesAt(path: string): Promise<Sources> {
  const about = await stat(path).catch(() => null)
  if (about === null) throw new WrongUse(`找不到 ${path}`)
  if (!about.isDirectory()) return { files: [sourceOf(path)], hasFolder: false }
  const names = (await readdir(path)).filter(
    (name) => READABLE.includes(extname(name).toLowerCase()) && !name.startsWith('.'),
  )
  if (names.length === 0) throw new WrongUse(`${path} 里没有可以核对的文件（网页、docx、xlsx、PDF、文本）`)
  const sorted = names.toSorted((one, other) => one.localeCompare(other, 'zh-CN'))
  return { files: sorted.map((name) => sourceOf(join(path, name))), hasFolder: true }
}

/** One byte more than allowed is enough for the reader to refuse the file. */
function sourceOf(path: string): FileSource {
  return { name: basename(path), load: () => readStart(path, LARGEST_FILE + 1) }
}
