import type { z } from 'zod'
import { publicationRefusals } from '#law/ledger-refusals.ts'
import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Conflict, Invalid, refuseIfAny } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { requirePermission } from '#office/account/permission.ts'
import { recordEntry, type Recorded } from '#office/audit/record-entry.ts'
import { getUnit } from '#office/unit/get-unit.ts'
import { disclosureProjection } from './disclosure.ts'
import { appendReceipt } from './receipt.ts'
import { RecordDisclosureInput } from './schemas.ts'
import { isIndexNoTaken } from './store.ts'

/** Enters an item made public (art. 20, 21) with its receipts, one per channel and day. */
export async function recordDisclosure(ctx: Context, rawInput: unknown): Promise<Recorded> {
  requirePermission(ctx, 'disclosure.recorded')
  const input = parseInput(RecordDisclosureInput, rawInput)
  refuseHalfFirstPublication(input)
  return withTransaction(ctx, async (tx) => {
    await getUnit(tx, input.unitId)
    const { unitId, indexNo, formedOn } = input
    if (indexNo !== undefined && (await isIndexNoTaken(tx.db, { unitId, indexNo }))) {
      throw new Conflict(`索引号“${indexNo}”已经登记`)
    }
    refuseIfAny(publicationsOf(input).flatMap((publication) => publicationRefusals(publication, tx.today)))
    const recorded = await recordEntry(tx, disclosureProjection, {
      isNew: true,
      unitId,
      objectId: newId(),
      kind: 'disclosure.recorded',
      article: '条例第十九条',
      effectiveOn: formedOn,
      data: {
        title: input.title,
        category: input.category,
        index_no: indexNo ?? null,
        formed_on: formedOn,
        first_public_on: input.firstPublicOn ?? null,
        first_public_source: input.firstPublicSource ?? null,
      },
    })
    for (const receipt of input.receipts) await appendReceipt(tx, { unitId, disclosureId: recorded.id, ...receipt })
    return recorded
  })
}

type Input = z.output<typeof RecordDisclosureInput>

function publicationsOf({ formedOn, firstPublicOn, firstPublicSource, receipts }: Input) {
  const earlier = firstPublicOn === undefined ? [] : [{ liveOn: firstPublicOn, source: firstPublicSource }]
  return [...earlier, ...receipts].map(({ liveOn, source }) => ({ formedOn, liveOn, source: source ?? null }))
}

function refuseHalfFirstPublication({ firstPublicOn, firstPublicSource }: Input): void {
  if ((firstPublicOn === undefined) === (firstPublicSource === undefined)) return
  const message = '更早公开的日子和来源要一起写'
  throw new Invalid('填写的内容有问题', [{ field: firstPublicOn ? 'firstPublicSource' : 'firstPublicOn', message }])
}
