import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { add, broken, check, notRun, vitest } from './stage.ts'
import type { Tally } from './stage.ts'

/** `npm test`: every stage runs, whatever an earlier one said; `--quick` leaves out database, browser and build. */
const root = join(import.meta.dirname, '..')
const DEBIAN_POSTGRES = '/usr/lib/postgresql/15/bin'
process.chdir(root)
// Asked to stop, or whoever started this is gone: the running stage is stopped too.
for (const event of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect']) process.on(event, () => process.exit(130))

const quick = process.argv.includes('--quick')
const stages = [...checks(), ...(quick ? [unitTests] : [build, unitAndDatabaseTests, browserTests, olderPostgres])]
let total: Tally = { passed: 0, failed: 0, skipped: 0 }
for (const stage of stages) total = add(total, await stage())

const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`)
process.exit(total.failed === 0 ? 0 : 1)

function checks(): (() => Promise<Tally>)[] {
  const bin = (name: string): string => join(root, 'node_modules/.bin', name)
  const own = { program: process.execPath }
  return [
    () => check({ name: '格式', program: bin('oxfmt'), args: ['--check'] }),
    () => check({ name: '代码规则', program: bin('oxlint'), args: [] }),
    () => check({ name: '类型', program: bin('tsc'), args: ['--noEmit', '-p', '.'] }),
    () => check({ name: '楼层（引用方向）', ...own, args: ['tools/floors.ts'] }),
    () => check({ name: '办理动作的写法', ...own, args: ['tools/verbs.ts'] }),
    () => check({ name: '无用代码', program: bin('knip'), args: ['--no-progress', '--no-config-hints'] }),
  ]
}

function build(): Promise<Tally> {
  return check({ name: '构建', program: process.execPath, args: ['bootstrap.mjs', 'build'] })
}

function unitTests(): Promise<Tally> {
  return vitest({ name: '单元测试', args: ['--project', 'unit'] })
}

function unitAndDatabaseTests(): Promise<Tally> {
  return vitest({ name: '单元与数据库测试', args: ['--project', 'unit', '--project', 'database'] })
}

async function browserTests(): Promise<Tally> {
  const name = '浏览器测试'
  const browser = findBrowser()
  if (browser !== null) return vitest({ name, args: ['--project', 'browser'], env: { CHROMIUM_BIN: browser } })
  const why = '找不到 Chromium，请安装它或用 CHROMIUM_BIN 指定'
  return process.env['CI'] === 'true' ? broken(name, why) : notRun(name, why)
}

async function olderPostgres(): Promise<Tally> {
  const name = '数据库测试（PostgreSQL 15）'
  if (!existsSync(join(DEBIAN_POSTGRES, 'postgres'))) return notRun(name, `本机没有 ${DEBIAN_POSTGRES}`)
  return vitest({ name, args: ['--project', 'database'], env: { PG_BIN: DEBIAN_POSTGRES } })
}
