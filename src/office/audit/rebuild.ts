import type { Context } from '#kit/context.ts'
import { deleteVersions, findDifferingVersions, insertVersions } from '#kit/db/versioned.ts'
import type { RowValues, VersionColumns } from '#kit/db/versioned.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import type { Finding } from '#law/finding.ts'
import { ERASURE_KIND } from './act.ts'
import { collectFindings } from './audit-finding.ts'
import type { Findings } from './audit-finding.ts'
import { versionColumns } from './projection.ts'
import type { Projection } from './projection.ts'
import { toAct } from './stored-act.ts'
import { findUnexplainedVersions, listActsOfKind } from './store.ts'
import type { StoredAct } from './store.ts'

const PAGE = 2000

type Row = RowValues & VersionColumns

/** The last version folded so far, held back until it is known which act supersedes it. */
interface Held {
  readonly own: RowValues
  readonly row: Row
}

/** Folds every act again and compares the result with the projections' tables; without `check` it mends what differs. */
export async function rebuildProjections(
  ctx: Context,
  { projections, check }: { projections: readonly Projection<RowValues>[]; check: boolean },
): Promise<Finding[]> {
  const findings = collectFindings()
  const run = async (tx: Context): Promise<void> => {
    for (const projection of projections) {
      await dropUnexplained(tx, { projection, check, findings })
      for await (const rows of refold(tx, projection, findings)) {
        await compare(tx, { table: projection.table, rows, check, findings })
      }
    }
  }
  await (check ? run(ctx) : withTransaction(ctx, run))
  return findings.list
}

/** Pages of an object kind's versions, each closed by the act that follows it on its object. */
async function* refold(ctx: Context, projection: Projection<RowValues>, findings: Findings): AsyncGenerator<Row[]> {
  let held: Held | null = null
  let after: StoredAct | null = null
  for (let full = true; full;) {
    const { objectKind } = projection
    const acts: StoredAct[] = await listActsOfKind(ctx.db, { objectKind, except: ERASURE_KIND, after, limit: PAGE })
    const rows: Row[] = []
    for (const act of acts) {
      const before: Held | null = held?.row.id === act.objectId ? held : null
      const next = applyAct({ projection, previous: before?.own ?? null, stored: act }, findings)
      if (next === null) continue
      if (held) rows.push(before ? { ...before.row, superseded_at: act.recordedAt } : held.row)
      held = next
    }
    full = acts.length === PAGE
    after = acts.at(-1) ?? null
    if (!full && held) rows.push(held.row)
    yield rows
  }
}

function applyAct(
  {
    projection,
    previous,
    stored,
  }: { projection: Projection<RowValues>; previous: RowValues | null; stored: StoredAct },
  findings: Findings,
): Held | null {
  try {
    const act = toAct(stored)
    const own = projection.apply(previous, act)
    return { own, row: { ...own, ...versionColumns(act) } }
  } catch {
    const subject = `${stored.objectKind} ${stored.objectId}`
    const message = `记录 ${stored.id} 读不出来，无法据以重算`
    findings.add({ rule: 'AUD-PROJECTION', message, where: `act.${stored.id}`, subject })
    return null
  }
}

interface Part {
  readonly check: boolean
  readonly findings: Findings
}

async function compare(tx: Context, part: Part & { table: string; rows: readonly Row[] }): Promise<void> {
  const { table, rows, findings } = part
  const differing = await findDifferingVersions(tx.db, { table, rows })
  for (const { id, version, wanted, kept } of differing) {
    const columns = Object.keys(wanted).filter((column) => !isSame(wanted[column], kept?.[column]))
    const message = kept
      ? `${table} 表中的缓存与记录重算的结果不一致（${columns.join('、')}）`
      : `${table} 表中缺少一行，按记录应当有`
    const first = columns[0] ?? ''
    const [left, right] = [shown(kept?.[first]), shown(wanted[first])]
    findings.add({
      rule: 'AUD-PROJECTION',
      message,
      where: `${table}.${first}`,
      subject: `${id} v${version}`,
      left,
      right,
    })
  }
  if (part.check || differing.length === 0) return
  const places = new Set(differing.map(({ id, version }) => `${id} ${version}`))
  await deleteVersions(tx.db, { table, places: differing.map(({ id, version }) => ({ id, version })) })
  await insertVersions(tx.db, { table, rows: rows.filter((row) => places.has(`${row.id} ${row.version}`)) })
}

async function dropUnexplained(tx: Context, part: Part & { projection: Projection<RowValues> }): Promise<void> {
  const { table, objectKind } = part.projection
  const places = await findUnexplainedVersions(tx.db, { table, objectKind, except: ERASURE_KIND })
  for (const { id, version } of places) {
    const message = `${table} 表中多出一行，没有记录可以说明它`
    part.findings.add({ rule: 'AUD-PROJECTION', message, where: table, subject: `${id} v${version}` })
  }
  if (!part.check && places.length > 0) await deleteVersions(tx.db, { table, places })
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function shown(value: unknown): string | number | null {
  if (value === undefined || value === null) return null
  return typeof value === 'number' ? value : typeof value === 'string' ? value : JSON.stringify(value)
}
