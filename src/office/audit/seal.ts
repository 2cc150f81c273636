import type { Context } from '#kit/context.ts'
import { DEFAULT_ALGORITHM } from '#kit/crypto/hash.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { appendLeaf, leafHash, rootOf } from '#kit/merkle.ts'
import type { Frontier } from '#kit/merkle.ts'
import { headsInFolder, writeHead } from './head-file.ts'
import type { Head } from './head.ts'
import { findUnsealedLogs, getLastHead, insertSealed, listLastHeads, lockLog, takeUnsealed } from './store.ts'

const BATCH = 5000

/** Folds every waiting act into its unit's log and writes each new head into `headsDir`; returns how many were sealed. */
export async function sealPending(ctx: Context, place: { headsDir: string }): Promise<number> {
  let sealed = 0
  for (const log of await findUnsealedLogs(ctx.db)) {
    for (let taken = BATCH; taken === BATCH; sealed += taken) {
      const batch = await withTransaction(ctx, (tx) => sealBatch(tx, log))
      if (batch.head) await writeHead(place.headsDir, batch.head)
      taken = batch.count
    }
  }
  return sealed
}

/** Writes the heads that a crash kept from `headsDir`; warns in the log when the folder knows more than the database. */
export async function catchUpHeads(ctx: Context, place: { headsDir: string }): Promise<void> {
  const outside = headsInFolder(place.headsDir)
  for (const head of await listLastHeads(ctx.db)) {
    const written = (await outside.heads(head.log)).reduce((size, known) => Math.max(size, known.size), 0)
    if (written < head.size) await writeHead(place.headsDir, head)
    if (written > head.size)
      ctx.log.error({ log: head.log, written, kept: head.size }, 'the log is shorter than its head')
  }
}

async function sealBatch(tx: Context, log: string): Promise<{ count: number; head: Head | null }> {
  await lockLog(tx.db, log)
  const acts = await takeUnsealed(tx.db, { log, limit: BATCH })
  if (acts.length === 0) return { count: 0, head: null }
  const last = await getLastHead(tx.db, log)
  const algorithm = last?.algorithm ?? DEFAULT_ALGORITHM
  let size = last?.size ?? 0
  let frontier: Frontier = (last?.frontier ?? []).map((digest) => Buffer.from(digest, 'hex'))
  const leaves = []
  for (const act of acts) {
    const leaf = leafHash(algorithm, Buffer.from(act.hash, 'hex'))
    frontier = appendLeaf(algorithm, { frontier, size }, leaf)
    size += 1
    leaves.push({ actId: act.id, hash: leaf.toString('hex') })
  }
  const head: Head = { log, size, algorithm, root: hex(rootOf(algorithm, frontier)), sealedAt: tx.now }
  await insertSealed(tx.db, { head: { ...head, frontier: frontier.map(hex) }, leaves })
  return { count: acts.length, head }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
