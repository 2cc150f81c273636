import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { open, seal, withNewKey } from './envelope.ts'
import { isInside, keyFile, type KeyStore } from './key-file.ts'

let folder: string
let path: string
let keys: KeyStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
  path = join(folder, 'data.keys.json')
  keys = keyFile({ path, dataDir: join(folder, 'data') })
})
afterEach(() => rm(folder, { recursive: true }))

async function write(value: unknown): Promise<void> {
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value), { mode: 0o600 })
}

test('nothing is made by reading', async () => {
  expect(await keys.read()).toBeNull()
  expect(await readdir(folder)).toEqual([])
})

test('the first key: a file for its owner alone, in the published form, with nothing left beside it', async () => {
  const made = await keys.make()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['data.keys.json'])
  const written = JSON.parse(await readFile(path, 'utf8')) as { keys: Record<string, string> }
  expect(written).toMatchObject({ schema: 'zhaoming-keys/1', current: made.current })
  expect(Buffer.from(written.keys[made.current] ?? '', 'base64')).toHaveLength(32)
  const again = await keyFile({ path, dataDir: join(folder, 'data') }).read()
  expect(again && open(again, seal(made, '甲某', []), [])).toBe('甲某')
})

test('eight that make the first key at once have the same one', async () => {
  const stores = Array.from({ length: 8 }, () => keyFile({ path, dataDir: join(folder, 'data') }))
  const made = await Promise.all(stores.map((store) => store.make()))
  expect(new Set(made.map((keyring) => keyring.current)).size).toBe(1)
  expect(await readdir(folder)).toEqual(['data.keys.json'])
})

test('a keyring that another process replaced is read anew', async () => {
  const first = await keys.make()
  const next = withNewKey(first)
  await keyFile({ path, dataDir: join(folder, 'data') }).replace(next)
  const seen = await keys.read()
  expect(seen?.current).toBe(next.current)
  expect([...(seen?.keys.keys() ?? [])]).toEqual([...next.keys.keys()])
})

test.each([0o640, 0o604, 0o660])('a file of mode %o is refused with the command that mends it', async (mode) => {
  await keys.make()
  await chmod(path, mode)
  await expect(keys.read()).rejects.toThrow(`chmod 600 '${path}'`)
  await chmod(path, 0o600)
  expect(await keys.read()).not.toBeNull()
})

test('a file inside the data directory is neither made nor read, also behind a link', async () => {
  await mkdir(join(folder, 'data'))
  await symlink(join(folder, 'data'), join(folder, 'elsewhere'))
  for (const inside of [join(folder, 'data/keys.json'), join(folder, 'elsewhere/keys.json')]) {
    const store = keyFile({ path: inside, dataDir: join(folder, 'data') })
    await expect(store.make()).rejects.toThrow('ZHAOMING_KEY_FILE')
    await writeFile(inside, '{}', { mode: 0o600 })
    await expect(store.read()).rejects.toThrow('数据目录')
    await rm(inside)
  }
})

test('a folder that cannot be written is named', async () => {
  const store = keyFile({ path: join(folder, 'nowhere/keys.json'), dataDir: join(folder, 'data') })
  await expect(store.make()).rejects.toThrow(/写不了密钥文件.*nowhere.*ZHAOMING_KEY_FILE/)
})

const KEY = Buffer.alloc(32, 1).toString('base64')

test.each([
  ['no JSON', '{"schema"'],
  ['another schema', { schema: 'zhaoming-keys/2', current: 'a', keys: { a: KEY } }],
  ['no keys', { schema: 'zhaoming-keys/1', current: 'a' }],
  ['a short key', { schema: 'zhaoming-keys/1', current: 'a', keys: { a: 'AAAA' } }],
  ['a bad id', { schema: 'zhaoming-keys/1', current: 'a.b', keys: { 'a.b': KEY } }],
  ['no current key', { schema: 'zhaoming-keys/1', current: 'b', keys: { a: KEY } }],
])('%s: refused, and the file stays as it was', async (_, value) => {
  await write(value)
  const before = await readFile(path, 'utf8')
  await expect(keys.read()).rejects.toThrow(/不可用.*请从备份中恢复/)
  await expect(keys.make()).rejects.toThrow('不可用')
  expect(await readFile(path, 'utf8')).toBe(before)
})

test.each([
  ['/a/b', '/a', true],
  ['/a', '/a', true],
  ['/a/..b', '/a', true],
  ['/ab', '/a', false],
  ['/a.keys.json', '/a', false],
  ['/', '/a', false],
])('%s inside %s: %s', (inner, outer, expected) => {
  expect(isInside(inner, outer)).toBe(expected)
})
