import type { RowValues } from '#kit/db/versioned.ts'
import { activityProjection } from './activity/activity.ts'
import { applicationProjection, feeNoticeProjection } from './application/application.ts'
import type { Projection } from './audit/projection.ts'
import { noticeProjection } from './calendar/import-notice.ts'
import { disclosureProjection, receiptProjection } from './disclosure/disclosure.ts'
import { proposalProjection } from './proposal/proposal.ts'
import { caseProjection } from './remedy/remedy-case.ts'
import { editionProjection } from './report/edition.ts'
import { supervisionProjection } from './supervision/supervision-entry.ts'
import { unitProjection } from './unit/unit.ts'

/** Every table that can be derived again from the acts: `audit rebuild` folds them all. */
export const PROJECTIONS = [
  unitProjection,
  noticeProjection,
  disclosureProjection,
  receiptProjection,
  applicationProjection,
  feeNoticeProjection,
  caseProjection,
  activityProjection,
  proposalProjection,
  supervisionProjection,
  editionProjection,
] as unknown as readonly Projection<RowValues>[]
