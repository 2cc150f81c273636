import { chmod, mkdir, readdir, readlink, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#tests/database.ts'
import { chooseLauncher } from './launcher.ts'
import { completePrograms, copyPrograms, findPrograms } from './programs.ts'

/** A small installation with the shape of the bundled one. */
async function installation(): Promise<{ native: string; cache: string }> {
  const native = join(temporaryFolder(), 'native')
  const cache = temporaryFolder()
  for (const part of ['bin', 'lib', 'share/postgresql']) await mkdir(join(native, part), { recursive: true })
  await writeFile(join(native, '..', 'package.json'), '{"version":"18.4.0"}')
  await writeFile(join(native, 'bin/postgres'), '#!/bin/sh\necho "postgres (PostgreSQL) 18.4"\n', { mode: 0o700 })
  await writeFile(join(native, 'bin/initdb'), '#!/bin/sh\n', { mode: 0o700 })
  await writeFile(join(native, 'share/postgresql/postgres.bki'), '', { mode: 0o600 })
  await writeFile(join(native, 'lib/libx.so.1.2'), 'library', { mode: 0o600 })
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  return { native, cache }
}

test('the libraries’ short names are made by many starts at once', async () => {
  const { native, cache } = await installation()
  await Promise.all(Array.from({ length: 8 }, () => completePrograms(native, cache)))
  expect(await readlink(join(native, 'lib/libx.so.1'))).toBe('libx.so.1.2')
  expect(await readdir(cache)).toEqual([])
})

test.runIf(process.getuid?.() !== 0)('an installation that may not be written is copied beside the data', async () => {
  const { native, cache } = await installation()
  await chmod(join(native, 'lib'), 0o500)
  const place = await completePrograms(native, cache)
  expect(place).toBe(join(cache, 'programs-18.4.0/native'))
  expect(await readlink(join(place, 'lib/libx.so.1'))).toBe('libx.so.1.2')
})

test('a copy is complete, readable by everybody, made once, and replaces that of another version', async () => {
  const { native, cache } = await installation()
  await mkdir(join(cache, 'programs-17.0.0'))
  await mkdir(join(cache, 'programs-new-abc'))
  await mkdir(join(cache, 'data'))
  const programs = { bin: join(native, 'bin'), major: 18, movable: native }
  const copy = await copyPrograms(programs, cache)
  expect(copy.bin).toBe(join(cache, 'programs-18.4.0/native/bin'))
  expect((await readdir(cache)).toSorted()).toEqual(['data', 'programs-18.4.0'])
  expect((await stat(join(copy.bin, 'postgres'))).mode & 0o777).toBe(0o755)
  expect((await stat(join(copy.bin, '../lib/libx.so.1'))).mode & 0o777).toBe(0o644)
  expect(await copyPrograms(programs, cache)).toEqual(copy)
})

test.runIf(process.getuid?.() === 0)(
  'as root, programs below a closed folder are copied for the other account',
  async () => {
    const { native, cache } = await installation()
    for (const open of [join(cache, '..'), cache]) await chmod(open, 0o755)
    await chmod(join(native, '..'), 0o700)
    const launcher = await chooseLauncher({
      home: cache,
      programs: { bin: join(native, 'bin'), major: 18, movable: native },
    })
    expect(launcher.account?.uid).toBeGreaterThan(0)
    expect(launcher.programs.bin).toBe(join(cache, 'programs-18.4.0/native/bin'))
    expect(launcher.command('a', ['b'])).toEqual(['a', 'b'])
  },
)

test('an installed PostgreSQL is used where it stands; one too old is refused by its number', async () => {
  const { native, cache } = await installation()
  const pgBin = join(native, 'bin')
  expect(await findPrograms({ pgBin, cache })).toEqual({ bin: pgBin, major: 18, movable: null })
  await writeFile(join(pgBin, 'postgres'), '#!/bin/sh\necho "postgres (PostgreSQL) 14.9"\n')
  await expect(findPrograms({ pgBin, cache })).rejects.toThrow(/PostgreSQL 14，本程序需要 15/)
})
