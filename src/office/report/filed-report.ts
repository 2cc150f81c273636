import { carryOut } from '#law/report/carry.ts'
import type { ReportDocument } from '#law/report/document.ts'
import type { Context } from '#kit/context.ts'
import { findFiledEdition, getContent } from './store.ts'

/** The year's newest filed report; null when none was filed here. */
export async function readFiledReport(ctx: Context, unitId: string, year: number): Promise<ReportDocument | null> {
  const edition = await findFiledEdition(ctx.db, { unitId, year })
  return edition ? getContent(ctx.db, edition.digest) : null
}

/** What the fold takes over from last year's filed report. */
export function carriedFrom(before: ReportDocument | null): {
  carriedIn: readonly number[] | null
  carriedFrom: string | null
} {
  const carriedIn = before ? carryOut(before.tables) : null
  return { carriedIn, carriedFrom: before && carriedIn ? before.title : null }
}
