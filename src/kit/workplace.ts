import { join } from 'node:path'
import { readClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Actor, Context } from './context.ts'
import { keyFile } from './crypto/key-file.ts'
import { openDatabase, type Database } from './db/open.ts'
import { diskFiles } from './files.ts'
import type { Log } from './log.ts'
import { projectRoot } from './paths.ts'
import { hasCluster } from './postgres/cluster.ts'
import { attachOrStart, startEmbedded, type EmbeddedDatabase } from './postgres/start.ts'

/** The opened database and files of one office, from which contexts are made. */
export interface Workplace {
  readonly database: Database
  /** A context with the clock read now. */
  readonly contextFor: (actor: Actor) => Context
  /** Settles when the embedded server has ended by itself; never for a server elsewhere. */
  readonly databaseEnded: Promise<void>
  close(): Promise<void>
}

export interface OpenWorkplace {
  readonly config: Config
  readonly log: Log
  /** serve: this process owns the embedded database; attach: it leans on a running one, or starts it for its own time. */
  readonly as: 'serve' | 'attach'
  readonly onProgress: (text: string) => void
}

/**
 * Opens the office's database (the embedded one or `databaseUrl`), brings its schema up to date, and its files.
 * @throws Invalid or Conflict with a Chinese sentence; nothing is left running then.
 */
export async function openWorkplace({ config, log, as, onProgress }: OpenWorkplace): Promise<Workplace> {
  const embedded = config.databaseUrl === null ? await embeddedFor({ config, as, onProgress }) : null
  const target = embedded?.target ?? config.databaseUrl ?? ''
  const onError = (error: Error): void => log.warn({ reason: error.message }, 'an idle database connection broke')
  const database = await openDatabase({ target, migrations: join(projectRoot(), 'migrations'), onError }).catch(
    async (error: unknown) => {
      await embedded?.stop()
      throw error
    },
  )
  const files = diskFiles(join(config.dataDir, 'files'))
  const keys = keyFile({ path: config.keyFile, dataDir: config.dataDir })
  const { publicUrl, reportOrder, townFilingDay, fontsDir } = config
  return {
    database,
    contextFor: (actor) => ({
      actor,
      ...readClock(config.timeZone),
      db: database.db,
      files,
      keys,
      settings: { publicUrl, reportOrder, townFilingDay, fontsDir },
      log,
    }),
    databaseEnded: embedded?.ended ?? new Promise(() => undefined),
    async close() {
      await database.close()
      await embedded?.stop()
    },
  }
}

/** Whether an office was ever opened here: asked by commands that can do without one. */
export async function hasWorkplace(config: Config): Promise<boolean> {
  return config.databaseUrl !== null || hasCluster(config.dataDir)
}

function embeddedFor({ config, as, onProgress }: Omit<OpenWorkplace, 'log'>): Promise<EmbeddedDatabase> {
  const options = { dataDir: config.dataDir, pgBin: config.pgBin, onProgress }
  return as === 'serve' ? startEmbedded(options) : attachOrStart(options)
}
