import { chown, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { DatabaseTarget } from '#kit/db/connection.ts'
import { clientConfig, withClient } from '#kit/db/connection.ts'
import { Conflict } from '#kit/errors.ts'
import type { ClusterPaths } from './cluster.ts'
import { clusterPaths, giveToOwner, hasCluster, initCluster, refuseOtherMajor } from './cluster.ts'
import { chooseLauncher } from './launcher.ts'
import { acquireLock, lockHolder } from './lock.ts'
import type { Lock, Role } from './lock.ts'
import { clearRemains } from './postmaster.ts'
import { findPrograms } from './programs.ts'
import { runServer, targetAt } from './server.ts'
import type { RunningServer } from './server.ts'

export interface EmbeddedOptions {
  readonly dataDir: string
  /** Folder of an installed PostgreSQL's programs; null: those that came with the program. */
  readonly pgBin: string | null
  /** Told, in Chinese, what takes a while. */
  readonly onProgress?: (text: string) => void
}

export interface EmbeddedDatabase {
  readonly target: DatabaseTarget
  /** Settles when the server has ended, whoever ended it; never for a server of another process. */
  readonly ended: Promise<void>
  /** Lets go of the server, and stops it if it was started here; close the pools first. */
  stop(): Promise<void>
}

/** Connections of commands that lean on a server started by another command. */
const GUEST = 'zhaoming-guest'
const WAIT_FOR_COMMAND_MS = 60_000
const WAIT_FOR_SERVER_MS = 120_000

/**
 * Starts the embedded server for as long as this process serves.
 * @throws Conflict (Chinese) when another service runs on the data directory, or it cannot be started.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const paths = await prepareHome(options.dataDir)
  const giveUpAt = Date.now() + WAIT_FOR_COMMAND_MS
  for (let isFirst = true; ; isFirst = false) {
    const lock = await acquireLock(paths.lock, 'server')
    if ('release' in lock) return startLocked(options, { paths, lock, role: 'server' })
    if (lock.role === 'server' || Date.now() > giveUpAt) {
      throw new Conflict(
        `数据目录 ${options.dataDir} 正由另一个${lock.role === 'server' ? '服务' : '命令'}使用（进程 ${lock.pid}）。` +
          '请先停止它，或用 DATA_DIR 另设一个目录',
      )
    }
    if (isFirst) options.onProgress?.('等待另一条命令用完数据库…')
    await pause(100)
  }
}

/** Leans on the server that already runs on the data directory; without one, starts it until `stop`. */
export async function attachOrStart(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const paths = await prepareHome(options.dataDir)
  const giveUpAt = Date.now() + WAIT_FOR_SERVER_MS
  for (;;) {
    const lock = await acquireLock(paths.lock, 'command')
    if ('release' in lock) return startLocked(options, { paths, lock, role: 'command' })
    const attached = await attach(paths, lock.id)
    if (attached !== null) return attached
    if (Date.now() > giveUpAt) {
      throw new Conflict(`数据目录 ${options.dataDir} 正由进程 ${lock.pid} 使用，但它的数据库没有回应，请检查该进程`)
    }
    await pause(100)
  }
}

/** Leans on the server that already runs on the data directory; null when there is none that answers. */
export async function attachEmbedded(dataDir: string): Promise<EmbeddedDatabase | null> {
  const paths = clusterPaths(dataDir)
  const holder = await lockHolder(paths.lock)
  return holder === null ? null : attach(paths, holder.id)
}

async function startLocked(
  options: EmbeddedOptions,
  own: { readonly paths: ClusterPaths; readonly lock: Lock; readonly role: Role },
): Promise<EmbeddedDatabase> {
  const { paths, lock } = own
  try {
    const server = await startServer(options, paths)
    const target = targetAt(server.socketDir)
    await writeNote(paths.socketNote, { lock: lock.id, socketDir: server.socketDir }).catch(async (error: unknown) => {
      await server.stop()
      throw error
    })
    const stop = async (): Promise<void> => {
      if (own.role === 'command') await guestsLeft(options, server)
      await rm(paths.socketNote, { force: true })
      await server.stop()
      await lock.release()
    }
    let stopping: Promise<void> | null = null
    return { target, ended: server.ended, stop: () => (stopping ??= stop()) }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function startServer(options: EmbeddedOptions, paths: ClusterPaths): Promise<RunningServer> {
  const onProgress = options.onProgress ?? (() => undefined)
  const found = await findPrograms({ pgBin: options.pgBin, cache: paths.home })
  await refuseOtherMajor(paths, found.major)
  await clearRemains(paths.data)
  const launcher = await chooseLauncher({ home: paths.home, programs: found })
  if (!(await hasCluster(options.dataDir))) {
    onProgress('正在初始化数据库（只在第一次启动时）…')
    await initCluster(paths, launcher)
  }
  await giveToOwner(paths, launcher)
  return runServer({ paths, launcher, onProgress })
}

async function attach(paths: ClusterPaths, lockId: string): Promise<EmbeddedDatabase | null> {
  const socketDir = await readNote(paths.socketNote, lockId)
  if (socketDir === null) return null
  const target = targetAt(socketDir)
  const guest = new pg.Client({ ...clientConfig(target), application_name: GUEST })
  guest.on('error', () => undefined)
  try {
    await guest.connect()
  } catch {
    return null
  }
  return { target, ended: new Promise(() => undefined), stop: () => guest.end() }
}

/** Another command may still lean on the server that this one started. */
async function guestsLeft(options: EmbeddedOptions, server: RunningServer): Promise<void> {
  const count = (): Promise<number> =>
    withClient(targetAt(server.socketDir), async (client) => {
      const { rowCount } = await client.query('SELECT FROM pg_stat_activity WHERE application_name = $1', [GUEST])
      return rowCount ?? 0
    }).catch(() => 0)
  for (let isFirst = true; (await count()) > 0; isFirst = false) {
    if (isFirst) options.onProgress?.('等待另一条命令用完数据库…')
    await pause(200)
  }
}

/** The folders around the data; open to pass through, so that the server's account gets to its own. */
async function prepareHome(dataDir: string): Promise<ClusterPaths> {
  try {
    await mkdir(clusterPaths(dataDir).home, { recursive: true, mode: 0o711 })
    const paths = clusterPaths(await realpath(dataDir))
    if (process.getuid?.() === 0) await giveHome(paths.home, await stat(dataDir))
    return paths
  } catch (error) {
    throw new Conflict(`不能使用数据目录 ${dataDir}：${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Root may have started first; whoever owns the data directory must be able to go on. */
async function giveHome(home: string, owner: { uid: number; gid: number }): Promise<void> {
  if ((await stat(home)).uid !== owner.uid) await chown(home, owner.uid, owner.gid)
}

interface Note {
  readonly lock: string
  readonly socketDir: string
}

async function writeNote(path: string, note: Note): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(note), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/** The socket folder of the server that the lock's holder started; null until it is ready. */
async function readNote(path: string, lockId: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  const note = JSON.parse(text) as Partial<Note>
  return note.lock === lockId && typeof note.socketDir === 'string' ? note.socketDir : null
}
