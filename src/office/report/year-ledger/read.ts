import { yearSpan, type Instant } from '#law/day.ts'
import type { YearLedger } from '#law/report/facts.ts'
import type { Context } from '#kit/context.ts'
import {
  activityGroups,
  applicationGroups,
  ask,
  caseGroups,
  disclosureGroups,
  feeTotals,
  proposalGroups,
  receiptGroups,
  supervisionEntries,
} from './store.ts'

export interface YearOfUnit {
  readonly unitId: string
  readonly year: number
  /** Acts recorded later are not counted. */
  readonly knownAt: Instant
}

/** A unit's year as counted groups (art. 50), one scan of each ledger table. */
export async function readYearLedger(ctx: Context, { unitId, year, knownAt }: YearOfUnit): Promise<YearLedger> {
  const { db } = ctx
  const asked = { unitId, year, knownAt, ...yearSpan(year) }
  const [fees] = await ask(db, feeTotals(asked))
  return {
    year,
    knownAt,
    disclosures: await ask(db, disclosureGroups(asked)),
    receipts: await ask(db, receiptGroups(asked)),
    applications: await ask(db, applicationGroups(asked)),
    cases: await ask(db, caseGroups(asked)),
    activities: await ask(db, activityGroups(asked)),
    fees: fees ?? { notices: 0, noticedInFen: 0, paidInFen: 0 },
    proposals: await ask(db, proposalGroups(asked)),
    supervision: await ask(db, supervisionEntries(asked)),
  }
}
