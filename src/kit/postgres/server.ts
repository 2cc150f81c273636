import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { open, readFile, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseTarget } from '#kit/db/connection.ts'
import { withClient } from '#kit/db/connection.ts'
import { Conflict } from '#kit/errors.ts'
import type { ClusterPaths } from './cluster.ts'
import { SUPERUSER, lastLines, programEnvironment } from './cluster.ts'
import type { Launcher } from './launcher.ts'
import { readPostmasterFile, removeSocketFolder, stopProcess } from './postmaster.ts'
import { signal } from './process-table.ts'
import { makeSocketFolder } from './socket-folder.ts'

/** A server process of ours that answers. */
export interface RunningServer {
  readonly pid: number
  readonly socketDir: string
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

interface RunOptions {
  readonly paths: ClusterPaths
  readonly launcher: Launcher
  readonly onProgress: (text: string) => void
}

const PORT = 5432
const DATABASE = 'zhaoming'
const LONGEST_LOG_BYTES = 10_000_000
const SAY_WAITING_AFTER_MS = 5_000

/** A town's load in little memory; what durability rests on is stated, so that no file in the data folder can lower it. */
const SETTINGS = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: String(PORT),
  shared_buffers: '32MB',
  max_connections: '40',
  max_wal_size: '256MB',
  max_worker_processes: '3',
  max_parallel_workers: '2',
  autovacuum_max_workers: '1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
}

/** Starts the server on its data folder and waits until it answers; leaves nothing running when that fails. */
export async function runServer(options: RunOptions): Promise<RunningServer> {
  const socketDir = await makeSocketFolder(options.launcher)
  try {
    return await spawned(options, socketDir)
  } catch (error) {
    await removeSocketFolder(socketDir)
    throw error
  }
}

/** The application's database on a running server. */
export function targetAt(socketDir: string): Exclude<DatabaseTarget, string> {
  return { socketDir, port: PORT, user: SUPERUSER, database: DATABASE }
}

async function spawned(options: RunOptions, socketDir: string): Promise<RunningServer> {
  const { paths } = options
  const logStart = await prepareLog(paths.log)
  const child = await spawnServer(options, socketDir)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const { pid } = child
  if (pid === undefined) throw new Conflict(`数据库程序无法启动：${options.launcher.programs.bin}`)
  const endWithUs = (): void => signal(pid, 'SIGINT')
  process.once('exit', endWithUs)
  void ended.then(() => process.off('exit', endWithUs))
  const stop = async (): Promise<void> => {
    await stopProcess(pid)
    await ended
    await removeSocketFolder(socketDir)
  }
  try {
    await waitUntilReady({ ...options, child, pid, logStart })
    await prepareDatabase(socketDir)
  } catch (error) {
    await stop()
    throw error
  }
  child.unref()
  return { pid, socketDir, ended, stop }
}

async function spawnServer({ paths, launcher }: RunOptions, socketDir: string): Promise<ChildProcess> {
  const settings = Object.entries(settingsFor(launcher.programs.major)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const [program, ...args] = launcher.command(join(launcher.programs.bin, 'postgres'), [
    '-D',
    paths.data,
    '-c',
    `unix_socket_directories=${socketDir}`,
    ...settings,
  ])
  const ids = launcher.account === null ? {} : { uid: launcher.account.uid, gid: launcher.account.gid }
  const log = await open(paths.log, 'a', 0o600)
  try {
    if (launcher.owner !== null) await log.chown(launcher.owner.uid, launcher.owner.gid)
    // In a session of its own, so that Ctrl-C reaches the program first and the server stops after it.
    return spawn(program, args, {
      cwd: '/',
      detached: true,
      env: programEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
      ...ids,
    })
  } finally {
    await log.close()
  }
}

function settingsFor(major: number): Readonly<Record<string, string>> {
  // Since PostgreSQL 18 reading in the background takes three more processes.
  return major >= 18 ? { ...SETTINGS, io_method: 'sync' } : SETTINGS
}

async function waitUntilReady(
  options: RunOptions & { readonly child: ChildProcess; readonly pid: number; readonly logStart: number },
): Promise<void> {
  const { child, paths } = options
  let sayAt = Date.now() + SAY_WAITING_AFTER_MS
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw await startFailure(paths.log, options.logStart)
    const file = await readPostmasterFile(paths.data)
    if (file?.isReady === true && file.pid === options.pid) return
    if (Date.now() > sayAt) {
      options.onProgress('数据库正在恢复上次未写完的数据，请稍候…')
      sayAt = Number.POSITIVE_INFINITY
    }
    await pause(15)
  }
}

async function prepareDatabase(socketDir: string): Promise<void> {
  await withClient({ ...targetAt(socketDir), database: 'postgres' }, async (client) => {
    const { rows } = await client.query<{ fsync: string }>('SHOW fsync')
    if (rows[0]?.fsync !== 'on') throw new Error('the server runs without fsync')
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  })
}

/** Begins anew when the log has grown long; returns where this start's lines will begin. */
async function prepareLog(path: string): Promise<number> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size <= LONGEST_LOG_BYTES) return size
  await truncate(path, 0)
  return 0
}

async function startFailure(log: string, from: number): Promise<Conflict> {
  const text = (await readFile(log)).subarray(from).toString('utf8')
  const isFull = text.includes('No space left on device')
  return new Conflict(`数据库未能启动${isFull ? '：磁盘已满' : ''}（日志 ${log}）：${lastLines(text)}`)
}
