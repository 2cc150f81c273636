import { readFile, readdir, readlink } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** The start of a living process where the system has no /proc to tell it. */
export const UNKNOWN_START = 'unknown'

/**
 * Tells one process from every later one with the same number: boot, start time. null when no such process lives;
 * one that has ended but was not yet collected by its parent counts as dead.
 */
export async function processStart(pid: number): Promise<string | null> {
  if (!isAlive(pid)) return null
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // Without /proc (not Linux) only the number is known; inside /proc a missing file means that it just ended.
  if (stat === null) return (await hasProc()) ? null : UNKNOWN_START
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (state === 'Z' || state === 'X') return null
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${boot.trim()}:${fields[18]}`
}

/** Every living `postgres` process that works in the data folder, as /proc tells. */
export async function serverProcesses(dataFolder: string): Promise<readonly number[]> {
  const names = await readdir('/proc').catch(() => [])
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number)
  const checked = await Promise.all(pids.map(async (pid) => ((await isServerOf(pid, dataFolder)) ? [pid] : [])))
  return checked.flat()
}

/** Waits until the condition holds; false when the time is over. */
export async function waitUntil(condition: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs
  while (!(await condition())) {
    if (Date.now() >= deadline) return false
    await pause(25)
  }
  return true
}

/** Sends the signal to a process that may have ended meanwhile. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** True for a living `postgres` process that works in the data folder. */
export async function isServerOf(pid: number, dataFolder: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
  if (!command.startsWith('postgres')) return false
  return (await readlink(`/proc/${pid}/cwd`).catch(() => null)) === dataFolder && (await processStart(pid)) !== null
}

async function hasProc(): Promise<boolean> {
  return (await readFile('/proc/self/stat', 'utf8').catch(() => null)) !== null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
