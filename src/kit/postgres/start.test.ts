import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withClient } from '#kit/db/connection.ts'
import type { DatabaseTarget } from '#kit/db/connection.ts'
import { runWriter } from '#tests/kill/program.ts'
import { clusterPaths } from './cluster.ts'
import { clearRemains, readPostmasterFile } from './postmaster.ts'
import { processStart, serverProcesses } from './process-table.ts'
import { attachEmbedded, attachOrStart, startEmbedded } from './start.ts'
import type { EmbeddedDatabase } from './start.ts'

const pgBin = process.env['PG_BIN'] || null

/** Outside the run's folder, whose own modes would hide what a test says about its data directory's. */
async function folder(mode = 0o755): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'zm-start-'))
  await chmod(made, mode)
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

function stopAfterwards(database: EmbeddedDatabase): EmbeddedDatabase {
  onTestFinished(() => database.stop())
  return database
}

async function ask(target: DatabaseTarget, query: string): Promise<unknown> {
  return withClient(target, async (client) => {
    const { rows } = await client.query<{ value: unknown }>(query)
    return rows[0]?.value
  })
}

test('a new data directory gets a database that keeps what it acknowledges and that no network reaches', async () => {
  const dataDir = await folder()
  const said: string[] = []
  const database = await startEmbedded({ dataDir, pgBin, onProgress: (text) => said.push(text) })
  expect(said).toEqual(['正在初始化数据库（只在第一次启动时）…'])
  const names = [
    'fsync',
    'full_page_writes',
    'synchronous_commit',
    'data_checksums',
    'listen_addresses',
    'server_encoding',
  ]
  const settings = names.map((name) => `current_setting('${name}')`).join(` || ' ' || `)
  expect(await ask(database.target, `SELECT ${settings} AS value`)).toBe('on on on on  UTF8')
  const { data } = clusterPaths(dataDir)
  expect((await stat(data)).mode & 0o777).toBe(0o700)
  const pids = await serverProcesses(data)
  expect(pids.length).toBeGreaterThan(1)

  await Promise.all([database.stop(), database.stop()])
  await database.ended
  expect(await serverProcesses(data)).toEqual([])
  expect(await leftIn(clusterPaths(dataDir).home)).toEqual(['data', 'server.log'])
})

test('a second service on the same data directory is refused; a command leans on the first', async () => {
  const dataDir = await folder()
  const first = stopAfterwards(await startEmbedded({ dataDir, pgBin }))
  await expect(startEmbedded({ dataDir, pgBin })).rejects.toThrow(`正由另一个服务使用（进程 ${process.pid}）`)
  const command = await attachOrStart({ dataDir, pgBin })
  expect(command.target).toEqual(first.target)
  await command.stop()
  expect(await ask(first.target, 'SELECT 1 AS value')).toBe(1)
})

test('a command without a service starts the database, and leaves it only when no other command leans on it', async () => {
  const dataDir = await folder()
  expect(await attachEmbedded(dataDir)).toBeNull()
  const [one, two] = await Promise.all([attachOrStart({ dataDir, pgBin }), attachOrStart({ dataDir, pgBin })])
  expect(one.target).toEqual(two.target)
  const stopped: string[] = []
  const both = [one.stop().then(() => stopped.push('one')), two.stop().then(() => stopped.push('two'))]
  await Promise.all(both)
  expect(stopped).toHaveLength(2)
  expect(await serverProcesses(clusterPaths(dataDir).data)).toEqual([])
  expect(await attachEmbedded(dataDir)).toBeNull()
})

test('a service waits for a command to finish', async () => {
  const dataDir = await folder()
  const command = await attachOrStart({ dataDir, pgBin })
  const said: string[] = []
  const service = startEmbedded({ dataDir, pgBin, onProgress: (text) => said.push(text) })
  await expect.poll(() => said).toContain('等待另一条命令用完数据库…')
  await command.stop()
  stopAfterwards(await service)
})

test('a server whose program was killed is stopped and started again, and nothing it acknowledged is lost', async () => {
  const dataDir = await folder()
  const writer = runWriter(dataDir)
  await writer.printed('ready')
  await expect.poll(() => writer.lines().length).toBeGreaterThan(5)
  await writer.killAlone()
  const orphan = await readPostmasterFile(clusterPaths(dataDir).data)
  expect(await processStart(orphan?.pid ?? 0)).not.toBeNull()

  const database = stopAfterwards(await startEmbedded({ dataDir, pgBin }))
  expect(await processStart(orphan?.pid ?? 0)).toBeNull()
  await expect(stat(orphan?.socketDir ?? '')).rejects.toThrow(/ENOENT/)
  expect(await ask(database.target, 'SELECT count(*) AS value FROM act')).toBeGreaterThanOrEqual(
    writer.lines().length - 1,
  )
})

test('a pid file that names a process of somebody else blocks no start', async () => {
  const dataDir = await folder()
  await (await startEmbedded({ dataDir, pgBin })).stop()
  const file = join(clusterPaths(dataDir).data, 'postmaster.pid')
  await writeFile(file, `${process.pid}\n/elsewhere\n1\n5432\n/tmp/zhaoming-none\n`)
  stopAfterwards(await startEmbedded({ dataDir, pgBin }))
})

test('clearing remains touches neither the named process nor a folder that is not ours', async () => {
  const data = await folder()
  const other = await folder()
  await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n${other}\n`)
  await clearRemains(data)
  expect(await readPostmasterFile(data)).toBeNull()
  expect((await stat(other)).isDirectory()).toBe(true)
})

test('a data directory of another major version is refused, untouched, with what to do', async () => {
  const dataDir = await folder()
  const { data } = clusterPaths(dataDir)
  await mkdir(data, { recursive: true })
  await writeFile(join(data, 'PG_VERSION'), '13\n')
  const start = startEmbedded({ dataDir, pgBin })
  await expect(start).rejects.toThrow(/由 PostgreSQL 13 建立.*PG_BIN/)
  expect(await readdir(data)).toEqual(['PG_VERSION'])
  await expect(startEmbedded({ dataDir, pgBin })).rejects.toThrow(/PostgreSQL 13/)
})

test('a start that fails says why and leaves neither process, lock nor socket', async () => {
  const dataDir = await folder()
  await (await startEmbedded({ dataDir, pgBin })).stop()
  const { data, home } = clusterPaths(dataDir)
  await writeFile(join(data, 'postgresql.conf'), 'no_such_setting = 1\n')
  await expect(startEmbedded({ dataDir, pgBin })).rejects.toThrow(/数据库未能启动.*no_such_setting/)
  expect(await serverProcesses(data)).toEqual([])
  expect(await leftIn(home)).toEqual(['data', 'server.log'])
})

test('programs that are not PostgreSQL are refused by name', async () => {
  const dataDir = await folder()
  await expect(startEmbedded({ dataDir, pgBin: '/usr/bin' })).rejects.toThrow(/\/usr\/bin.*PG_BIN/)
})

test('a half-made data folder of a crashed first start is made anew', async () => {
  const dataDir = await folder()
  const { data } = clusterPaths(dataDir)
  await mkdir(`${data}.new/base`, { recursive: true })
  await writeFile(`${data}.new/PG_VERSION`, '18\n')
  stopAfterwards(await startEmbedded({ dataDir, pgBin }))
  expect(Number(await readFile(join(data, 'PG_VERSION'), 'utf8'))).toBeGreaterThanOrEqual(15)
})

test.runIf(process.getuid?.() === 0)(
  'as root it runs below a folder that only root may enter, and moves out again',
  async () => {
    const closed = await folder(0o700)
    const dataDir = join(closed, 'clone', 'data')
    await mkdir(dataDir, { recursive: true })
    const first = await startEmbedded({ dataDir, pgBin })
    await ask(first.target, 'CREATE TABLE kept AS SELECT 7 AS value')
    await first.stop()
    await chmod(closed, 0o755)
    const second = stopAfterwards(await startEmbedded({ dataDir, pgBin }))
    expect(await ask(second.target, 'SELECT value FROM kept')).toBe(7)
  },
)

test.runIf(process.getuid?.() === 0)('as root it runs as the account that owns the data directory', async () => {
  const dataDir = await folder()
  await chown(dataDir, 65_534, 65_534)
  stopAfterwards(await startEmbedded({ dataDir, pgBin }))
  const [pid = 0] = await serverProcesses(clusterPaths(dataDir).data)
  expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\t65534\t65534/m)
})

/** What a server left in its home; a copy of the programs, made where their folder cannot be passed, may stay. */
async function leftIn(home: string): Promise<string[]> {
  return (await readdir(home)).filter((name) => !name.startsWith('programs-')).toSorted()
}
