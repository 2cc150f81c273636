import type { z } from 'zod'
import type { Context } from '#kit/context.ts'
import { recordActivity } from '#office/activity/record.ts'
import { RecordActivityInput } from '#office/activity/schemas.ts'
import { amendApplication } from '#office/application/amend.ts'
import { closeApplication } from '#office/application/close.ts'
import { recordFeeNotice } from '#office/application/fee-notice.ts'
import { recordFeePayment } from '#office/application/fee-payment.ts'
import { recordApplication } from '#office/application/record.ts'
import {
  AmendApplicationInput,
  CloseApplicationInput,
  RecordApplicationInput,
  RecordFeeNoticeInput,
  RecordFeePaymentInput,
} from '#office/application/schemas.ts'
import type { Recorded } from '#office/audit/record-entry.ts'
import { recordReceipt } from '#office/disclosure/receipt.ts'
import { recordDisclosure } from '#office/disclosure/record.ts'
import { RecordDisclosureInput, RecordReceiptInput, WithdrawReceiptInput } from '#office/disclosure/schemas.ts'
import { withdrawReceipt } from '#office/disclosure/withdraw.ts'
import { recordProposal } from '#office/proposal/record.ts'
import { RecordProposalInput } from '#office/proposal/schemas.ts'
import { decideCase } from '#office/remedy/decide.ts'
import { recordCase } from '#office/remedy/record.ts'
import { DecideCaseInput, RecordCaseInput } from '#office/remedy/schemas.ts'
import { recordSupervision } from '#office/supervision/record.ts'
import { RecordSupervisionInput } from '#office/supervision/schemas.ts'

/** One thing that can be recorded: the word on the command line and in a file's lines. */
export interface RecordKind {
  readonly name: string
  readonly summary: string
  readonly schema: z.ZodType
  readonly verb: (ctx: Context, rawInput: unknown) => Promise<Recorded>
}

const kind = (name: string, summary: string, { schema, verb }: Pick<RecordKind, 'schema' | 'verb'>): RecordKind => ({
  name,
  summary,
  schema,
  verb,
})

export const RECORD_KINDS: readonly RecordKind[] = [
  kind('disclosure', '登记一条主动公开的信息，可以连同公开记录', {
    schema: RecordDisclosureInput,
    verb: recordDisclosure,
  }),
  kind('receipt', '登记一条信息又在一个渠道公开', { schema: RecordReceiptInput, verb: recordReceipt }),
  kind('withdrawal', '登记一条公开记录已撤下，或登记有误', { schema: WithdrawReceiptInput, verb: withdrawReceipt }),
  kind('application', '登记收到一件政府信息公开申请', { schema: RecordApplicationInput, verb: recordApplication }),
  kind('outcome', '登记一件申请的办理结果', { schema: CloseApplicationInput, verb: closeApplication }),
  kind('amend', '更正登记簿里的一件申请，写明理由', { schema: AmendApplicationInput, verb: amendApplication }),
  kind('fee-notice', '登记发出收费通知', { schema: RecordFeeNoticeInput, verb: recordFeeNotice }),
  kind('fee-payment', '登记收到信息处理费', { schema: RecordFeePaymentInput, verb: recordFeePayment }),
  kind('case', '登记一起行政复议或行政诉讼', { schema: RecordCaseInput, verb: recordCase }),
  kind('case-result', '登记行政复议、行政诉讼的结果', { schema: DecideCaseInput, verb: decideCase }),
  kind('activity', '登记一个部门给第二张表的数字；再次登记即替换', {
    schema: RecordActivityInput,
    verb: recordActivity,
  }),
  kind('proposal', '登记已答复的代表建议或政协提案', { schema: RecordProposalInput, verb: recordProposal }),
  kind('supervision', '登记考核、评议、责任追究的结果或业务培训', {
    schema: RecordSupervisionInput,
    verb: recordSupervision,
  }),
]
