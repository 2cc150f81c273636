import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST, Refusal, ROOT, RUNTIME, say } from './place.mjs'
import { runQuietly } from './run-quietly.mjs'

const STAMP = join(DIST, '.stamp')
const SOURCES = ['src', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']

/** Whether dist/ was built from the sources as they stand; a stamp found right is renewed for the quick look by time. */
export function isBuilt() {
  const looked = new Date()
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== sourcesHash()) return false
  try {
    utimesSync(STAMP, looked, looked)
  } catch (error) {
    // A folder that belongs to another user: right all the same, and looked at closely again next time.
    if (!['EPERM', 'EACCES', 'EROFS'].includes(error.code)) throw error
  }
  return true
}

/** Builds beside dist/ and then takes its place, so that a running command never meets half a build. */
export async function build(node) {
  const began = new Date()
  const hash = sourcesHash()
  const fresh = join(RUNTIME, `build-${process.pid}`)
  const old = join(RUNTIME, `old-${process.pid}`)
  say('构建程序……')
  try {
    await vite(node, fresh)
    writeFileSync(join(fresh, '.stamp'), hash)
    if (existsSync(DIST)) renameSync(DIST, old)
    renameSync(fresh, DIST)
    // A source saved while the build ran is newer than its stamp.
    utimesSync(STAMP, began, began)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}

async function vite(node, outDir) {
  const program = join(ROOT, 'node_modules/vite/bin/vite.js')
  try {
    await runQuietly({ node, args: [program, 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'] })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(`构建没有成功：\n${error.message}`)
  }
}

function sourcesHash() {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap(filesIn))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
  return hash.digest('hex')
}

function filesIn(path) {
  if (!path.startsWith('src')) return existsSync(join(ROOT, path)) ? [path] : []
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true })
  return entries
    .map((entry) => ({ path: `${path}/${entry.name}`, isFolder: entry.isDirectory() }))
    .filter((entry) => !/\.test\.tsx?$/.test(entry.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((entry) => (entry.isFolder ? filesIn(entry.path) : [entry.path]))
}
