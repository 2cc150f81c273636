import { chmod, chown, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#tests/database.ts'
import { firstClosed, readAccounts } from './reach.ts'

const stranger = { name: 'stranger', uid: 4_000_001, gid: 4_000_001 }

async function tree(): Promise<{ top: string; file: string }> {
  const top = temporaryFolder()
  await chmod(top, 0o755)
  await chmod(join(top, '..'), 0o755)
  await mkdir(join(top, 'a', 'b'), { recursive: true, mode: 0o755 })
  const file = join(top, 'a', 'b', 'file')
  await writeFile(file, '', { mode: 0o644 })
  return { top, file }
}

test('an open way is open', async () => {
  const { file } = await tree()
  expect(await firstClosed(file, stranger)).toBeNull()
})

test('the outermost closed folder is named', async () => {
  const { top, file } = await tree()
  await chmod(join(top, 'a', 'b'), 0o700)
  await chmod(join(top, 'a'), 0o744)
  expect(await firstClosed(file, stranger)).toBe(join(top, 'a'))
})

test('a folder that may be passed but not listed is open', async () => {
  const { top, file } = await tree()
  await chmod(join(top, 'a'), 0o711)
  expect(await firstClosed(file, stranger)).toBeNull()
})

test('a file that may not be read is named', async () => {
  const { file } = await tree()
  await chmod(file, 0o600)
  expect(await firstClosed(file, stranger)).toBe(file)
})

test('the way behind a link counts', async () => {
  const { top, file } = await tree()
  const link = join(top, 'link')
  await symlink(file, link)
  await chmod(join(top, 'a'), 0o700)
  expect(await firstClosed(link, stranger)).toBe(join(top, 'a'))
})

test.runIf(process.getuid?.() === 0)(
  'the owner’s rights count for the owner, even where all others have more',
  async () => {
    const { top, file } = await tree()
    await chown(join(top, 'a'), stranger.uid, stranger.gid)
    await chmod(join(top, 'a'), 0o077)
    expect(await firstClosed(file, stranger)).toBe(join(top, 'a'))
    await chmod(join(top, 'a'), 0o100)
    expect(await firstClosed(file, stranger)).toBeNull()
  },
)

test('this machine’s accounts are read', async () => {
  expect((await readAccounts()).get('root')).toEqual({ name: 'root', uid: 0, gid: 0 })
})
