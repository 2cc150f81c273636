import type { Context } from '#kit/context.ts'
import { parseAlgorithm } from '#kit/crypto/hash.ts'
import { commitment } from './act.ts'
import type { Findings } from './audit-finding.ts'
import { isIntact, readBody } from './stored-act.ts'
import type { BodyContent } from './stored-act.ts'
import { findQueuedWithoutAct, listActs, listPersonal } from './store.ts'
import type { FiledAct, KeptPersonalRow } from './store.ts'

const PAGE = 2000
const PATIENCE_MS = 60_000

/** Checks every act by itself, every object's chain, the place of each act in a log, and the personal values kept. */
export async function verifyActs(ctx: Context, findings: Findings): Promise<void> {
  let previous: FiledAct | null = null
  for (let full = true; full;) {
    const page: FiledAct[] = await listActs(ctx.db, { after: previous, limit: PAGE })
    const personal = groupByAct(
      await listPersonal(
        ctx.db,
        page.map((act) => act.id),
      ),
    )
    for (const act of page) {
      checkAct(act, personal.get(act.id) ?? [], findings)
      checkLink(previous?.objectId === act.objectId ? previous : null, act, findings)
      checkFiled(ctx, act, findings)
      previous = act
    }
    full = page.length === PAGE
  }
  for (const { actId, log } of await findQueuedWithoutAct(ctx.db)) {
    findings.add({
      rule: 'AUD-REMOVED',
      message: `记录 ${actId} 已登记待封存，但原文不见了`,
      where: `act.${actId}`,
      subject: log,
    })
  }
}

function checkAct(act: FiledAct, personal: readonly KeptPersonalRow[], findings: Findings): void {
  const content = contentOf(act)
  if (content && typeof content.sequence === 'number' && content.sequence !== act.sequence) {
    const message = `记录 ${act.id} 的次序被调换`
    findings.add({ rule: 'AUD-REORDERED', message, ...placeOf(act), left: content.sequence, right: act.sequence })
  } else if (!content || !isIntact(act, content)) {
    findings.add({ rule: 'AUD-CHANGED', message: `记录 ${act.id} 的内容被改动，与摘要不符`, ...placeOf(act) })
  }
  if (content) checkPersonal({ act, content, rows: personal }, findings)
}

function contentOf(act: FiledAct): BodyContent | null {
  try {
    return readBody(act.body)
  } catch {
    return null
  }
}

function checkPersonal(
  { act, content, rows }: { act: FiledAct; content: BodyContent; rows: readonly KeptPersonalRow[] },
  findings: Findings,
): void {
  const algorithm = parseAlgorithm(act.algorithm)
  const kept = new Map(rows.map((row) => [row.field, row]))
  for (const field of new Set([...Object.keys(content.commitments), ...kept.keys()])) {
    const row = kept.get(field)
    const isErased = row !== undefined && row.value === null
    const fits =
      row?.value != null &&
      algorithm !== null &&
      commitment({ algorithm, field, value: row.value, salt: row.salt ?? '' }) === content.commitments[field]
    if (isErased || fits) continue
    const message = row ? `记录 ${act.id} 的个人信息被改动` : `记录 ${act.id} 的个人信息未经删除手续即不见`
    findings.add({
      rule: 'AUD-PERSONAL',
      message,
      where: `act.${act.id}.${field}`,
      subject: `${act.objectKind} ${act.objectId}`,
    })
  }
}

function checkLink(previous: FiledAct | null, act: FiledAct, findings: Findings): void {
  const expected = (previous?.sequence ?? 0) + 1
  if (act.sequence !== expected) {
    const message = `该事项第 ${expected} 条记录不见了，后面一条是第 ${act.sequence} 条`
    findings.add({ rule: 'AUD-REMOVED', message, ...placeOf(act), left: expected, right: act.sequence })
  } else if (act.previousHash !== (previous?.hash ?? null)) {
    const message = `记录 ${act.id} 与该事项的前一条记录接不上`
    findings.add({ rule: 'AUD-CHAIN', message, ...placeOf(act), left: previous?.hash ?? null, right: act.previousHash })
  }
}

function checkFiled(ctx: Context, act: FiledAct, findings: Findings): void {
  if (act.isSealed) return
  if (!act.isQueued) {
    const message = `记录 ${act.id} 不在封存日志里，也未登记待封存：它绕过系统写入，或日志被删`
    findings.add({ rule: 'AUD-INSERTED', message, ...placeOf(act) })
  } else if (Date.parse(ctx.now) - Date.parse(act.recordedAt) > PATIENCE_MS) {
    const message = `记录 ${act.id} 超过一分钟仍未封存，请确认系统正在运行`
    findings.add({ rule: 'AUD-UNSEALED', message, ...placeOf(act) })
  }
}

function placeOf(act: FiledAct): { where: string; subject: string } {
  return { where: `act.${act.id}`, subject: `${act.objectKind} ${act.objectId}` }
}

function groupByAct(rows: readonly KeptPersonalRow[]): Map<number, KeptPersonalRow[]> {
  return Map.groupBy(rows, (row) => row.actId)
}
