import { mkdir, rename, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Unreadable } from '#papers/reading/unreadable.ts'
import { OPINIONS_SCHEMA, parseOpinions, writeOpinions, type OpinionFile } from '#papers/verify/opinions.ts'
import { WrongUse } from './arguments.ts'
import type { CommandIo, Values } from './command.ts'
import { readFileArgument } from './file-argument.ts'

const LARGEST_IN_BYTES = 1 << 20

export const OPINIONS_OPTION = {
  opinions: { type: 'string', help: '核对意见文件；缺省为数据目录里的 verify-opinions.json' },
} as const

export function opinionsPath({ dataDir }: CommandIo, values: Values): string {
  return typeof values['opinions'] === 'string' ? values['opinions'] : join(dataDir, 'verify-opinions.json')
}

/** The opinions given so far; none where the file does not exist yet. */
export async function readOpinions(path: string): Promise<OpinionFile> {
  if (!existsSync(path)) return { schema: OPINIONS_SCHEMA, opinions: [] }
  try {
    return parseOpinions(await readFileArgument(path, LARGEST_IN_BYTES))
  } catch (error) {
    throw error instanceof Unreadable ? new WrongUse(`${path}：${error.message}`) : error
  }
}

/** Written beside and moved into place: a cut-off run leaves the old file whole. */
export async function keepOpinions(path: string, opinions: OpinionFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.new`, writeOpinions(opinions))
  await rename(`${path}.new`, path)
}
