import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { RUNTIME, say } from './place.mjs'

const LOCK = join(RUNTIME, 'lock')
const HEARTBEAT_MS = 5_000
const FOREIGN_STALE_MS = 60_000
const POLL_MS = 200

/** Runs the work while no other command of this folder installs or builds; waits for its turn. */
export async function locked(work) {
  mkdirSync(RUNTIME, { recursive: true })
  const own = JSON.stringify({
    pid: process.pid,
    started: startedAt(process.pid),
    host: hostname(),
    token: randomUUID(),
  })
  await acquire(own)
  const heartbeat = setInterval(() => touch(own), HEARTBEAT_MS)
  heartbeat.unref()
  const release = () => {
    if (readLock() === own) rmSync(LOCK, { force: true })
  }
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    process.off('exit', release)
    release()
  }
}

async function acquire(own) {
  let told = false
  for (;;) {
    if (create(own)) {
      // A waiter that took this lock for the stale one it replaced has put it back or not: look again.
      await pause(20)
      if (readLock() === own) return
    }
    const held = readLock()
    if (held !== null && isStale(held)) removeStale(held)
    else if (held !== null && !told) {
      say('另一条命令正在安装或构建，等它完成……')
      told = true
    }
    await pause(POLL_MS)
  }
}

function create(own) {
  try {
    writeFileSync(LOCK, own, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Moves the lock aside first: of two waiters only one can, and one that caught a fresh lock puts it back. */
function removeStale(held) {
  const aside = `${LOCK}.${randomUUID()}`
  try {
    renameSync(LOCK, aside)
    if (readFileSync(aside, 'utf8') !== held) linkSync(aside, LOCK)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
  rmSync(aside, { force: true })
}

function readLock() {
  try {
    return readFileSync(LOCK, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

function isStale(held) {
  const holder = parse(held)
  if (holder !== null && holder.host === hostname() && sees(holder)) return false
  if (holder !== null && holder.host === hostname()) return true
  return ageMs() > FOREIGN_STALE_MS
}

function sees({ pid, started }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return false
  }
  return startedAt(pid) === started
}

/** Tells a process from a later one with the same number; null where the system does not say. */
function startedAt(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19]
  } catch {
    return null
  }
}

function ageMs() {
  try {
    return Date.now() - statSync(LOCK).mtimeMs
  } catch {
    return 0
  }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function touch(own) {
  if (readLock() === own) utimesSync(LOCK, new Date(), new Date())
}
