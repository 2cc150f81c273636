import { expect, test } from 'vitest'
import type { Context } from '#kit/context.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { withTransaction } from './transaction.ts'

const database = await testDatabase()
const ctx = testContext(database)
const owner = await database.pool.connect()
await owner.query('SET ROLE NONE')
await owner.query('CREATE TABLE note (text text); GRANT ALL ON note TO PUBLIC')
owner.release(true)

type Tables = { note: { text: string } }
const write = (tx: Context, text: string) => tx.db.withTables<Tables>().insertInto('note').values({ text }).execute()
const notes = async (): Promise<string[]> =>
  (await database.db.withTables<Tables>().selectFrom('note').select('text').orderBy('text').execute()).map(
    (row) => row.text,
  )

test('what returns is kept, what throws is undone', async () => {
  await withTransaction(ctx, (tx) => write(tx, 'kept'))
  const failing = withTransaction(ctx, async (tx) => {
    await write(tx, 'undone')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await notes()).toEqual(['kept'])
})

test('a transaction inside another joins it, and falls with it', async () => {
  const failing = withTransaction(ctx, async (tx) => {
    await withTransaction(tx, (inner) => write(inner, 'inner'))
    throw new Error('outer')
  })
  await expect(failing).rejects.toThrow('outer')
  expect(await notes()).toEqual(['kept'])
})
