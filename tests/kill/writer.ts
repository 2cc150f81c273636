import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Context } from '#kit/context.ts'
import { keyFile } from '#kit/crypto/key-file.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { openDatabase } from '#kit/db/open.ts'
import { diskFiles } from '#kit/files.ts'
import { projectRoot } from '#kit/paths.ts'
import { startEmbedded } from '#kit/postgres/start.ts'
import { day } from '#law/day.ts'
import type { Instant } from '#law/day.ts'
import { recordAct } from '#office/audit/record-act.ts'

/** Records acts until it is killed and prints "object hash" after each commit: the program that the kill test kills. */

const CLIENTS = 4

const dataDir = process.argv[2] ?? ''
const server = await startEmbedded({ dataDir, pgBin: process.env['PG_BIN'] || null })
const { db } = await openDatabase({
  target: server.target,
  migrations: join(projectRoot(), 'migrations'),
  poolSize: CLIENTS,
})
process.stdout.write('ready\n')
await Promise.all(Array.from({ length: CLIENTS }, writeForEver))

async function writeForEver(): Promise<void> {
  for (;;) {
    const objectId = randomUUID()
    const act = await withTransaction(context(), (tx) =>
      recordAct(tx, {
        unitId: null,
        objectKind: 'kill-test',
        objectId,
        kind: 'kill-test.written',
        article: '条例第五条',
        effectiveOn: tx.today,
        data: {},
      }),
    )
    process.stdout.write(`${objectId} ${act.hash}\n`)
  }
}

function context(): Context {
  return {
    actor: { kind: 'job', name: '断电试验' },
    now: new Date().toISOString() as Instant,
    today: day('2021-01-20'),
    db,
    files: diskFiles(join(dataDir, 'files')),
    keys: keyFile({ path: `${dataDir}.keys.json`, dataDir }),
    settings: { publicUrl: 'http://127.0.0.1', reportOrder: 'file-first', townFilingDay: '01-31', fontsDir: '' },
    log: pino({ level: 'silent' }),
  }
}
