import { execFile } from 'node:child_process'
import { copyFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'
import { projectRoot } from '#kit/paths.ts'
import { freshDatabase, temporaryFolder } from '#tests/database.ts'
import { refuseOldServer, shownTarget, withClient } from './connection.ts'
import { migrate, schemaRange } from './migrate.ts'
import { openDatabase } from './open.ts'

const migrations = join(projectRoot(), 'migrations')

async function withOneMore(name: string, text: string): Promise<string> {
  const folder = temporaryFolder()
  for (const file of await readdir(migrations)) await copyFile(join(migrations, file), join(folder, file))
  await writeFile(join(folder, `${name}.sql`), text)
  return folder
}

test('a new database gets every migration, in order, once', async () => {
  const target = await freshDatabase()
  const names = (await readdir(migrations)).map((file) => file.replace('.sql', '')).toSorted()
  expect(await migrate(target, migrations)).toEqual(names)
  expect(await migrate(target, migrations)).toEqual([])
  expect((await schemaRange(migrations)).newest).toBe(names.at(-1))
})

test('three processes may migrate at once', async () => {
  const target = await freshDatabase()
  const program = `
    import { migrate } from '#kit/db/migrate.ts'
    console.log((await migrate(${JSON.stringify(target)}, ${JSON.stringify(migrations)})).length)`
  const run = () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: projectRoot() })
  const counts = (await Promise.all([run(), run(), run()])).map(({ stdout }) => Number(stdout))
  expect(Math.max(...counts)).toBe((await readdir(migrations)).length)
  expect(counts.filter((count) => count > 0)).toHaveLength(1)
})

test('a database newer than the program is refused', async () => {
  const target = await freshDatabase()
  await migrate(target, await withOneMore('9999-later', 'SELECT 1'))
  await expect(openDatabase({ target, migrations })).rejects.toThrow(/9999-later.*比程序.*新/)
})

test('a database of another program is refused', async () => {
  const target = await freshDatabase()
  await migrate(target, await withOneMore('0000-foreign', 'SELECT 1'))
  await expect(migrate(target, migrations)).rejects.toThrow(/0000-foreign.*连错了库/)
})

test('an older database is refused by who may not migrate it', async () => {
  const target = await freshDatabase()
  await expect(openDatabase({ target, migrations, migrate: false })).rejects.toThrow(/比程序旧/)
})

test('a migration that fails leaves nothing behind', async () => {
  const target = await freshDatabase()
  const folder = await withOneMore('9999-broken', 'CREATE TABLE half (); SELECT 1/0')
  await expect(migrate(target, folder)).rejects.toThrow(/division by zero/)
  const tables = await withClient(target, (client) =>
    client.query(`SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename IN ('act', 'half')`),
  )
  expect(tables.rowCount).toBe(0)
})

test.skipIf(typeof inject('databaseServer') === 'string')(
  'an account that may not make roles is granted what the role would have',
  async () => {
    const target = await freshDatabase()
    if (typeof target === 'string') return
    const user = `plain_${Date.now()}`
    await withClient(target, async (client) => {
      await client.query(`CREATE ROLE ${user} LOGIN; ALTER DATABASE ${target.database} OWNER TO ${user}`)
    })
    const database = await openDatabase({ target: { ...target, user }, migrations })
    const { rows } = await database.pool.query<{ name: string; acts: number }>(
      'SELECT current_user::text AS name, (SELECT count(*) FROM act) AS acts',
    )
    expect(rows).toEqual([{ name: user, acts: 0 }])
    await expect(database.pool.query('TRUNCATE act CASCADE')).rejects.toThrow(/append-only/)
    await database.close()

    // A role that is granted afterwards owns nothing here and is not taken on.
    await withClient(target, (client) => client.query(`GRANT zhaoming_app TO ${user}`))
    const again = await openDatabase({ target: { ...target, user }, migrations })
    expect(again.hasAppRole).toBe(false)
    expect((await again.pool.query('SELECT count(*) FROM act')).rowCount).toBe(1)
    await again.close()
    await withClient(target, (client) =>
      client.query(
        `DROP OWNED BY ${user} CASCADE; ALTER DATABASE ${target.database} OWNER TO CURRENT_USER; DROP ROLE ${user}`,
      ),
    )
  },
)

test('a server older than 15 is refused by name', () => {
  expect(() => refuseOldServer({ number: 140_011, name: '14.11' })).toThrow(/PostgreSQL 14\.11.*需要 PostgreSQL 15/)
  expect(() => refuseOldServer({ number: Number.NaN, name: '' })).toThrow()
  expect(() => refuseOldServer({ number: 150_000, name: '15.0' })).not.toThrow()
})

test.each([
  ['nothing listens there', 'postgres://a:secret@127.0.0.1:9/db', /127\.0\.0\.1:9\/db：那里没有数据库在运行/],
  [
    'the folder has no socket',
    { socketDir: '/nonexistent', port: 5432, user: 'a', database: 'db' },
    /没有数据库在运行/,
  ],
])('when %s, the message says so and keeps the password', async (_, target, message) => {
  const failure = await migrate(target, migrations).catch(String)
  expect(failure).toMatch(message)
  expect(failure).not.toContain('secret')
})

test('a missing database is named', async () => {
  const target = await freshDatabase()
  const gone = typeof target === 'string' ? target.replace(/[^/]*$/, 'gone') : { ...target, database: 'gone' }
  await expect(migrate(gone, migrations)).rejects.toThrow(/gone：没有这个库/)
})

test('the shown address has neither account nor password', () => {
  expect(shownTarget('postgres://u:p%40ss@host:5432/db?password=x')).toBe('postgres://host:5432/db')
})
