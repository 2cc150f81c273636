import { setTimeout } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { temporaryFolder, testContext, testDatabase } from '#tests/database.ts'
import { fixedKeyring, fixedKeys } from '#tests/keys.ts'
import type { Context } from '#kit/context.ts'
import { keyFile, type KeyStore } from '#kit/crypto/key-file.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Forbidden } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { day } from '#law/day.ts'
import type { Act } from '#office/audit/act.ts'
import { keysStatus } from '#office/audit/personal/keys-status.ts'
import { keyTrouble } from '#office/audit/personal/personal-keys.ts'
import { recordAct } from '#office/audit/record-act.ts'
import { verifyAudit } from '#office/audit/verify.ts'
import { erasePersonal } from './erase-personal.ts'
import { pruneKeys, rotateKeys } from './rotate-keys.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let ctx: Context

beforeEach(async () => {
  database = await testDatabase()
  ctx = testContext(database)
  return () => database.close()
})

const silent = () => ({ step: () => undefined, done: () => undefined })

async function anApplicant(name: string, within = ctx): Promise<Act> {
  const [kind, article] = ['application.received', '条例第二十九条']
  const act = { unitId: null, objectKind: 'letter', kind, article, effectiveOn: day('2021-01-18'), data: {} }
  return recordAct(within, { ...act, objectId: newId(), personal: { name } })
}

async function keptOf(act: Act): Promise<{ value: string; salt: string; key_id: string | null }> {
  const { rows } = await database.pool.query('select value, salt, key_id from personal_value where act_id = $1', [
    act.id,
  ])
  return rows[0] as { value: string; salt: string; key_id: string | null }
}

/** As it was written before there were keys: what only the owner of the tables can bring back. */
async function putInClear(act: Act, value: string): Promise<void> {
  await asOwner('update personal_value set value = $2, key_id = null where act_id = $1', [act.id, value])
}

async function asOwner(statement: string, values: unknown[]): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('SET ROLE NONE')
    await client.query('ALTER TABLE personal_value DISABLE TRIGGER USER')
    await client.query(statement, values)
    await client.query('ALTER TABLE personal_value ENABLE TRIGGER USER')
  } finally {
    client.release(true)
  }
}

async function rulesFound(within = ctx): Promise<string[]> {
  const against = { logs: async () => [], heads: async () => [] }
  return (await verifyAudit(within, { against, mustHaveHead: false })).map((finding) => finding.rule)
}

test('rotation brings every value under a new key: sealed ones, clear ones, and one that only looks sealed', async () => {
  const [one, two] = [await anApplicant('甲某'), await anApplicant('zm1.乙某')]
  await putInClear(two, 'zm1.乙某')
  expect(await rulesFound()).toEqual([])
  const before = await keptOf(one)
  const rotated = await rotateKeys(ctx, silent)
  expect(rotated).toMatchObject({ resealed: 2, unopened: 0, act: { kind: 'keys.rotated', unitId: null } })
  expect((await keptOf(one)).value.split('.').slice(3)).toEqual(before.value.split('.').slice(3))
  for (const act of [one, two]) expect((await keptOf(act)).key_id).toBe(rotated.keyId)
  expect((await keptOf(two)).value).not.toContain('乙某')
  expect(await rulesFound()).toEqual([])
})

test('more than one page, and a second rotation with an act on the same chain', async () => {
  await asOwner(
    `insert into personal_value (act_id, field, salt, value)
     select $1, 'f' || n, 's', 'v' from generate_series(1, 1003) n`,
    [(await anApplicant('甲某')).id],
  )
  let steps = 0
  const counted = (total: number) => ({ step: (by = 1) => (steps += by), done: () => expect(steps).toBe(total) })
  expect(await rotateKeys(ctx, counted)).toMatchObject({ resealed: 1004, act: { sequence: 1 } })
  expect(await rotateKeys(ctx, silent)).toMatchObject({ resealed: 1004, act: { sequence: 2 } })
})

test('an old key is kept while a value uses it, then removed by an act of its own', async () => {
  const act = await anApplicant('甲某')
  expect(await pruneKeys(ctx)).toEqual({ removed: [], kept: [], act: null })
  const { keyId } = await rotateKeys(ctx, silent)
  const old = await keptOf(act)
  expect((await keysStatus(ctx)).keys).toEqual([
    { id: 'k0000000', isInFile: true, values: 0 },
    { id: keyId, isInFile: true, values: 1 },
  ])
  expect(await pruneKeys(ctx)).toMatchObject({ removed: ['k0000000'], kept: [], act: { kind: 'keys.pruned' } })
  expect((await ctx.keys.read())?.keys.size).toBe(1)
  expect((await keptOf(act)).value).toBe(old.value)
  expect(await rulesFound()).toEqual([])
})

test('an old key that a value still uses is not removed', async () => {
  const act = await anApplicant('甲某')
  const { value } = await keptOf(act)
  await rotateKeys(ctx, silent)
  await asOwner(`update personal_value set value = $2, key_id = 'k0000000' where act_id = $1`, [act.id, value])
  expect(await pruneKeys(ctx)).toEqual({ removed: [], kept: ['k0000000'], act: null })
  expect((await ctx.keys.read())?.keys.size).toBe(2)
})

test('a value whose key is gone is left alone and named, never passed', async () => {
  const lost = await anApplicant('甲某', testContext(database, { keys: fixedKeys(fixedKeyring('lost', 3)) }))
  await anApplicant('乙某')
  expect(await rulesFound()).toEqual(['AUD-KEY'])
  expect(await rotateKeys(ctx, silent)).toMatchObject({ resealed: 1, unopened: 1 })
  expect((await keptOf(lost)).key_id).toBe('lost')
  expect(await rulesFound()).toEqual(['AUD-KEY'])
  expect(await keyTrouble(ctx)).toContain('lost（1 项）')
  await erasePersonal(ctx, { objectId: lost.objectId, reason: '打不开' })
  expect(await rulesFound()).toEqual([])
})

test('a key file with another key of the same id: found', async () => {
  await anApplicant('甲某')
  expect(await rulesFound(testContext(database, { keys: fixedKeys(fixedKeyring('k0000000', 9)) }))).toEqual(['AUD-KEY'])
})

test('a sealed value moved to another act, or a clear one exchanged before it was sealed: found', async () => {
  const [one, two] = [await anApplicant('甲某'), await anApplicant('乙某')]
  await asOwner('update personal_value set value = $2 where act_id = $1', [one.id, (await keptOf(two)).value])
  await putInClear(two, '丙某')
  await rotateKeys(ctx, silent)
  expect(await rulesFound()).toEqual(['AUD-PERSONAL', 'AUD-PERSONAL'])
})

test('the first value makes the key file, but a missing one beside sealed values is never made anew', async () => {
  const folder = temporaryFolder()
  const place = (name: string) => keyFile({ path: `${folder}/${name}.json`, dataDir: `${folder}/data` })
  const first = testContext(database, { keys: place('first') })
  await anApplicant('甲某', first)
  const lost = testContext(database, { keys: place('lost') })
  await expect(anApplicant('乙某', lost)).rejects.toThrow(/1 项个人信息加密保存.*找不到密钥文件.*lost\.json/)
  await expect(rotateKeys(lost, silent)).rejects.toThrow('不会另造密钥')
  expect(await keyTrouble(lost)).toContain('找不到密钥文件')
  expect(await lost.keys.read()).toBeNull()
  expect(await rulesFound(lost)).toEqual(['AUD-KEY'])
  expect(await keyTrouble(first)).toBeNull()
})

test.each([
  ['another sealed text', `value = regexp_replace(value, '[^.]+$', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA')`],
  ['another salt', `salt = repeat('0', 32)`],
  ['clear text', `value = '乙某', key_id = null`],
  ['another act', 'act_id = act_id + 1'],
])('the application cannot put in the place of a sealed value: %s', async (_, change) => {
  const { id } = await anApplicant('甲某')
  const work = database.pool.query(`update personal_value set ${change} where act_id = $1`, [id])
  await expect(work).rejects.toMatchObject({ code: '42501' })
})

test('the column and the sealed text name the same key', async () => {
  const { id } = await anApplicant('甲某')
  const work = database.pool.query(`update personal_value set key_id = 'k1' where act_id = $1`, [id])
  await expect(work).rejects.toMatchObject({ constraint: 'personal_value_sealed' })
})

test('writers while keys are rotated and pruned lose nothing', async () => {
  const write = async (): Promise<void> => {
    for (let turn = 0; turn < 15; turn += 1) await withTransaction(ctx, (tx) => anApplicant('甲某', tx))
  }
  const renew = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await rotateKeys(ctx, silent)
      await pruneKeys(ctx)
    }
  }
  await Promise.all([write(), write(), renew()])
  expect(await keyTrouble(ctx)).toBeNull()
  expect(await rulesFound()).toEqual([])
})

test('a key is not removed while a value sealed under it is still being written', async () => {
  await anApplicant('甲某')
  const [hasRead, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow: KeyStore = {
    ...ctx.keys,
    async read() {
      const keyring = await ctx.keys.read()
      hasRead.resolve()
      await goOn.promise
      return keyring
    },
  }
  const writing = withTransaction({ ...ctx, keys: slow }, (tx) => anApplicant('乙某', tx))
  await hasRead.promise
  const renewing = rotateKeys(ctx, silent).then(() => pruneKeys(ctx))
  await Promise.race([renewing, setTimeout(500)])
  goOn.resolve()
  await Promise.all([writing, renewing])
  expect(await keyTrouble(ctx)).toBeNull()
  expect(await rulesFound()).toEqual([])
})

test('the public may neither rotate nor prune', async () => {
  const stranger = testContext(database, { actor: { kind: 'public' } })
  await expect(rotateKeys(stranger, silent)).rejects.toThrow(Forbidden)
  await expect(pruneKeys(stranger)).rejects.toThrow(Forbidden)
})
