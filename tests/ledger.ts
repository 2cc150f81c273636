import { sql } from 'kysely'
import type { Context } from '#kit/context.ts'
import { createUnit } from '#office/unit/create.ts'

/** A fictional town to record for; returns its id. */
export async function aTown(ctx: Context, slug = 'wangxi', more: Record<string, unknown> = {}): Promise<string> {
  const unit = await createUnit(ctx, {
    slug,
    name: `青澜县${slug}镇人民政府`,
    superior: '青澜县人民政府',
    level: 'town',
    address: '溪口路1号',
    postcode: '000000',
    phone: '0000-5550123',
    effectiveOn: '2019-05-15',
    ...more,
  })
  return unit.id
}

interface ReadAct {
  readonly kind: string
  readonly article: string
  readonly effectiveOn: string
  readonly data: unknown
}

/** The acts on an object, oldest first. */
export async function actsOn(ctx: Context, id: string): Promise<ReadAct[]> {
  const acts = await sql<ReadAct>`
    select kind, article, effective_on as "effectiveOn", (body::jsonb)->'data' as data
    from act where object_id = ${id} order by sequence`.execute(ctx.db)
  return acts.rows
}

/** The current version of an object in a table. */
export async function currentRow(
  ctx: Context,
  table: string,
  id: string,
): Promise<Record<string, unknown> | undefined> {
  const rows = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)} where id = ${id} and superseded_at is null`.execute(ctx.db)
  return rows.rows[0]
}
