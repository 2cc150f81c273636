import { sql } from 'kysely'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '#kit/paths.ts'
import { startEmbedded } from '#kit/postgres/start.ts'
import { temporaryFolder, testContext, testDatabase } from '#tests/database.ts'
import { withClient } from './connection.ts'
import type { DatabaseTarget } from './connection.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open.ts'
import { withTransaction } from './transaction.ts'

const database = await testDatabase()
const ctx = testContext(database)
const migrations = join(projectRoot(), 'migrations')

async function one(text: string): Promise<unknown> {
  const { rows } = await sql.raw<{ value: unknown }>(`SELECT (SELECT ${text}) AS value`).execute(database.db)
  return rows[0]?.value
}

test.each([
  ['a date is a day', `date '2020-02-29'`, '2020-02-29'],
  ['a moment is an ISO instant in UTC', `timestamptz '2020-01-17 09:30:00.5+08'`, '2020-01-17T01:30:00.500Z'],
  ['a bigint is a number', 'count(*)', 1],
  ['an exact numeric is a number', 'sum(b::bigint) FROM (VALUES (2), (3)) AS t (b)', 5],
  ['a fraction is a number', `numeric '12.50'`, 12.5],
  ['jsonb is parsed', `'{"a":[1]}'::jsonb`, { a: [1] }],
  ['an array of days', `ARRAY[date '2020-01-01', NULL]`, ['2020-01-01', null]],
  ['an array of bigint', 'ARRAY[[1::bigint], [2]]', [[1], [2]]],
])('%s', async (_, text, value) => {
  expect(await one(text)).toEqual(value)
})

test.each([
  ['a bigint past 2^53', '9007199254740993::bigint'],
  ['a numeric with too many digits', `numeric '0.1234567890123456789'`],
  ['not a number', `numeric 'NaN'`],
  ['a moment that never comes', `timestamptz 'infinity'`],
])('%s is refused rather than rounded', async (_, text) => {
  await expect(one(text)).rejects.toThrow(RangeError)
})

test('the application works without the rights of the owner', async () => {
  expect(database.hasAppRole).toBe(true)
  expect(await one('current_user::text')).toBe('zhaoming_app')
  await expect(sql`UPDATE act SET article = ''`.execute(database.db)).rejects.toThrow(/permission denied|append-only/)
  await expect(sql`DELETE FROM act`.execute(database.db)).rejects.toThrow(/permission denied|append-only/)
})

const insert = (text: string) => sql`INSERT INTO report_content VALUES (${text}, '{}')`
const kept = (): Promise<unknown> => one('count(*) FROM report_content')

test('a transaction is undone as a whole when the work throws', async () => {
  const work = withTransaction(ctx, async (tx) => {
    await insert('undone').execute(tx.db)
    await withTransaction(tx, (inner) => insert('undone too').execute(inner.db))
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(await kept()).toBe(0)
})

test('a transaction is kept when the work returns, and keeps the rest of the context', async () => {
  const actor = await withTransaction(ctx, async (tx) => {
    await insert('kept').execute(tx.db)
    expect(await kept()).toBe(0)
    return tx.actor
  })
  expect(actor).toEqual(ctx.actor)
  expect(await kept()).toBe(1)
})

test('a killed connection fails its query, not the process, and the pool goes on', async () => {
  const client = await database.pool.connect()
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  await withClient(database.target, (owner) => owner.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]))
  await expect(client.query('SELECT 1')).rejects.toThrow()
  client.release(true)
  expect(await one('1')).toBe(1)
})

test.skipIf(typeof database.target === 'string')(
  'of several hosts the one that takes writes is used, and another when it is gone',
  async () => {
    const start = () => startEmbedded({ dataDir: temporaryFolder(), pgBin: process.env['PG_BIN'] || null })
    const standby = await start()
    const primary = await start()
    onTestFinished(async () => {
      await several.close()
      await standby.stop()
    })
    const setReadOnly = (value: string) =>
      withClient(standby.target, async (client) => {
        await client.query('SET default_transaction_read_only = off')
        await client.query(`ALTER ROLE zhaoming SET default_transaction_read_only = ${value}`)
      })
    await migrate(standby.target, migrations)
    await setReadOnly('on')
    const target = `postgres://zhaoming@127.0.0.1:9,${host(standby.target)},${host(primary.target)}/zhaoming`
    const several = await openDatabase({ target, migrations })
    const keep = () => sql`INSERT INTO report_content VALUES ('kept', '{}')`.execute(several.db)
    await keep()
    await expect(keep()).rejects.toThrow(/duplicate key/)

    await setReadOnly('off')
    await primary.stop()
    await keep().catch(() => undefined)
    await expect(keep()).rejects.toThrow(/duplicate key/)
  },
)

function host(target: DatabaseTarget): string {
  return typeof target === 'string' ? target : `${encodeURIComponent(target.socketDir)}:${target.port}`
}
