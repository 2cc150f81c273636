import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './npm.mjs'
import { Refusal, ROOT } from './place.mjs'

const LOCKFILE = join(ROOT, 'package-lock.json')
const STAMP = join(ROOT, 'node_modules/.zhaoming-stamp')
const INSTALL = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--include=optional']

/** Whether node_modules holds what the committed lock asks for. */
export function hasDependencies() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wantedStamp()
}

/** Installs what the committed lock asks for; a lock that npm would have to change is an error and stays as it was. */
export async function installDependencies(node) {
  const committed = readFileSync(LOCKFILE, 'utf8')
  const stamp = wantedStamp()
  rmSync(STAMP, { force: true })
  try {
    await runNpm({ node, args: INSTALL, doing: '安装依赖' })
    const written = readFileSync(LOCKFILE, 'utf8')
    if (pinned(written) !== pinned(committed)) {
      throw new Refusal(
        'package-lock.json 与 package.json 不一致：npm 想改动锁定的版本，已恢复原样。请先更新并提交锁文件。',
      )
    }
  } finally {
    if (readFileSync(LOCKFILE, 'utf8') !== committed) writeFileSync(LOCKFILE, committed)
  }
  writeFileSync(STAMP, stamp)
}

/** Scripts and other words of package.json may change without a new installation. */
function wantedStamp() {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  )
  const asked = JSON.stringify([dependencies, devDependencies, optionalDependencies, process.platform, process.arch])
  return createHash('sha256').update(readFileSync(LOCKFILE)).update(asked).digest('hex')
}

/** What a lock pins, without the fields that one version of npm writes and another does not. */
function pinned(lock) {
  const packages = Object.entries(JSON.parse(lock).packages)
  return JSON.stringify(packages.map(([path, entry]) => [path, entry.version, entry.integrity]).sort())
}
