import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, inject } from 'vitest'
import type { Context } from '#kit/context.ts'
import type { DatabaseTarget } from '#kit/db/connection.ts'
import { withClient } from '#kit/db/connection.ts'
import { openDatabase } from '#kit/db/open.ts'
import type { Database } from '#kit/db/open.ts'
import { diskFiles } from '#kit/files.ts'
import { projectRoot } from '#kit/paths.ts'
import { day } from '#law/day.ts'
import type { Instant } from '#law/day.ts'
import { fixedKeys } from './keys.ts'
import { onDatabase } from './global-database.ts'

/** A database with the whole schema for one test file, dropped after it: `const database = await testDatabase()`. */
export async function testDatabase(): Promise<Database & { readonly target: DatabaseTarget }> {
  const target = await freshDatabase({ template: inject('databaseTemplate') })
  const database = await openDatabase({
    target,
    migrations: join(projectRoot(), 'migrations'),
    migrate: false,
    poolSize: 5,
  })
  afterAll(() => database.close())
  return { ...database, target }
}

/** An empty database without schema, or a copy of the template, dropped after the test file. */
export async function freshDatabase(options: { template?: string } = {}): Promise<DatabaseTarget> {
  const server = inject('databaseServer')
  const name = `zm_${randomBytes(8).toString('hex')}`
  const from = options.template === undefined ? '' : ` TEMPLATE ${options.template} STRATEGY wal_log`
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}${from}`))
  afterAll(() => withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)))
  return onDatabase(server, name)
}

/** A context at 09:00 on 20 January 2021 in Beijing, acting on the command line as 测试员. */
export function testContext(database: Pick<Database, 'db'>, overrides: Partial<Context> = {}): Context {
  return {
    actor: { kind: 'cli', name: '测试员' },
    now: '2021-01-20T01:00:00.000Z' as Instant,
    today: day('2021-01-20'),
    db: database.db,
    files: diskFiles(temporaryFolder()),
    keys: fixedKeys(),
    settings: {
      publicUrl: 'http://127.0.0.1:8080',
      reportOrder: 'file-first',
      townFilingDay: '01-31',
      fontsDir: '/nonexistent',
    },
    log: pino({ level: 'silent' }),
    ...overrides,
  }
}

/** A new folder, removed after the run. */
export function temporaryFolder(): string {
  return mkdtempSync(join(inject('temporaryFolder'), 'f'))
}
