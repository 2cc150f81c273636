import { chown, mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Launcher } from './launcher.ts'
import { SOCKET_PREFIX } from './postmaster.ts'
import { firstClosed } from './reach.ts'

/** A socket's whole path may have 107 bytes; the rest is taken by mkdtemp's letters and the socket's name. */
const LONGEST_FOLDER_BYTES = 60

/** A new folder with a short path, that only the account which runs the server (and root) may open. */
export async function makeSocketFolder(launcher: Launcher): Promise<string> {
  const folder = await mkdtemp(join(await placeFor(launcher), SOCKET_PREFIX))
  if (launcher.owner !== null) await chown(folder, launcher.owner.uid, launcher.owner.gid)
  return folder
}

async function placeFor(launcher: Launcher): Promise<string> {
  const place = await realpath(tmpdir()).catch(() => '/tmp')
  if (Buffer.byteLength(place) > LONGEST_FOLDER_BYTES) return '/tmp'
  const isOpen = launcher.account === null || (await firstClosed(place, launcher.account)) === null
  return isOpen ? place : '/tmp'
}
