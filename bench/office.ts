import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#kit/config.ts'
import type { DatabaseTarget } from '#kit/db/connection.ts'
import { makeLog } from '#kit/log-maker.ts'
import { attachEmbedded } from '#kit/postgres/start.ts'
import { openWorkplace, type Workplace } from '#kit/workplace.ts'

export interface BenchOffice {
  readonly workplace: Workplace
  /** The database itself, as its owner. */
  readonly target: DatabaseTarget
}

/** Gives the work an empty office on an embedded server as the product runs it; all is removed afterwards. */
export function inOffice<T>(work: (office: BenchOffice) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    // Below the folder, so that the key file beside it is removed, too.
    const dataDir = join(folder, 'data')
    const config = readConfig({ DATA_DIR: dataDir, PG_BIN: process.env['PG_BIN'] })
    const workplace = await openWorkplace({ config, log: makeLog('error'), as: 'serve', onProgress: () => undefined })
    try {
      const attached = await attachEmbedded(dataDir)
      if (attached === null) throw new Error('the embedded server does not answer')
      await attached.stop()
      return await work({ workplace, target: attached.target })
    } finally {
      await workplace.close()
    }
  })
}

/** Gives the work a temporary folder, removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zhaoming-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
