import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WrongUse } from './arguments.ts'
import { readFileArgument, readTextArgument } from './file-argument.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zm-argument-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

test('a file is read whole, across chunks, without its byte-order mark', async () => {
  const text = '望溪镇'.repeat(50_000)
  expect(await readTextArgument(await file('text.md', `\uFEFF${text}`), 1_000_000)).toBe(text)
})

test.each([
  ['a file over the limit', () => file('large', Buffer.alloc(1_000_001)), '超过 1 MB'],
  ['a device without end', () => Promise.resolve('/dev/zero'), '超过 1 MB'],
  ['a folder', () => Promise.resolve(folder), '读不了文件'],
  ['nothing there', () => Promise.resolve(join(folder, 'absent')), '读不了文件'],
])('%s is refused', async (_, path, message) => {
  const refused = readFileArgument(await path(), 1_000_000)
  await expect(refused).rejects.toBeInstanceOf(WrongUse)
  await expect(refused).rejects.toThrow(message)
})

test.each([
  ['GBK', Buffer.from([0xcd, 0xfb, 0xcf, 0xaa])],
  ['UTF-16', Buffer.from([0xff, 0xfe, 0x1a, 0x67])],
])('text in %s is refused with the way out', async (name, bytes) => {
  await expect(readTextArgument(await file(name, bytes), 1_000)).rejects.toThrow('另存为 UTF-8')
})
