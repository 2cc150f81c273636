import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Conflict } from '#kit/errors.ts'
import { copyPrograms } from './programs.ts'
import type { Programs } from './programs.ts'
import { firstClosed, readAccounts } from './reach.ts'
import type { Account } from './reach.ts'

/** How PostgreSQL's programs are started so that they do not run as root, which they refuse. */
export interface Launcher {
  readonly programs: Programs
  /** Command line for a program and its arguments. */
  readonly command: (program: string, args: readonly string[]) => readonly [string, ...string[]]
  /** The account to switch to before starting; null: none. */
  readonly account: Account | null
  /** Who must own the data folder; null: it is ours already. */
  readonly owner: { readonly uid: number; readonly gid: number } | null
}

interface Place {
  /** The folder that holds the data folder; it exists. */
  readonly home: string
  readonly programs: Programs
}

/** A user namespace shows the starting account as this one; the number is `nobody`'s everywhere. */
const NAMESPACE = ['unshare', '--user', '--map-user=65534', '--map-group=65534'] as const

/**
 * Chooses, for root: another account where it can reach everything, with the programs copied beside the data where only
 * they are out of reach; else a user namespace; else another account with the one right to pass closed folders.
 * @throws Conflict (Chinese) naming the closed folder and the command that opens it.
 */
export async function chooseLauncher(place: Place): Promise<Launcher> {
  if (process.getuid?.() !== 0) return launcherForUser(place)
  const account = await chooseAccount(place.home)
  const closed = await firstClosed(place.home, account)
  if (closed === null) {
    const programs = await reachable(place, account)
    if (programs !== null) return { programs, command: plain, account, owner: account }
  }
  if (await works(NAMESPACE)) return inNamespace(place.programs, { uid: 0, gid: 0 })
  const passing = passingAs(account)
  if (await works(passing)) {
    return { programs: place.programs, command: behind(passing), account: null, owner: account }
  }
  const folder = closed ?? place.programs.bin
  throw new Conflict(
    `PostgreSQL 不能以 root 运行，而账户 ${account.name} 进不了目录 ${folder}。` +
      `请执行 chmod o+x ${folder}，或把 DATA_DIR 设到其他目录（如 /var/lib/zhaoming），或改用普通账户运行`,
  )
}

async function launcherForUser(place: Place): Promise<Launcher> {
  if (hasPasswdEntry()) return { programs: place.programs, command: plain, account: null, owner: null }
  if (await works(NAMESPACE)) return inNamespace(place.programs, null)
  throw new Conflict(
    `当前用户编号 ${process.getuid?.()} 不在 /etc/passwd 中，PostgreSQL 因此不能运行。请添加该用户，或用 DATABASE_URL 连接已有的数据库`,
  )
}

function inNamespace(programs: Programs, owner: Launcher['owner']): Launcher {
  return { programs, command: behind(NAMESPACE), account: null, owner }
}

/** The programs where the account can read them, copied if need be; null when that is impossible. */
async function reachable(place: Place, account: Account): Promise<Programs | null> {
  const { programs } = place
  const files = [join(programs.bin, 'postgres'), join(programs.bin, 'initdb')]
  if (programs.movable !== null) files.push(join(programs.movable, 'share/postgresql/postgres.bki'))
  const closed = await Promise.all(files.map((file) => firstClosed(file, account)))
  if (closed.every((folder) => folder === null)) return programs
  const { movable } = programs
  return movable === null ? null : copyPrograms({ ...programs, movable }, place.home)
}

/** Whoever owns the folders already, else the machine's own PostgreSQL account, else nobody. */
async function chooseAccount(home: string): Promise<Account> {
  const accounts = await readAccounts()
  const byUid = new Map([...accounts.values()].map((account) => [account.uid, account]))
  for (const folder of [join(home, 'data'), home, join(home, '..')]) {
    const owner = await stat(folder).then(
      (found) => byUid.get(found.uid),
      () => undefined,
    )
    if (owner !== undefined && owner.uid !== 0) return owner
  }
  return accounts.get('postgres') ?? accounts.get('nobody') ?? { name: 'nobody', uid: 65_534, gid: 65_534 }
}

function passingAs(account: Account): readonly [string, ...string[]] {
  const ids = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  return ['setpriv', ...ids, '--inh-caps=+dac_override', '--ambient-caps=+dac_override']
}

function plain(program: string, args: readonly string[]): readonly [string, ...string[]] {
  return [program, ...args]
}

function behind(prefix: readonly [string, ...string[]]): Launcher['command'] {
  const [first, ...rest] = prefix
  return (program, args) => [first, ...rest, program, ...args]
}

async function works([program, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  return promisify(execFile)(program, [...args, 'true'], { cwd: '/' }).then(
    () => true,
    () => false,
  )
}

function hasPasswdEntry(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}
