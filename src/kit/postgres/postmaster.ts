import { readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Conflict } from '#kit/errors.ts'
import { UNKNOWN_START, isServerOf, processStart, serverProcesses, signal, waitUntil } from './process-table.ts'

/** What a running server writes into its data folder. */
export interface PostmasterFile {
  readonly pid: number
  readonly socketDir: string
  readonly isReady: boolean
}

export const SOCKET_PREFIX = 'zhaoming-'

const STOP_WITHIN_MS = 60_000
const QUIT_WITHIN_MS = 10_000

export async function readPostmasterFile(data: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid < 1) return null
  return { pid, socketDir: lines[4]?.trim() ?? '', isReady: lines[7]?.trim() === 'ready' }
}

/**
 * Clears what a killed program left: a server still running in the data folder is stopped, and a pid file that names a
 * process of somebody else is removed. Only who holds the data directory's lock may call this.
 */
export async function clearRemains(data: string): Promise<void> {
  const file = await readPostmasterFile(data)
  if (file !== null && (await isServerOf(file.pid, data))) {
    await stopProcess(file.pid)
  }
  // Processes without their postmaster may still write; PostgreSQL could not see them once the pid file is gone.
  for (const pid of await serverProcesses(data)) await stopProcess(pid, ['SIGQUIT', 'SIGKILL'])
  if (file === null || (await processStart(file.pid)) === UNKNOWN_START) return
  // PostgreSQL itself sees through a number that is free, but not through a zombie's or a reused one.
  await rm(join(data, 'postmaster.pid'), { force: true })
  await removeSocketFolder(file.socketDir)
}

/** Fast shutdown, then, should the server not obey, harder means. */
export async function stopProcess(
  pid: number,
  signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'],
): Promise<void> {
  const started = await processStart(pid)
  const isGone = async (): Promise<boolean> => started === null || (await processStart(pid)) !== started
  for (const name of signals) {
    if (await isGone()) return
    signal(pid, name)
    if (await waitUntil(isGone, name === 'SIGINT' ? STOP_WITHIN_MS : QUIT_WITHIN_MS)) return
  }
  throw new Conflict(`数据库进程 ${pid} 无法停止，请检查后再启动`)
}

/** Removes a folder of ours with its socket; anything else stays. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (basename(folder).startsWith(SOCKET_PREFIX) && dirname(folder) !== folder) {
    await rm(folder, { recursive: true, force: true })
  }
}
