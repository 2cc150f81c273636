import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const READ = 4
const ENTER = 1

/** The accounts of this machine, by name. */
export async function readAccounts(): Promise<ReadonlyMap<string, Account>> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const accounts = text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? '')
      ? [{ name, uid: Number(uid), gid: Number(gid) }]
      : []
  })
  return new Map(accounts.map((account) => [account.name, account]))
}

/** The outermost folder on the way to a path that the account may not enter, or the path itself if it may not read it; null when all is open. */
export async function firstClosed(path: string, account: Account): Promise<string | null> {
  const target = await realpath(path)
  const way = [target]
  for (let at = target; dirname(at) !== at; at = dirname(at)) way.unshift(dirname(at))
  for (const at of way) {
    const found = await stat(at)
    const needed = (found.isDirectory() ? ENTER : 0) | (at === target && !found.isDirectory() ? READ : 0)
    if ((permissions(found, account) & needed) !== needed) return at
  }
  return null
}

function permissions(found: { mode: number; uid: number; gid: number }, account: Account): number {
  if (found.uid === account.uid) return (found.mode >> 6) & 7
  if (found.gid === account.gid) return (found.mode >> 3) & 7
  return found.mode & 7
}
