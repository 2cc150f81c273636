import { deepStrictEqual } from 'node:assert/strict'
import pg from 'pg'
import { APP_ROLE } from '#kit/db/app-role.ts'
import { clientConfig } from '#kit/db/connection.ts'
import type { Context } from '#kit/context.ts'
import { recordApplication } from '#office/application/record.ts'
import { createUnit } from '#office/unit/create.ts'
import { inOffice, type BenchOffice } from '../office.ts'
import { prepare, recordRaw, STATEMENTS, type Entry } from '../raw-record.ts'
import { interleaved, timed, type Measured } from '../table.ts'

const NAME = 'acts/s of record'
const CLIENTS = 8
const PER_ROUND = 4_000
const ROUNDS = 7

/** Eight clients that each record one application after the other: the verb, against its statements in plain `pg`. */
export function measureRecord(): Promise<Measured> {
  return inOffice(async (office) => {
    const pool = new pg.Pool({ ...clientConfig(office.target, { role: APP_ROLE }), max: CLIENTS })
    try {
      await refuseUnsafe(pool)
      const ctx = () => office.workplace.contextFor({ kind: 'cli', name: '测速' })
      const { id: unitId } = await createUnit(ctx(), UNIT)
      // The first personal value of an office asks for more: it makes the key.
      await recordApplication(ctx(), entries(unitId)[0])
      await refuseOtherStatements(office, { ctx, unitId })
      const found = await interleaved({
        name: NAME,
        rounds: ROUNDS,
        ours: () => throughVerb(ctx, entries(unitId)),
        peer: () => throughDriver(pool, ctx, entries(unitId)),
      })
      return { name: NAME, ...found, unit: 'acts/s', ratio: 'ours / peer', limit: { atLeast: 0.6 } }
    } finally {
      await pool.end()
    }
  })
}

const UNIT = {
  slug: 'wangxi',
  name: '青澜县望溪镇人民政府',
  superior: '青澜县人民政府',
  level: 'town',
  address: '溪口路1号',
  postcode: '000000',
  phone: '0000-5550123',
  effectiveOn: '2019-05-15',
}

async function refuseUnsafe(pool: pg.Pool): Promise<void> {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await pool.query<Record<string, string>>(`show ${name}`)
    if (rows[0]?.[name] !== 'on') throw new Error(`${name} is not on`)
  }
}

let number = 0

function entries(unitId: string): Entry[] {
  return Array.from({ length: PER_ROUND }, () => ({
    unitId,
    reference: `依申请〔2021〕${++number}号`,
    applicantClass: 'natural-person',
    receivedOn: '2021-03-01',
    channel: 'post',
    applicantName: '甲某',
  }))
}

/** Acts per second. */
async function throughVerb(ctx: () => Context, asked: readonly Entry[]): Promise<number> {
  return perSecond(asked, () => (entry) => recordApplication(ctx(), entry))
}

/** Acts per second; the values, hashes included, are made before the clock runs. */
async function throughDriver(pool: pg.Pool, ctx: () => Context, asked: readonly Entry[]): Promise<number> {
  const keyring = await ctx().keys.read()
  if (keyring === null) throw new Error('no key was made')
  const prepared = asked.map((entry) => prepare(entry, ctx().now, keyring))
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => pool.connect()))
  try {
    return await perSecond(prepared, (index) => {
      const client = clients[index]
      if (client === undefined) throw new Error('no such client')
      return (entry) => recordRaw(client, entry)
    })
  } finally {
    for (const client of clients) client.release()
  }
}

/** Shares the work among the clients, each of which waits for one entry before it takes the next. */
async function perSecond<T>(
  work: readonly T[],
  client: (index: number) => (one: T) => Promise<unknown>,
): Promise<number> {
  const queue = work.values()
  const milliseconds = await timed(() =>
    Promise.all(
      Array.from({ length: CLIENTS }, async (_, index) => {
        const record = client(index)
        for (const one of queue) await record(one)
      }),
    ),
  )
  return (work.length / milliseconds) * 1000
}

/** The driver's script must send what the verb sends, or it is no peer. */
async function refuseOtherStatements(
  { workplace }: BenchOffice,
  { ctx, unitId }: { ctx: () => Context; unitId: string },
): Promise<void> {
  const client = await workplace.database.pool.connect()
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const sent: string[] = []
  client.query = ((...args: [unknown, ...unknown[]]) => {
    sent.push(squeezed(textOf(args[0])))
    return query(...args)
  }) as typeof client.query
  client.release()
  await recordApplication(ctx(), entries(unitId)[0])
  Reflect.deleteProperty(client, 'query')
  deepStrictEqual(sent, Object.values(STATEMENTS).map(squeezed))
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : ''
}

function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
