import { spawn } from 'node:child_process'
import { chmod, chown, lchown, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Conflict } from '#kit/errors.ts'
import type { Launcher } from './launcher.ts'

/** The database's superuser; only who may open the private socket folder can become it. */
export const SUPERUSER = 'zhaoming'

/** Where the parts of the embedded database lie in a data directory. */
export interface ClusterPaths {
  readonly home: string
  /** PostgreSQL's own data folder. */
  readonly data: string
  readonly lock: string
  readonly socketNote: string
  readonly log: string
}

export function clusterPaths(dataDir: string): ClusterPaths {
  const home = join(dataDir, 'postgres')
  return {
    home,
    data: join(home, 'data'),
    lock: join(home, 'lock.json'),
    socketNote: join(home, 'server.json'),
    log: join(home, 'server.log'),
  }
}

/** True when the data directory already holds an embedded database. */
export async function hasCluster(dataDir: string): Promise<boolean> {
  return (await clusterMajor(clusterPaths(dataDir).data)) !== null
}

/** Throws Conflict (Chinese) when another major version of PostgreSQL made the data folder. */
export async function refuseOtherMajor(paths: ClusterPaths, programsMajor: number): Promise<void> {
  const found = await clusterMajor(paths.data)
  if (found === null || found === programsMajor) return
  throw new Conflict(
    `数据目录 ${paths.data} 由 PostgreSQL ${found} 建立，现用的程序是 PostgreSQL ${programsMajor}，两者的文件不通用，未作任何改动。` +
      `请安装 PostgreSQL ${found} 并把 PG_BIN 设为其程序目录（如 /usr/lib/postgresql/${found}/bin）后再启动；` +
      `要换到 ${programsMajor}，先用 pg_dump 导出，再导入新的数据目录`,
  )
}

/** Makes a new data folder; a crash on the way leaves only a folder that the next start removes. */
export async function initCluster(paths: ClusterPaths, launcher: Launcher): Promise<void> {
  const fresh = `${paths.data}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  if (launcher.owner !== null) await chown(fresh, launcher.owner.uid, launcher.owner.gid)
  await runInitdb(fresh, launcher)
  await rename(fresh, paths.data)
  const folder = await open(paths.home, 'r')
  await folder.sync().finally(() => folder.close())
}

/** Hands the data folder to the account that runs the server now. */
export async function giveToOwner(paths: ClusterPaths, launcher: Launcher): Promise<void> {
  const { owner } = launcher
  if (owner === null) return
  await chmod(paths.data, 0o700)
  if ((await stat(paths.data)).uid !== owner.uid) await giveTree(paths.data, owner)
}

async function giveTree(path: string, owner: { uid: number; gid: number }): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const below = join(path, entry.name)
    if (entry.isDirectory()) await giveTree(below, owner)
    else await lchown(below, owner.uid, owner.gid)
  }
  // Last, so that a crash on the way is noticed by the next start.
  await chown(path, owner.uid, owner.gid)
}

/** What the programs are given of the environment: nothing that could turn them elsewhere. */
export function programEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' }
}

async function runInitdb(folder: string, launcher: Launcher): Promise<void> {
  const [program, ...args] = launcher.command(join(launcher.programs.bin, 'initdb'), [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    '--locale=C',
    '--encoding=UTF8',
    '--auth=trust',
    '--data-checksums',
    '--no-instructions',
  ])
  const ids = launcher.account === null ? {} : { uid: launcher.account.uid, gid: launcher.account.gid }
  const child = spawn(program, args, { cwd: '/', env: programEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], ...ids })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (exitCode, signalName) => resolve(exitCode ?? String(signalName)))
  })
  if (code !== 0) throw new Conflict(`初始化数据库失败（${code}）：${lastLines(said.join(''))}`)
}

async function clusterMajor(data: string): Promise<number | null> {
  const text = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null)
  return text === null ? null : Number(text.trim())
}

/** The end of a program's output, on one line. */
export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-4).join('；')
}
