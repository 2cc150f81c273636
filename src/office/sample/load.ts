import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { NotFound } from '#kit/errors.ts'
import type { Progress } from '#kit/progress.ts'
import { requirePermission } from '#office/account/permission.ts'
import { createUnit } from '#office/unit/create.ts'
import { getUnitBySlug } from '#office/unit/get-unit.ts'
import { sampleEntries } from './entries.ts'
import { SAMPLE_SLUG, SAMPLE_TOWN } from './town.ts'

export interface LoadedSample {
  readonly unitId: string
  /** False when it was there already; nothing is written then. */
  readonly isNew: boolean
}

/**
 * Enters the fictional town with its ledgers of 2020 and 2021 through the verbs that a clerk uses, all or nothing.
 * The office's day must be later than the sample's last act, 10 March 2022.
 */
export async function loadSample(
  ctx: Context,
  showProgress?: (label: string, total: number) => Progress,
): Promise<LoadedSample> {
  requirePermission(ctx, 'sample.loaded')
  const known = await findSample(ctx)
  if (known !== null) return { unitId: known, isNew: false }
  const entries = sampleEntries()
  const progress = showProgress?.('载入样例', entries.length)
  const unitId = await withTransaction(ctx, async (tx) => {
    const { id } = await createUnit(tx, SAMPLE_TOWN)
    for (const { verb, input } of entries) {
      await verb(tx, { unitId: id, ...input })
      progress?.step()
    }
    return id
  }).finally(() => progress?.done())
  return { unitId, isNew: true }
}

async function findSample(ctx: Context): Promise<string | null> {
  try {
    return (await getUnitBySlug(ctx, SAMPLE_SLUG)).id
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
