import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diskFiles } from './files.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zm-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('bytes come back under the key of their content, once', async () => {
  const files = diskFiles(folder)
  const bytes = new TextEncoder().encode('望溪镇')
  const keys = await Promise.all([files.put(bytes), files.put(bytes), files.put(bytes)])
  const key = keys[0] ?? ''
  expect(new Set(keys).size).toBe(1)
  expect(new TextDecoder().decode((await files.get(key)) ?? undefined)).toBe('望溪镇')
  expect(await readdir(join(folder, key.slice(0, 2)))).toEqual([key])
})

test.each(['../../etc/passwd', '', 'f'.repeat(63), 'F'.repeat(64)])(
  'a key that is none (%s) finds nothing',
  async (key) => {
    expect(await diskFiles(folder).get(key)).toBeNull()
  },
)

test('an unknown key finds nothing', async () => {
  expect(await diskFiles(folder).get('0'.repeat(64))).toBeNull()
})
