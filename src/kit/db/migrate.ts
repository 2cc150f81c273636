import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import pg from 'pg'
import { Conflict } from '#kit/errors.ts'
import { APP_ROLE, prepareAppRole } from './app-role.ts'
import { clientConfig, primaryOf, withClient } from './connection.ts'
import type { DatabaseTarget } from './connection.ts'

const TABLE = 'schema_migration'
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/

export interface SchemaRange {
  /** The lowest and the highest migration this program runs on, "0001-audit". */
  readonly oldest: string
  readonly newest: string
}

/** The schemas this program runs on: until a migration is split into expand and contract, only the newest. */
export async function schemaRange(folder: string): Promise<SchemaRange> {
  const newest = (await migrationNames(folder)).at(-1)
  if (newest === undefined) throw new Error(`no migrations in ${folder}`)
  return { oldest: newest, newest }
}

/**
 * Brings the database to this program's schema; several processes may do so at once. Where the account may not make
 * the application's role, what a migration grants to that role is granted to the account itself instead.
 * @returns the migrations applied now.
 * @throws Conflict (Chinese) when the database is newer than the program, or was made by another one.
 */
export async function migrate(database: DatabaseTarget, folder: string): Promise<readonly string[]> {
  const target = await primaryOf(database)
  const known = await migrationNames(folder)
  const hasRole = await withClient(target, async (client) => {
    const applied = await appliedMigrations(client)
    refuseForeign(applied, known)
    return applied.length === known.length ? null : prepareAppRole(client)
  })
  if (hasRole === null) return []
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: quietPool(new pg.Pool({ ...clientConfig(target), max: 1 })) }),
  })
  try {
    const { error, results } = await migrator(db, { folder, hasRole }).migrateToLatest()
    if (error !== undefined) throw await explained(error, target, known)
    return (results ?? []).map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

/** Throws Conflict (Chinese) when the database's schema is outside the program's range. */
export async function checkSchema(client: pg.ClientBase, folder: string): Promise<void> {
  const known = await migrationNames(folder)
  const applied = await appliedMigrations(client)
  refuseForeign(applied, known)
  if (applied.length < known.length) {
    throw new Conflict(
      `数据库结构（${applied.at(-1) ?? '空库'}）比程序旧，请先启动一次服务（npm start），它会自动升级数据库`,
    )
  }
}

function migrator(db: Kysely<unknown>, options: { folder: string; hasRole: boolean }): Migrator {
  return new Migrator({
    db,
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
    provider: {
      getMigrations: async () => {
        const names = await migrationNames(options.folder)
        return Object.fromEntries(
          await Promise.all(
            names.map(async (name) => {
              const text = await readFile(join(options.folder, `${name}.sql`), 'utf8')
              return [name, migrationOf(options.hasRole ? text : grantedToOwner(text))] as const
            }),
          ),
        )
      },
    },
  })
}

function migrationOf(text: string): Migration {
  return {
    up: async (db) => {
      await sql.raw(text).execute(db)
    },
  }
}

function grantedToOwner(text: string): string {
  return text.replace(new RegExp(`\\bTO ${APP_ROLE}\\b`, 'g'), 'TO CURRENT_USER')
}

/** In the order in which they are applied. */
async function migrationNames(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  const misnamed = files.find((file) => !FILE_NAME.test(file))
  if (misnamed !== undefined) throw new Error(`a migration is named NNNN-words.sql, not ${misnamed}`)
  return files.map((file) => file.slice(0, -'.sql'.length))
}

async function appliedMigrations(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows: found } = await client.query<{ table: string | null }>('SELECT to_regclass($1)::text AS table', [TABLE])
  if (found[0]?.table === null) return []
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${TABLE} ORDER BY name`)
  return rows.map((row) => row.name)
}

function refuseForeign(applied: readonly string[], known: readonly string[]): void {
  const newest = known.at(-1) ?? ''
  const newer = applied.find((name) => name > newest)
  if (newer !== undefined) {
    throw new Conflict(`数据库结构（${newer}）比程序（${newest}）新，请改用更新的程序；旧程序不会改动这个数据库`)
  }
  const foreign = applied.find((name, index) => name !== known[index])
  if (foreign !== undefined) {
    throw new Conflict(`数据库中的升级“${foreign}”与本程序的升级次序不符，请检查是否连错了库，或程序文件是否齐全`)
  }
}

/** Another process may have finished, or have been newer, between our look and our lock. */
async function explained(error: unknown, target: DatabaseTarget, known: readonly string[]): Promise<unknown> {
  await withClient(target, async (client) => refuseForeign(await appliedMigrations(client), known))
  return error
}

function quietPool(pool: pg.Pool): pg.Pool {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
