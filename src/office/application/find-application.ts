import type { Context } from '#kit/context.ts'
import { lockCurrent } from '#kit/db/lock-current.ts'
import type { VersionColumns } from '#kit/db/versioned.ts'
import { NotFound } from '#kit/errors.ts'
import { applicationProjection, type ApplicationRow } from './application.ts'
import { findApplication } from './store.ts'

export interface Which {
  readonly unitId: string
  readonly reference: string
}

/** The application of a reference; throws NotFound. */
export async function getApplication(ctx: Context, which: Which): Promise<ApplicationRow & VersionColumns> {
  const application = await findApplication(ctx.db, which)
  if (!application) throw new NotFound(`登记簿里没有“${which.reference}”这件申请`)
  return application
}

/** The application of a reference, locked until the transaction ends; throws NotFound. */
export async function lockApplication(tx: Context, which: Which): Promise<ApplicationRow & VersionColumns> {
  const { id } = await getApplication(tx, which)
  const locked = await lockCurrent<ApplicationRow>(tx.db, { table: applicationProjection.table, id })
  if (!locked) throw new NotFound(`登记簿里没有“${which.reference}”这件申请`)
  return locked
}
