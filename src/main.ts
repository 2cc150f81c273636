import { spawn } from 'node:child_process'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { readConfig, type Config } from '#kit/config.ts'
import type { Context } from '#kit/context.ts'
import { Conflict, OfficeError } from '#kit/errors.ts'
import { makeLog } from '#kit/log-maker.ts'
import { openWorkplace, type Workplace } from '#kit/workplace.ts'
import { headsFolder } from '#office/audit/head-file.ts'
import { keyTrouble } from '#office/audit/personal/personal-keys.ts'
import { startSealer } from '#office/audit/sealer.ts'
import { listUnits } from '#office/unit/get-unit.ts'
import { checkOne } from '#papers/verify/check-many.ts'
import { openVerifier } from '#papers/verify/verifier.ts'
import { portalApp } from '#doors/portal/app.ts'
import { OFFICE_READS } from '#doors/portal/office-reads.ts'

const SEAL_EVERY_MS = 500
const END_WITHIN_MS = 20_000
/** Foreign reports that are read at once, and that may wait. */
const READING = { size: 2, longestQueue: 8 } as const

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const workplace = await openWorkplace({ config, log: makeLog('info'), as: 'serve', onProgress: say })
  try {
    await serveOffice(config, workplace)
  } catch (error) {
    await workplace.close()
    throw error
  }
}

async function serveOffice(config: Config, workplace: Workplace): Promise<void> {
  if (!workplace.database.hasAppRole) {
    say('提示：数据库账号没有使用角色 zhaoming_app 的权限，记录只由触发器防止改动（见 docs/operate.md）')
  }
  const trouble = await keyTrouble(workplace.contextFor({ kind: 'job', name: '启动' }))
  if (trouble !== null) say(`警告：${trouble}`)
  if (config.sample !== 'none') await fillWhenEmpty(workplace)
  const makeContext = (): Context => workplace.contextFor({ kind: 'public' })
  const verifier = openVerifier(READING)
  const { publicUrl, trustedProxies } = config
  const app = portalApp({
    makeContext,
    reads: OFFICE_READS,
    publicUrl,
    checkFile: (request) => checkOne(verifier, request),
    trustedProxies,
  })
  const server = await listen(app.fetch, config)
  const sealer = startSealer(() => workplace.contextFor({ kind: 'job', name: '封存' }), {
    headsDir: headsFolder(config.dataDir),
    everyMs: SEAL_EVERY_MS,
  })
  const end = endOnce(async () => {
    await close(server)
    verifier.close()
    await sealer.stop()
    await workplace.close()
  })
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  // The wrapper that started this process is gone, however it ended.
  process.on('disconnect', end)
  void workplace.databaseEnded.then(() => {
    if (end.hasBegun()) return
    say('数据库意外停止，服务随之停止；请看数据目录里的数据库日志，然后重新启动')
    process.exit(1)
  })
  process.stdout.write(`昭明已启动：${shownAddress(config, server)}/\n`)
}

/** In a process of its own: what renders documents takes memory that a server of pages does not need. */
async function fillWhenEmpty(workplace: Workplace): Promise<void> {
  if ((await listUnits(workplace.contextFor({ kind: 'job', name: '样例' }))).length > 0) return
  say(
    '数据目录是空的，正在载入样例“青澜县望溪镇”；不要样例，请另设空的 DATA_DIR 并用 ZHAOMING_SAMPLE=none npm start 启动',
  )
  const program = fileURLToPath(new URL('./cli.js', import.meta.url))
  const code = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'sample', 'load'], { stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Conflict('样例没有载入成功，见上面的说明')
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], { host, port }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server)) as Server
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? '端口已被占用' : error.code === 'EACCES' ? '没有使用此端口的权限' : error.message
      reject(new Conflict(`不能在 ${host}:${port} 上提供服务：${why}。请用 PORT 另设一个端口`))
    })
  })
}

/** Requests under way end, idle connections are closed. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

/** With PORT=0 the system chose the port. */
function shownAddress(config: Config, server: Server): string {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  return config.port === 0 ? config.publicUrl.replace(':0', `:${port}`) : config.publicUrl
}

function endOnce(work: () => Promise<void>): (() => void) & { hasBegun: () => boolean } {
  let begun = false
  const end = (): void => {
    if (begun) return
    begun = true
    setTimeout(() => process.exit(1), END_WITHIN_MS).unref()
    work().then(
      () => process.exit(0),
      (error: unknown) => {
        say(`停止时出错：${error instanceof Error ? error.message : String(error)}`)
        process.exit(1)
      },
    )
  }
  return Object.assign(end, { hasBegun: () => begun })
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof OfficeError)) throw error
  say(error.message)
  process.exit(2)
}
