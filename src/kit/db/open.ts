import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { APP_ROLE, canTakeRole, hasGrants } from './app-role.ts'
import { clientConfig, hostsOf, withClient } from './connection.ts'
import type { DatabaseTarget } from './connection.ts'
import type { Db } from './database.ts'
import { poolOfHosts } from './hosts.ts'
import { checkSchema, migrate } from './migrate.ts'

export interface Database {
  readonly db: Db
  readonly pool: pg.Pool
  /** false: the account may not take on the application's role, so triggers alone keep acts from change. */
  readonly hasAppRole: boolean
  close(): Promise<void>
}

export interface OpenOptions {
  readonly target: DatabaseTarget
  /** Folder of the numbered `.sql` files. */
  readonly migrations: string
  /** false: an older schema is refused instead of brought up to date. */
  readonly migrate?: boolean
  readonly poolSize?: number
  /** 0 switches it off. */
  readonly statementTimeoutMs?: number
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  readonly onError?: (error: Error) => void
}

const POOL_SIZE = 10
const STATEMENT_TIMEOUT_MS = 120_000

/**
 * Connects, brings the schema up to date and takes on the application's role where the server has it.
 * @throws Invalid or Conflict with a Chinese sentence: unreachable, wrong password, server or schema outside the range.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { target, migrations } = options
  if (options.migrate ?? true) await migrate(target, migrations)
  const hasRole = await withClient(target, async (client) => {
    await checkSchema(client, migrations)
    return (await canTakeRole(client)) && (await hasGrants(client))
  })
  const settings = hasRole ? { role: APP_ROLE } : {}
  const { pool, connect } = poolOfHosts(
    hostsOf(target).map((host) => clientConfig(host, settings)),
    {
      max: options.poolSize ?? POOL_SIZE,
      statement_timeout: options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
    },
  )
  pool.on('error', (error) => options.onError?.(error))
  // Without a listener of its own a connection in use would end the process when the server dies.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db: Db = new Kysely<Record<never, never>>({
    dialect: new PostgresDialect({ pool: { options: pool.options, connect, end: () => pool.end() } }),
  })
  return { db, pool, hasAppRole: hasRole, close: () => db.destroy() }
}
