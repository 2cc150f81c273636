import type { Db } from '#kit/db/database.ts'
import type { VersionColumns } from '#kit/db/versioned.ts'
import type { ProposalKind } from '#law/report/facts.ts'
import type { ProposalRow } from './proposal.ts'

type Tables = {
  proposal: ProposalRow & VersionColumns
}

export async function isProposalKnown(
  db: Db,
  which: { unitId: string; kind: ProposalKind; reference: string },
): Promise<boolean> {
  const found = await db
    .withTables<Tables>()
    .selectFrom('proposal')
    .select('id')
    .where('unit_id', '=', which.unitId)
    .where('kind', '=', which.kind)
    .where('reference', '=', which.reference)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** True when the error says that the proposal was entered meanwhile. */
export function isProposalTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'proposal_reference'
}
