import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as WebContext } from 'hono'

/**
 * Whose checks are counted together: the address at the other end of the connection, an IPv6 one by its network. Behind
 * a proxy that is trusted, the last address in its header that is none of the trusted ones.
 */
export function senderOf(web: WebContext, trustedProxies: readonly string[]): string {
  const remote = plainAddress(remoteOf(web))
  if (!trustedProxies.includes(remote)) return networkOf(remote)
  const passed = (web.req.header('X-Forwarded-For') ?? '').split(',').map((part) => plainAddress(part.trim()))
  return networkOf(passed.findLast((address) => isIP(address) !== 0 && !trustedProxies.includes(address)) ?? remote)
}

function remoteOf(web: WebContext): string {
  try {
    return getConnInfo(web).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/** An IPv4 address as such, also where it came over an IPv6 socket. */
function plainAddress(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
}

/** The first 64 bits of an IPv6 address, which one household or office shares; IPv4 as it is. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter((group) => group !== '')
  const right = (tail ?? '').split(':').filter((group) => group !== '')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, 4).join(':')
}

/** Whether another site’s page sent this form; a program, which names no page, is welcome. */
export function isSentByAnotherSite(request: Request, publicUrl: string): boolean {
  const site = request.headers.get('Sec-Fetch-Site')
  if (site !== null) return site === 'cross-site'
  const origin = request.headers.get('Origin')
  if (origin === null || origin === new URL(publicUrl).origin) return false
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.get('Host')
}
