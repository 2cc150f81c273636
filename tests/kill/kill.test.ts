import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withClient } from '#kit/db/connection.ts'
import { attachOrStart } from '#kit/postgres/start.ts'
import { temporaryFolder } from '#tests/database.ts'
import { runWriter } from './program.ts'

const ROUNDS = 24
const LONGEST_RUN_MS = 350

test(`${ROUNDS} times kill -9 of program and database: no acknowledged act is lost`, { timeout: 120_000 }, async () => {
  const dataDir = temporaryFolder()
  const acknowledged = new Map<string, string>()
  for (let round = 0; round < ROUNDS; round++) {
    const writer = runWriter(dataDir)
    await writer.printed('ready')
    await pause(Math.random() * LONGEST_RUN_MS)
    await (round % 4 === 3 ? writer.killAlone() : writer.killTree())
    for (const line of writer.lines().filter((text) => text !== 'ready')) {
      const [object = '', hash = ''] = line.split(' ')
      acknowledged.set(object, hash)
    }
  }

  const server = await attachOrStart({ dataDir, pgBin: process.env['PG_BIN'] || null })
  const kept = await withClient(server.target, async (client) => {
    const { rows } = await client.query<{ object: string; hash: string }>('SELECT object_id AS object, hash FROM act')
    return new Map(rows.map((row) => [row.object, row.hash]))
  })
  await server.stop()

  const lost = [...acknowledged].filter(([object, hash]) => kept.get(object) !== hash)
  expect(acknowledged.size).toBeGreaterThan(ROUNDS)
  expect(lost).toEqual([])
})
