import pg from 'pg'
import type { ClientConfig } from 'pg'
import { Conflict, Invalid } from '#kit/errors.ts'
import { hostUrls, refuseStandby } from './hosts.ts'
import { VALUE_TYPES } from './value-types.ts'

/** Where a database is: a URL, or a socket folder of the embedded server. */
export type DatabaseTarget =
  | string
  | { readonly socketDir: string; readonly port: number; readonly user: string; readonly database: string }

const OLDEST_SERVER = 15
const CONNECT_WITHIN_MS = 10_000

/** What `pg` needs to reach the target and to read values as this program does; `settings` hold for each connection. */
export function clientConfig(target: DatabaseTarget, settings: Readonly<Record<string, string>> = {}): ClientConfig {
  const place =
    typeof target === 'string'
      ? { connectionString: target }
      : { host: target.socketDir, port: target.port, user: target.user, database: target.database }
  return {
    ...place,
    types: VALUE_TYPES,
    application_name: 'zhaoming',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    options: Object.entries({ timezone: 'UTC', datestyle: 'ISO', intervalstyle: 'iso_8601', ...settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  }
}

/**
 * Gives the work one connection of its own, closed afterwards; of several hosts the one that takes writes.
 * @throws Invalid when the address, account or password does not fit or the server is older than 15,
 * Conflict when nothing answers: each with a Chinese sentence.
 */
export async function withClient<T>(target: DatabaseTarget, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const place = await primaryOf(target)
  const client = new pg.Client(clientConfig(place))
  // A server that dies must fail the query, not end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw explainedConnectError(error, place)
  }
  try {
    refuseOldServer(await versionOf(client))
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Of several hosts the first that takes writes, as a target of one host; throws what the last one answered. */
export async function primaryOf(target: DatabaseTarget): Promise<DatabaseTarget> {
  const hosts = hostsOf(target)
  const failures: unknown[] = []
  for (const host of hosts.length > 1 ? hosts : []) {
    try {
      await withClient(host, refuseStandby)
      return host
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures.at(-1)
  return target
}

/** The target once for each of its hosts. */
export function hostsOf(target: DatabaseTarget): readonly DatabaseTarget[] {
  return typeof target === 'string' ? hostUrls(target) : [target]
}

/** Throws Invalid (Chinese) for a server older than the SQL of this program; `number` is 150018 for 15.18. */
export function refuseOldServer(server: { readonly number: number; readonly name: string }): void {
  if (server.number >= OLDEST_SERVER * 10_000) return
  throw new Invalid(`数据库是 PostgreSQL ${server.name}，本程序需要 PostgreSQL ${OLDEST_SERVER} 或更新的版本`)
}

async function versionOf(client: pg.Client): Promise<{ number: number; name: string }> {
  const { rows } = await client.query<{ number: string; name: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS name`,
  )
  return { number: Number(rows[0]?.number), name: rows[0]?.name ?? '' }
}

const EXPLAINED: Readonly<Record<string, string>> = {
  ECONNREFUSED: '那里没有数据库在运行，请检查主机和端口，或先启动数据库',
  ENOENT: '那里没有数据库在运行，请先启动数据库',
  ENOTFOUND: '找不到这台主机，请检查主机名',
  EAI_AGAIN: '暂时查不到这台主机，请检查主机名和网络',
  ETIMEDOUT: '没有回应，请检查主机、端口和防火墙',
  EHOSTUNREACH: '网络不通，请检查主机和网络',
  ENETUNREACH: '网络不通，请检查主机和网络',
  '28P01': '用户名或口令不对',
  '28000': '数据库不允许此用户这样登录，请检查用户名和 pg_hba.conf',
  '3D000': '没有这个库，请先建库',
  '53300': '数据库的连接已满，请稍后再试',
  '57P03': '数据库正在启动或停止，请稍后再试',
  '42501': '此用户没有使用这个库的权限',
}

/** The error to show for a failed connection; the password never stands in it. */
function explainedConnectError(error: unknown, target: DatabaseTarget): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message : String(error)
  const why = EXPLAINED[code] ?? (/timeout/i.test(detail) ? EXPLAINED['ETIMEDOUT'] : undefined) ?? detail
  const message = `无法连接数据库 ${shownTarget(target)}：${why}`
  const isMistake = ['28P01', '28000', '3D000', '42501', 'ENOTFOUND'].includes(code)
  return Object.assign(isMistake ? new Invalid(message) : new Conflict(message), { cause: error })
}

/** The address without account and password. */
export function shownTarget(target: DatabaseTarget): string {
  if (typeof target !== 'string') return `${target.socketDir}/${target.database}`
  return target.replace(/\/\/[^@/?#]*@/, '//').replace(/\?.*$/, '')
}
