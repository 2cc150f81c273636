import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PACKAGES = ['chromium', 'fonts-noto-cjk']

/** A Chromium with Chinese letters: `CHROMIUM_BIN`, else one in PATH, else installed by apt as root; null: none. */
export function findBrowser(): string | null {
  const configured = process.env['CHROMIUM_BIN'] ?? ''
  if (configured !== '') return isProgram(configured) ? configured : null
  const found = inPath()
  if (found !== null && hasChineseLetters()) return found
  installByApt(found === null ? PACKAGES : PACKAGES.slice(1))
  return inPath()
}

function inPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function hasChineseLetters(): boolean {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return typeof stdout === 'string' && stdout.trim() !== ''
}

function installByApt(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return
  process.stdout.write(`  安装 ${packages.join('、')}（apt-get）……\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (status !== 0) process.stdout.write(`  apt-get ${args[0]}：${stderr.trim().split('\n').at(-1)}\n`)
  }
}
