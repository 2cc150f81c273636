import { afterAll, beforeAll, expect, test } from 'vitest'
import { testContext, testDatabase } from '#tests/database.ts'
import type { Context } from '#kit/context.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { changeUnit } from './change.ts'
import { createUnit } from './create.ts'
import { getUnit, getUnitBySlug, listUnits } from './get-unit.ts'
import { RESERVED_SLUGS } from './schemas.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let ctx: Context

beforeAll(async () => {
  database = await testDatabase()
  ctx = testContext(database)
})
afterAll(() => database.close())

let count = 0
function aUnit(changes: Record<string, unknown> = {}): Record<string, unknown> {
  count += 1
  return {
    slug: `zhen-${count}`,
    name: '青澜县望溪镇人民政府',
    superior: '青澜县人民政府',
    level: 'town',
    address: '青澜县望溪镇溪前街1号',
    postcode: '000000',
    phone: '0000-5550123',
    ...changes,
  }
}

async function actsOn(objectId: string): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    'select kind, article, effective_on, sequence, unit_id from act where object_id = $1 order by sequence',
    [objectId],
  )
  return rows as unknown[]
}

test('art. 4: a unit is entered by an act and found at its address', async () => {
  const unit = await createUnit(ctx, aUnit({ slug: 'wangxi', effectiveOn: '2019-05-15' }))
  expect(await getUnitBySlug(ctx, 'wangxi')).toEqual(unit)
  expect(await getUnit(ctx, unit.id)).toEqual({ ...unit, mayMakeRules: false, isSample: false })
  expect(await listUnits(ctx)).toContainEqual(unit)
  expect(await actsOn(unit.id)).toEqual([
    { kind: 'unit.created', article: '条例第四条', effective_on: '2019-05-15', sequence: 1, unit_id: unit.id },
  ])
})

test('a slug can be used once', async () => {
  await createUnit(ctx, aUnit({ slug: 'taken' }))
  await expect(createUnit(ctx, aUnit({ slug: 'taken' }))).rejects.toThrow(Conflict)
})

test.each([
  ...RESERVED_SLUGS,
  'e',
  'A',
  'a',
  '1a',
  '-a',
  'a'.repeat(42),
  '望溪',
  'a/b',
  '../a',
  'a b',
  'а-cyrillic',
  '',
])('the slug "%s" is refused', async (slug) => {
  await expect(createUnit(ctx, aUnit({ slug }))).rejects.toThrow(Invalid)
})

test('every field that does not fit is named at once', async () => {
  const wrong = aUnit({
    slug: 'api',
    name: ' ',
    level: 'province',
    postcode: '12',
    phone: 'call me',
    effectiveOn: '2021-02-29',
  })
  const error = await createUnit(ctx, wrong).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Invalid)
  const fields = error instanceof Invalid ? error.issues.map((issue) => issue.field) : []
  expect(fields.toSorted()).toEqual(['effectiveOn', 'level', 'name', 'phone', 'postcode', 'slug'])
})

test('a unit is renamed by an act, and its earlier name stays known', async () => {
  const unit = await createUnit(ctx, aUnit())
  const renamed = await changeUnit(ctx, { unitId: unit.id, name: '青澜县望溪街道办事处', phone: '0000-5550124' })
  expect(renamed).toEqual({ ...unit, name: '青澜县望溪街道办事处', phone: '0000-5550124' })
  expect(await actsOn(unit.id)).toMatchObject([{ kind: 'unit.created' }, { kind: 'unit.renamed', sequence: 2 }])
  const { rows } = await database.pool.query(
    'select version, name, superseded_at is null as current from unit where id = $1 order by version',
    [unit.id],
  )
  expect(rows).toEqual([
    { version: 1, name: unit.name, current: false },
    { version: 2, name: renamed.name, current: true },
  ])
})

test('changing nothing, or the slug, is refused; an unknown unit is not found', async () => {
  const { id } = await createUnit(ctx, aUnit())
  await expect(changeUnit(ctx, { unitId: id })).rejects.toThrow(Invalid)
  await expect(changeUnit(ctx, { unitId: id, slug: 'other' })).rejects.toThrow(Invalid)
  await expect(changeUnit(ctx, { unitId: newId(), phone: '0000-5550124' })).rejects.toThrow(NotFound)
  await expect(getUnitBySlug(ctx, "x' or 1=1 --")).rejects.toThrow(NotFound)
})

test('the public may neither enter nor change a unit', async () => {
  const stranger = testContext(database, { actor: { kind: 'public' } })
  const { id } = await createUnit(ctx, aUnit())
  await expect(createUnit(stranger, aUnit())).rejects.toThrow(Forbidden)
  await expect(changeUnit(stranger, { unitId: id, phone: '0000-5550124' })).rejects.toThrow(Forbidden)
})
