import { listLatestDisclosures } from '#office/disclosure/latest.ts'
import { listFigureRows } from '#office/report/figure-rows/list.ts'
import { getPublishedReport, listPublishedReports, readReportFile } from '#office/report/published.ts'
import { listUnits } from '#office/unit/get-unit.ts'
import { checkedRules } from './checked-rules.ts'
import type { PortalReads } from './reads.ts'

/** The office's reading verbs, as the portal asks for them. */
export const OFFICE_READS: PortalReads = {
  listPublicUnits: listUnits,
  getUnitOverview: async (ctx, unitId) => ({ latest: await listLatestDisclosures(ctx, unitId) }),
  listPublishedReports,
  getPublishedReport: async (ctx, which) => {
    const report = await getPublishedReport(ctx, which)
    if (report === null) return null
    const { results, warningReasons, ...rest } = report
    return { ...rest, checks: checkedRules(results, warningReasons) }
  },
  readReportFile,
  listFigureRows,
}
