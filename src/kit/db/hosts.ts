import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { ClientConfig, PoolConfig } from 'pg'

/** Account, hosts and the rest of `postgres://account@one:5432,two:5432/database?options`. */
const PARTS = /^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^/?#]*)(.*)$/
const FIND_PRIMARY_WITHIN_MS = 20_000
const NEXT_HOST_AFTER_MS = 100

/** One URL for each host that the URL names; `pg` itself knows only one. */
export function hostUrls(url: string): readonly string[] {
  const [, account = '', hosts = '', rest = ''] = PARTS.exec(url) ?? []
  return hosts.includes(',') ? hosts.split(',').map((host) => `${account}${host}${rest}`) : [url]
}

/**
 * A pool over one host or several, the first being tried first. `connect` goes on to the next host when one is gone or
 * has become a standby, until one takes writes or 20 seconds are over; with one host it tries once.
 */
export function poolOfHosts(
  hosts: readonly ClientConfig[],
  options: PoolConfig,
): { readonly pool: pg.Pool; readonly connect: () => Promise<pg.PoolClient> } {
  let turn = 0
  /** Every client keeps for life the host whose turn it was when it was made. */
  class HostClient extends pg.Client {
    constructor() {
      super({ ...options, ...hosts[turn % hosts.length] })
    }
  }
  const pool = new pg.Pool({ ...options, Client: HostClient })
  const checked = new WeakSet<pg.PoolClient>()
  const takesWrites = async (client: pg.PoolClient): Promise<pg.PoolClient> => {
    if (hosts.length === 1 || checked.has(client)) return client
    try {
      await refuseStandby(client)
    } catch (error) {
      client.release(true)
      throw error
    }
    checked.add(client)
    return client
  }
  const connect = async (): Promise<pg.PoolClient> => {
    for (const giveUpAt = Date.now() + FIND_PRIMARY_WITHIN_MS; ; turn++) {
      try {
        return await takesWrites(await pool.connect())
      } catch (error) {
        if (hosts.length === 1 || Date.now() > giveUpAt) throw error
        await pause(NEXT_HOST_AFTER_MS)
      }
    }
  }
  return { pool, connect }
}

/** Throws unless the connection takes writes. */
export async function refuseStandby(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ transaction_read_only: string }>('SHOW transaction_read_only')
  if (rows[0]?.transaction_read_only !== 'off') throw new Error('the host is a standby')
}
