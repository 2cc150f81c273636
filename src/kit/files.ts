import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Content-addressed files: the key is the SHA-256 of the bytes, so a file never changes under its key. */
export interface FileStore {
  /** Stores the bytes durably and returns their key. */
  put(bytes: Uint8Array): Promise<string>
  /** null: no such file. */
  get(key: string): Promise<Uint8Array | null>
}

const KEY = /^[0-9a-f]{64}$/

/** Files on this machine's disk, below `folder`. */
export function diskFiles(folder: string): FileStore {
  const pathOf = (key: string): string => join(folder, key.slice(0, 2), key)
  return {
    async put(bytes) {
      const key = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(key)
      if (!(await exists(path))) await writeWhole(path, bytes)
      return key
    },
    async get(key) {
      if (!KEY.test(key)) return null
      return readFile(pathOf(key)).catch(nullWhenAbsent)
    },
  }
}

/** Written aside, flushed, then renamed: a reader or a crash never meets half a file. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = join(path, '..')
  await mkdir(folder, { recursive: true })
  const aside = `${path}.${randomUUID()}`
  const file = await open(aside, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, path)
  const parent = await open(folder, 'r')
  await parent.sync().finally(() => parent.close())
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function nullWhenAbsent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
