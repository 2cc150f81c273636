import { randomUUID, type KeyObject } from 'node:crypto'
import { link, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { Invalid } from '../errors.ts'
import { readKey, withNewKey, type Keyring } from './envelope.ts'

/** Where the keyring is kept. */
export interface KeyStore {
  /** The file, for messages. */
  readonly path: string
  /** The keyring as it is now, also after another process changed it; null when there is none. */
  read(): Promise<Keyring | null>
  /** Makes the first key; when another process was faster, its keyring. */
  make(): Promise<Keyring>
  /** Puts this keyring in the place of the one that is kept. */
  replace(keyring: Keyring): Promise<void>
}

const SCHEMA = 'zhaoming-keys/1'

/**
 * The keyring in a file of its own outside the data directory. Nothing is read or made before it is asked for.
 * Every method throws Invalid in Chinese when the file lies inside the data directory, is open to others or unreadable.
 */
export function keyFile({ path, dataDir }: { path: string; dataDir: string }): KeyStore {
  let known: { stamp: string; keyring: Keyring } | null = null
  const read = async (): Promise<Keyring | null> => {
    const stamp = await stampOf(path)
    if (stamp === null) return null
    if (known?.stamp !== stamp) {
      await refuseInside(path, dataDir)
      known = { stamp, keyring: parse(path, await readFile(path, 'utf8').catch(unreadable(path))) }
    }
    return known.keyring
  }
  return {
    path,
    read,
    async make() {
      await refuseInside(path, dataDir)
      // A link, unlike a rename, never takes the place of a file that another process has made meanwhile.
      await writeAside(path, textOf(withNewKey(null)), (aside) => link(aside, path).catch(unlessThere))
      const made = await read()
      if (made === null) throw new Invalid(`密钥文件 ${path} 刚写好又不见了，请检查磁盘`)
      return made
    },
    async replace(keyring) {
      await refuseInside(path, dataDir)
      await writeAside(path, textOf(keyring), (aside) => rename(aside, path))
    },
  }
}

/** What changes whenever the file is another; refuses a file that others can read. */
async function stampOf(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch((error: unknown) =>
    codeOf(error) === 'ENOENT' ? null : unreadable(path)(error),
  )
  if (found === null) return null
  if ((found.mode & 0o077n) !== 0n) {
    throw new Invalid(`密钥文件 ${path} 其他用户也能读，不能使用。请先执行：chmod 600 '${path}'`)
  }
  return `${found.ino} ${found.size} ${found.mtimeNs}`
}

async function refuseInside(path: string, dataDir: string): Promise<void> {
  if (!isInside(await real(path), await real(dataDir))) return
  throw new Invalid(
    `密钥文件 ${path} 在数据目录 ${dataDir} 里面，数据和密钥会一起被拷走。请用 ZHAOMING_KEY_FILE 另设一个数据目录之外的位置`,
  )
}

/** True when `path` is `folder` or lies below it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path
}

/** The path without symbolic links, as far as it exists. */
async function real(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    return dirname(path) === path ? path : join(await real(dirname(path)), basename(path))
  }
}

/** Written beside and flushed, then put in place: a reader or a crash never meets half a file. */
async function writeAside(path: string, text: string, place: (aside: string) => Promise<unknown>): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await place(aside)
    const folder = await open(dirname(path), 'r')
    await folder.sync().finally(() => folder.close())
  } catch (error) {
    throw new Invalid(
      `写不了密钥文件 ${path}（${codeOf(error) ?? String(error)}）。请让运行程序的用户能写这个文件夹，或用 ZHAOMING_KEY_FILE 另设位置`,
    )
  } finally {
    await rm(aside, { force: true })
  }
}

function textOf({ current, keys }: Keyring): string {
  const written = Object.fromEntries([...keys].map(([id, key]) => [id, key.export().toString('base64')]))
  return `${JSON.stringify({ schema: SCHEMA, current, keys: written }, null, 2)}\n`
}

function parse(path: string, text: string): Keyring {
  const refuse = (why: string): never => {
    throw new Invalid(`密钥文件 ${path} 不可用：${why}。请从备份中恢复，不要另造一个`)
  }
  const value = parseJson(text)
  if (!isRecord(value) || value['schema'] !== SCHEMA) return refuse(`不是 ${SCHEMA} 格式`)
  const { current, keys: written } = value
  if (typeof current !== 'string' || !isRecord(written)) return refuse('缺少 current 或 keys')
  const keys = new Map<string, KeyObject>()
  for (const [id, encoded] of Object.entries(written)) {
    const key = typeof encoded === 'string' ? readKey(id, Buffer.from(encoded, 'base64')) : null
    if (key === null) return refuse(`密钥 ${id} 应为32个字节的 base64`)
    keys.set(id, key)
  }
  return keys.has(current) ? { current, keys } : refuse(`没有当前密钥 ${current}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unreadable(path: string): (error: unknown) => never {
  return (error) => {
    throw new Invalid(`读不了密钥文件 ${path}（${codeOf(error) ?? String(error)}）`)
  }
}

function unlessThere(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
