import type { Context } from '#kit/context.ts'
import type { Finding } from '#law/finding.ts'
import { collectFindings } from './audit-finding.ts'
import type { OutsideHeads } from './head-file.ts'
import { listLogs } from './store.ts'
import { verifyActs } from './verify-acts.ts'
import { verifyLog } from './verify-log.ts'

/**
 * Reads the whole record page by page and names what was changed, removed, reordered, inserted or, against heads kept
 * outside the database, cut off. `mustHaveHead` warns of a log of which `against` holds no head.
 */
export async function verifyAudit(
  ctx: Context,
  { against, mustHaveHead }: { against: OutsideHeads; mustHaveHead: boolean },
): Promise<Finding[]> {
  const findings = collectFindings()
  await verifyActs(ctx, findings)
  for (const log of new Set([...(await listLogs(ctx.db)), ...(await against.logs())]).values()) {
    const outside = await against.heads(log)
    if (mustHaveHead && outside.length === 0) {
      const message = '数据库之外没有保存此日志的摘要，无法查出截短'
      findings.add({ rule: 'AUD-NO-OUTSIDE-HEAD', message, where: 'log', subject: log })
    }
    await verifyLog(ctx, { log, outside, findings })
  }
  return findings.list
}
