import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testContext, testDatabase } from '#tests/database.ts'
import type { Context } from '#kit/context.ts'
import { hashHex } from '#kit/crypto/hash.ts'
import { newId } from '#kit/id.ts'
import { day } from '#law/day.ts'
import type { Instant } from '#law/day.ts'
import { erasePersonal } from '#office/account/erase-personal.ts'
import { headsInFolder, headsInText } from './head-file.ts'
import { headLine } from './head.ts'
import { listHeadsOf } from './list-heads.ts'
import { recordAct } from './record-act.ts'
import type { Act } from './record-act.ts'
import { catchUpHeads, sealPending } from './seal.ts'
import { verifyAudit } from './verify.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let ctx: Context
let headsDir: string
const unitId = newId()

beforeEach(async () => {
  database = await testDatabase()
  ctx = testContext(database)
  headsDir = await mkdtemp(join(tmpdir(), 'heads-'))
})
afterEach(async () => {
  await database.close()
  await rm(headsDir, { recursive: true })
})

async function record(objectId: string, personal?: Record<string, string>): Promise<Act> {
  return recordAct(ctx, {
    unitId,
    objectKind: 'application',
    objectId,
    kind: 'application.amended',
    article: '条例第二十九条',
    effectiveOn: day('2021-01-18'),
    data: { note: '望溪镇' },
    ...(personal ? { personal } : {}),
  })
}

/** Three objects of three acts each, sealed in two batches: the record every case below tampers with. */
async function aRecord(): Promise<Act[]> {
  const objects = [newId(), newId(), newId()]
  const acts: Act[] = []
  for (const objectId of objects) for (let turn = 0; turn < 2; turn += 1) acts.push(await record(objectId))
  await sealPending(ctx, { headsDir })
  for (const objectId of objects) acts.push(await record(objectId, { applicant: '甲某' }))
  await sealPending(ctx, { headsDir })
  return acts
}

function at(acts: readonly Act[], index: number): Act {
  const act = acts[index]
  if (!act) throw new RangeError(`no act ${index}`)
  return act
}

/** What the owner of the tables can do, past every trigger and right of the application. */
async function tamper(...statements: [string, unknown[]?][]): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('SET ROLE NONE')
    for (const table of ['act', 'log_leaf', 'log_head', 'personal_value']) {
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    }
    for (const [statement, values] of statements) await client.query(statement, values ?? [])
  } finally {
    client.release(true)
  }
}

async function verify(): Promise<{ rules: string[]; places: string[] }> {
  const findings = await verifyAudit(ctx, { against: headsInFolder(headsDir), mustHaveHead: true })
  return {
    rules: [...new Set(findings.map((finding) => finding.rule))].toSorted(),
    places: findings.map((f) => f.where),
  }
}

test('an untouched record verifies, also while new acts wait for the sealer', async () => {
  await aRecord()
  await record(newId())
  expect(await verify()).toEqual({ rules: [], places: [] })
})

test('the body of an act changed: found and named', async () => {
  const acts = await aRecord()
  await tamper(['update act set body = replace(body, $2, $3) where id = $1', [at(acts, 4).id, '望溪镇', '望西镇']])
  expect(await verify()).toEqual({ rules: ['AUD-CHANGED'], places: [`act.${at(acts, 4).id}`] })
})

test.each([
  ['effective_on', '2020-12-31'],
  ['recorded_at', '2020-12-31T00:00:00Z'],
  ['kind', 'application.closed'],
  ['actor_name', '乙某'],
  ['article', '条例第一条'],
  ['evidence', '补的证据'],
  ['unit_id', newId()],
  ['object_kind', 'fee_notice'],
  ['algorithm', 'md5'],
])('the column %s changed beside the hashed text: found and named', async (column, value) => {
  const acts = await aRecord()
  await tamper([`update act set ${column} = $2 where id = $1`, [at(acts, 3).id, value]])
  expect(await verify()).toMatchObject({ rules: ['AUD-CHANGED'], places: [`act.${at(acts, 3).id}`] })
})

test('an act changed with its own hash made to fit: the chain and the log still know', async () => {
  const acts = await aRecord()
  const { rows } = await database.pool.query('select replace(body, $2, $3) as body from act where id = $1', [
    at(acts, 0).id,
    '望溪镇',
    '望西镇',
  ])
  const { body } = rows[0] as { body: string }
  await tamper(['update act set body = $2, hash = $3 where id = $1', [at(acts, 0).id, body, hashHex('sm3', body)]])
  expect(await verify()).toEqual({
    rules: ['AUD-CHAIN', 'AUD-CHANGED'],
    places: [`act.${at(acts, 1).id}`, `act.${at(acts, 0).id}`],
  })
})

test('an act removed from the middle of its object: the gap and the leaf name it', async () => {
  const acts = await aRecord()
  await tamper(['delete from act where id = $1', [at(acts, 1).id]])
  const { rules, places } = await verify()
  expect(rules).toEqual(['AUD-REMOVED'])
  expect(places).toContain(`act.${at(acts, 1).id}`)
})

test('the last act of an object removed: the leaf names it', async () => {
  const acts = await aRecord()
  const { id } = at(acts, 8)
  await tamper(['delete from personal_value where act_id = $1', [id]], ['delete from act where id = $1', [id]])
  expect(await verify()).toEqual({ rules: ['AUD-REMOVED'], places: [`act.${id}`] })
})

test('an act removed together with its leaf: the missing leaf is found', async () => {
  const acts = await aRecord()
  const { id } = at(acts, 5)
  await tamper(['delete from act where id = $1', [id]], ['delete from log_leaf where act_id = $1', [id]])
  const { rules, places } = await verify()
  expect(rules).toEqual(['AUD-REMOVED'])
  expect(places).toContain('log[5]')
})

test('an unsealed act removed: its place in the queue names it', async () => {
  await aRecord()
  const { id } = await record(newId())
  await tamper(['delete from act where id = $1', [id]])
  await sealPending(ctx, { headsDir })
  expect(await verify()).toEqual({ rules: ['AUD-REMOVED'], places: [`act.${id}`] })
})

test('two acts exchanged in the order of their object: found and named', async () => {
  const acts = await aRecord()
  const [one, two] = [at(acts, 0), at(acts, 1)]
  await tamper(
    ['update act set sequence = 100 where id = $1', [two.id]],
    ['update act set sequence = 2, previous_hash = $2 where id = $1', [one.id, two.previousHash]],
    ['update act set sequence = 1, previous_hash = null where id = $1', [two.id]],
  )
  const { rules, places } = await verify()
  expect(rules).toContain('AUD-REORDERED')
  expect(places).toEqual(expect.arrayContaining([`act.${one.id}`, `act.${two.id}`]))
})

test('two acts exchanged in the log: found and named', async () => {
  const acts = await aRecord()
  const [one, two] = [at(acts, 0), at(acts, 2)]
  const swap = 'update log_leaf set position = $2 where act_id = $1'
  await tamper([swap, [one.id, 99]], [swap, [two.id, 0]], [swap, [one.id, 2]])
  const { rules, places } = await verify()
  expect(rules).toEqual(['AUD-REORDERED', 'AUD-ROOT'])
  expect(places).toContain(`act.${one.id}`)
})

test('two acts that exchanged their numbers under the log: both found and named', async () => {
  const acts = await aRecord()
  const [one, two] = [at(acts, 0), at(acts, 2)]
  const renumber = 'update act set id = $2 where id = $1'
  await tamper(
    ['alter table act alter column id set generated by default'],
    [renumber, [one.id, 9999]],
    [renumber, [two.id, one.id]],
    [renumber, [9999, two.id]],
  )
  expect(await verify()).toEqual({ rules: ['AUD-REORDERED'], places: [`act.${one.id}`, `act.${two.id}`] })
})

test('an act written past the system: found and named', async () => {
  const acts = await aRecord()
  const { id } = await record(at(acts, 0).objectId)
  await tamper(['delete from act_unsealed where act_id = $1', [id]])
  expect(await verify()).toEqual({ rules: ['AUD-INSERTED'], places: [`act.${id}`] })
})

test('an act that waits longer than a minute for the sealer is a warning', async () => {
  await aRecord()
  const { id } = await record(newId())
  ctx = testContext(database, { now: '2021-01-20T01:02:00.000Z' as Instant })
  expect(await verify()).toEqual({ rules: ['AUD-UNSEALED'], places: [`act.${id}`] })
})

test('the end of the record cut off without a trace: only the head kept outside knows', async () => {
  await aRecord()
  const cut: [string][] = [
    ['delete from personal_value where act_id in (select act_id from log_leaf where position >= 6)'],
    ['delete from act where id in (select act_id from log_leaf where position >= 6)'],
    ['delete from log_leaf where position >= 6'],
    ['delete from log_head where size > 6'],
  ]
  const [head] = await listHeadsOf(ctx, unitId)
  await tamper(...cut)
  const blind = await verifyAudit(ctx, {
    against: { logs: async () => [], heads: async () => [] },
    mustHaveHead: false,
  })
  expect(blind).toEqual([])
  expect((await verify()).rules).toEqual(['AUD-CUT-OFF'])
  const explicit = await verifyAudit(ctx, { against: headsInText(head ? headLine(head) : ''), mustHaveHead: false })
  expect(explicit.map((finding) => [finding.rule, finding.left, finding.right])).toEqual([['AUD-CUT-OFF', 9, 6]])
})

test('a record emptied wholly is found by the head kept outside', async () => {
  await aRecord()
  await tamper(['delete from personal_value'], ['delete from act'], ['delete from log_leaf'], ['delete from log_head'])
  expect((await verify()).rules).toEqual(['AUD-CUT-OFF'])
})

test('a record rewritten with fitting hashes, leaves and heads: the head kept outside does not fit', async () => {
  await aRecord()
  await tamper(['delete from personal_value'], ['delete from act'], ['delete from log_leaf'], ['delete from log_head'])
  const elsewhere = await mkdtemp(join(tmpdir(), 'heads-'))
  const objects = [newId(), newId(), newId()]
  for (const objectId of [...objects, ...objects]) await record(objectId)
  await sealPending(ctx, { headsDir: elsewhere })
  for (const objectId of objects) await record(objectId)
  await sealPending(ctx, { headsDir: elsewhere })
  await rm(elsewhere, { recursive: true })
  expect(await verify()).toEqual({ rules: ['AUD-ROOT'], places: ['log[6]', 'log[9]'] })
})

test('a head removed from the end: the leaves without one are found', async () => {
  await aRecord()
  await tamper(['delete from log_head where size = 9'])
  expect((await verify()).rules).toEqual(['AUD-CUT-OFF', 'AUD-ROOT'])
})

test('without any head outside the verification says what it cannot see', async () => {
  await aRecord()
  await rm(join(headsDir, `${unitId}.jsonl`))
  expect((await verify()).rules).toEqual(['AUD-NO-OUTSIDE-HEAD'])
})

test('a personal value exchanged, or removed past the procedure: found and named', async () => {
  const acts = await aRecord()
  await tamper(
    ['update personal_value set value = $2, key_id = null where act_id = $1', [at(acts, 6).id, '乙某']],
    ['delete from personal_value where act_id = $1', [at(acts, 7).id]],
  )
  const { rules, places } = await verify()
  expect(rules).toEqual(['AUD-PERSONAL'])
  expect(places.toSorted()).toEqual([`act.${at(acts, 6).id}.applicant`, `act.${at(acts, 7).id}.applicant`].toSorted())
})

test('PIPL art. 47: personal values are erased by an act, and the record still verifies', async () => {
  const acts = await aRecord()
  const { objectId } = at(acts, 6)
  const act = await erasePersonal(ctx, { objectId, reason: '申请人要求删除' })
  await sealPending(ctx, { headsDir })
  expect(act).toMatchObject({ kind: 'personal.erased', sequence: 4, data: { reason: '申请人要求删除' } })
  const { rows } = await database.pool.query('select salt, value from personal_value where act_id = $1', [
    at(acts, 6).id,
  ])
  expect(rows).toEqual([{ salt: null, value: null }])
  expect((await verify()).rules).toEqual([])
})

test('after a crash between sealing and writing, the head outside is caught up, past a torn line', async () => {
  await aRecord()
  const file = join(headsDir, `${unitId}.jsonl`)
  const [first = ''] = (await readFile(file, 'utf8')).split('\n')
  await writeFile(file, `${first}\n{"log":"torn`)
  await catchUpHeads(ctx, { headsDir })
  const sizes = (await headsInFolder(headsDir).heads(unitId)).map((head) => head.size)
  expect(sizes).toEqual([6, 9])
  expect((await verify()).rules).toEqual([])
})

test('several sealers at once seal every act once', async () => {
  const object = newId()
  for (let turn = 0; turn < 20; turn += 1) await record(object)
  const sealed = await Promise.all([1, 2, 3, 4].map(() => sealPending(ctx, { headsDir })))
  expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(20)
  expect((await verify()).rules).toEqual([])
})
