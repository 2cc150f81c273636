import type { Context } from '#kit/context.ts'
import type { Findings } from './audit-finding.ts'
import { checkPersonal } from './personal/check-personal.ts'
import { listPersonal } from './personal/store.ts'
import type { KeptPersonalRow } from './personal/store.ts'
import { isIntact, readBody } from './stored-act.ts'
import type { BodyContent } from './stored-act.ts'
import { findQueuedWithoutAct, listActs } from './store.ts'
import type { FiledAct } from './store.ts'

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
    const isSealed = [...personal.values()].flat().some((row) => row.keyId !== null)
    // A record without sealed values needs no key file.
    const keyring = isSealed ? await ctx.keys.read() : null
    for (const act of page) {
      const content = checkAct(act, findings)
      if (content) checkPersonal({ act, content, rows: personal.get(act.id) ?? [], keyring }, findings)
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

/** The act's content, null when it is no longer readable. */
function checkAct(act: FiledAct, findings: Findings): BodyContent | null {
  const content = contentOf(act)
  if (content && typeof content.sequence === 'number' && content.sequence !== act.sequence) {
    const message = `记录 ${act.id} 的次序被调换`
    findings.add({ rule: 'AUD-REORDERED', message, ...placeOf(act), left: content.sequence, right: act.sequence })
  } else if (!content || !isIntact(act, content)) {
    findings.add({ rule: 'AUD-CHANGED', message: `记录 ${act.id} 的内容被改动，与摘要不符`, ...placeOf(act) })
  }
  return content
}

function contentOf(act: FiledAct): BodyContent | null {
  try {
    return readBody(act.body)
  } catch {
    return null
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
