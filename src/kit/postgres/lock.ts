import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { UNKNOWN_START, processStart } from './process-table.ts'

/** Who runs the embedded server of a data directory: `npm start`, or one command for as long as it lasts. */
export type Role = 'server' | 'command'

export interface Holder {
  readonly id: string
  readonly pid: number
  /** Tells the process from a later one with the same number. */
  readonly started: string
  readonly role: Role
}

export interface Lock {
  readonly id: string
  release(): Promise<void>
}

/** Takes the lock, or says which living process has it. A lock left by a dead process is taken over. */
export async function acquireLock(path: string, role: Role): Promise<Lock | Holder> {
  const me = await describeMe(role)
  const aside = `${path}.${me.id}`
  await writeFile(aside, JSON.stringify(me), { mode: 0o600 })
  try {
    for (;;) {
      if (await linked(aside, path)) return lockOf(path, me)
      const found = await readHolder(path)
      if (found?.id === me.id) return lockOf(path, me)
      if (found !== null && (await isLiving(found))) return found
      if (found !== null) await takeOver({ aside, path, found })
      else await pause(20)
    }
  } finally {
    await rm(aside, { force: true })
  }
}

/** The living holder of the lock, or null. */
export async function lockHolder(path: string): Promise<Holder | null> {
  const found = await readHolder(path)
  return found !== null && (await isLiving(found)) ? found : null
}

/** Only one process ever makes the file that is named after the dead holder, and only that one replaces the lock. */
async function takeOver(at: { aside: string; path: string; found: Holder }): Promise<void> {
  const claim = `${at.path}.after-${at.found.id}`
  if (!(await linked(at.aside, claim))) {
    const claimant = await readHolder(claim)
    if (claimant !== null && !(await isLiving(claimant))) await rm(claim, { force: true })
    return pause(20)
  }
  try {
    if ((await readHolder(at.path))?.id === at.found.id) await rename(claim, at.path).catch(unlessGone)
  } finally {
    await rm(claim, { force: true })
  }
}

function lockOf(path: string, me: Holder): Lock {
  return {
    id: me.id,
    async release() {
      if ((await readHolder(path))?.id === me.id) await rm(path, { force: true })
    },
  }
}

async function describeMe(role: Role): Promise<Holder> {
  const started = await processStart(process.pid)
  return { id: randomUUID(), pid: process.pid, started: started ?? UNKNOWN_START, role }
}

async function isLiving(holder: Holder): Promise<boolean> {
  return (await processStart(holder.pid)) === holder.started
}

/** null when the file is missing; a file that no program of ours wrote counts as left by a dead process. */
async function readHolder(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const value = JSON.parse(text) as Partial<Holder> | null
    if (value !== null && typeof value.pid === 'number' && typeof value.started === 'string' && isId(value.id)) {
      return {
        id: value.id,
        pid: value.pid,
        started: value.started,
        role: value.role === 'command' ? 'command' : 'server',
      }
    }
  } catch {
    return UNREADABLE
  }
  return UNREADABLE
}

const UNREADABLE: Holder = { id: '00000000-0000-0000-0000-000000000000', pid: 0, started: '', role: 'server' }

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
}

function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

/** Makes the second name of a complete file: whoever reads it never meets half a lock. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
