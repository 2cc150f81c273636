import type { Day } from '#law/day.ts'
import { publicationRefusals } from '#law/ledger-refusals.ts'
import type { Channel } from '#law/report/facts.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { NotFound, refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { receiptProjection } from './disclosure.ts'
import { RecordReceiptInput } from './schemas.ts'
import { findDisclosure } from './store.ts'

/** Enters that an item went out on one more channel (art. 23). */
export async function recordReceipt(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'receipt.recorded')
  const { disclosure: id, ...receipt } = parseInput(RecordReceiptInput, rawInput)
  return withTransaction(ctx, async (tx) => {
    const disclosure = await findDisclosure(tx.db, { unitId: receipt.unitId, id })
    if (!disclosure) throw new NotFound('没有登记过这条信息')
    const { formed_on: formedOn } = disclosure
    const { liveOn, source } = receipt
    refuseIfAny(publicationRefusals({ formedOn, liveOn, source: source ?? null }, tx.today))
    return appendReceipt(tx, { ...receipt, disclosureId: id })
  })
}

interface NewReceipt {
  readonly unitId: string
  readonly disclosureId: string
  readonly channel: Channel
  readonly liveOn: Day
  readonly source?: string | undefined
}

/** Appends a receipt that has been found lawful, inside the caller's transaction. */
export async function appendReceipt(tx: Context, receipt: NewReceipt): Promise<Recorded> {
  const { unitId, disclosureId, channel, liveOn, source } = receipt
  return recordEntry(tx, receiptProjection, {
    isNew: true,
    unitId,
    objectId: newId(),
    kind: 'receipt.recorded',
    article: '条例第二十三条',
    effectiveOn: liveOn,
    ...(source === undefined ? {} : { evidence: source }),
    data: {
      disclosure_id: disclosureId,
      channel,
      state: 'live',
      live_on: liveOn,
      ended_on: null,
      source: source ?? null,
    },
  })
}
