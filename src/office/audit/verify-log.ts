import type { Context } from '#kit/context.ts'
import { DEFAULT_ALGORITHM } from '#kit/crypto/hash.ts'
import type { HashAlgorithm } from '#kit/crypto/hash.ts'
import { appendLeaf, leafHash, rootOf } from '#kit/merkle.ts'
import type { Frontier } from '#kit/merkle.ts'
import type { Findings } from './audit-finding.ts'
import type { Head } from './head.ts'
import { findLeafBeyondHeads, getLastHead, listHeads, listLeaves } from './store.ts'
import type { FiledLeaf } from './store.ts'

const PAGE = 2000
const MISFITS_KEPT = 1000

interface Walk {
  readonly log: string
  readonly algorithm: HashAlgorithm
  readonly findings: Findings
  readonly outside: ReadonlyMap<number, readonly Head[]>
  size: number
  frontier: Frontier
  /** The act of the leaf before, null at the start of a sealed batch: within a batch acts stand in their order. */
  lastInBatch: number | null
  readonly misfits: { actId: number; filed: string; computed: string }[]
}

/** Grows a log's tree again leaf by leaf and holds it against its heads, inside the database and outside. */
export async function verifyLog(
  ctx: Context,
  { log, outside, findings }: { log: string; outside: readonly Head[]; findings: Findings },
): Promise<void> {
  const last = await getLastHead(ctx.db, log)
  const algorithm = last?.algorithm ?? outside[0]?.algorithm ?? DEFAULT_ALGORITHM
  const bySize = Map.groupBy(outside, (head) => head.size)
  const walk: Walk = {
    log,
    algorithm,
    findings,
    outside: bySize,
    size: 0,
    frontier: [],
    lastInBatch: null,
    misfits: [],
  }
  const sealed = last?.size ?? 0
  while (walk.size < sealed) {
    const leaves = await listLeaves(ctx.db, { log, from: walk.size, limit: Math.min(PAGE, sealed - walk.size) })
    const heads = await listHeads(ctx.db, { log, after: walk.size, upTo: walk.size + PAGE })
    const grown = growPage(walk, leaves, new Map(heads.map((head) => [head.size, head])))
    if (!grown) break
  }
  nameMisfits(walk)
  checkEnd(walk, { sealed, outside })
  const beyond = await findLeafBeyondHeads(ctx.db, log)
  if (beyond !== null) {
    const message = `封存日志第 ${beyond + 1} 条没有摘要：摘要被删，或日志绕过系统写入`
    findings.add({ rule: 'AUD-ROOT', message, where: `log[${beyond}]`, subject: log })
  }
}

function growPage(walk: Walk, leaves: readonly FiledLeaf[], heads: ReadonlyMap<number, Head>): boolean {
  for (const leaf of leaves) {
    if (leaf.position !== walk.size) break
    checkLeaf(walk, leaf)
    walk.frontier = appendLeaf(walk.algorithm, walk, Buffer.from(leaf.leafHash, 'hex'))
    walk.size += 1
    const head = heads.get(walk.size)
    const outside = walk.outside.get(walk.size) ?? []
    if (head || outside.length > 0) checkRoot(walk, head ? [head] : [], outside)
    walk.lastInBatch = head ? null : leaf.actId
  }
  const last = leaves.at(-1)
  return last !== undefined && last.position === walk.size - 1
}

function checkLeaf(walk: Walk, leaf: FiledLeaf): void {
  const where = `act.${leaf.actId}`
  if (leaf.actHash === null) {
    const message = `记录 ${leaf.actId}（封存日志第 ${leaf.position + 1} 条）被删除`
    walk.findings.add({ rule: 'AUD-REMOVED', message, where, subject: walk.log })
    return
  }
  const computed = leafHash(walk.algorithm, Buffer.from(leaf.actHash, 'hex')).toString('hex')
  if (computed !== leaf.leafHash && walk.misfits.length < MISFITS_KEPT) {
    walk.misfits.push({ actId: leaf.actId, filed: leaf.leafHash, computed })
  }
  if (walk.lastInBatch !== null && leaf.actId <= walk.lastInBatch) {
    const message = `封存日志里记录 ${leaf.actId} 的次序被调换`
    walk.findings.add({
      rule: 'AUD-REORDERED',
      message,
      where,
      subject: walk.log,
      left: walk.lastInBatch,
      right: leaf.actId,
    })
  }
}

function checkRoot(walk: Walk, inside: readonly Head[], outside: readonly Head[]): void {
  const root = Buffer.from(rootOf(walk.algorithm, walk.frontier)).toString('hex')
  for (const head of [...inside, ...outside]) {
    if (head.root === root) continue
    const kept = inside.includes(head) ? '库内' : '库外'
    const message = `封存日志前 ${walk.size} 条与${kept}保存的摘要不符：其中有记录被改动、调换或插入`
    walk.findings.add({
      rule: 'AUD-ROOT',
      message,
      where: `log[${walk.size}]`,
      subject: walk.log,
      left: head.root,
      right: root,
    })
  }
}

/** An act that no longer fits its leaf was exchanged with another when that other leaf is its own, else changed. */
function nameMisfits(walk: Walk): void {
  const filed = new Set(walk.misfits.map((misfit) => misfit.filed))
  for (const { actId, filed: left, computed: right } of walk.misfits) {
    const isMoved = filed.has(right)
    const message = isMoved ? `封存日志里记录 ${actId} 的次序被调换` : `记录 ${actId} 在封存之后被改动`
    const rule = isMoved ? 'AUD-REORDERED' : 'AUD-CHANGED'
    walk.findings.add({ rule, message, where: `act.${actId}`, subject: walk.log, left, right })
  }
}

function checkEnd(walk: Walk, { sealed, outside }: { sealed: number; outside: readonly Head[] }): void {
  const claimed = outside.reduce((size, head) => Math.max(size, head.size), 0)
  if (walk.size < sealed) {
    const message = `封存日志第 ${walk.size + 1} 条被删除`
    walk.findings.add({
      rule: 'AUD-REMOVED',
      message,
      where: `log[${walk.size}]`,
      subject: walk.log,
      left: sealed,
      right: walk.size,
    })
  }
  if (sealed < claimed) {
    const message = `封存日志被截短：库外摘要记载 ${claimed} 条，现只有 ${sealed} 条`
    walk.findings.add({ rule: 'AUD-CUT-OFF', message, where: 'log', subject: walk.log, left: claimed, right: sealed })
  }
}
