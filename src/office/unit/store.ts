import type { Db } from '#kit/db/database.ts'
import type { VersionColumns } from '#kit/db/versioned.ts'
import type { Unit, UnitRow } from './unit.ts'

const current = (db: Db) =>
  db
    .withTables<{ unit: UnitRow & VersionColumns }>()
    .selectFrom('unit')
    .select(['id', 'slug', 'name', 'superior', 'level', 'address', 'postcode', 'phone'])
    .select(['may_make_rules as mayMakeRules', 'is_sample as isSample'])
    .where('superseded_at', 'is', null)

/** The unit at a public address, or undefined. */
export async function findUnitBySlug(db: Db, slug: string): Promise<Unit | undefined> {
  return current(db).where('slug', '=', slug).executeTakeFirst()
}

/** The unit of an id, or undefined. */
export async function findUnitById(db: Db, id: string): Promise<Unit | undefined> {
  return current(db).where('id', '=', id).executeTakeFirst()
}

/** Every unit, by public address. */
export async function findUnits(db: Db): Promise<Unit[]> {
  return current(db).orderBy('slug').execute()
}

/** True when the error says that another unit has the slug. */
export function isSlugTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'unit_current_slug'
}
