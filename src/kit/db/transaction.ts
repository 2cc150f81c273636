import type { Context } from '#kit/context.ts'

/**
 * Runs the work with a context whose `db` is a transaction, committed when the work returns and undone when it throws.
 * Inside another transaction the work joins that one, so an error caught in between undoes nothing by itself.
 */
export async function withTransaction<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx)
  return ctx.db.transaction().execute((db) => work({ ...ctx, db }))
}
