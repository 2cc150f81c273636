import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { Refusal, RUNTIME, say } from './place.mjs'
import { runQuietly } from './run-quietly.mjs'

const SAY_EVERY_MS = 3_000

/** Runs npm with the given Node, says every few seconds that it still works, and throws with its last lines. */
export async function runNpm({ node, args, doing }) {
  const began = Date.now()
  const ticker = setInterval(() => say(`${doing}……已用 ${Math.round((Date.now() - began) / 1000)} 秒`), SAY_EVERY_MS)
  say(`${doing}……`)
  try {
    await runQuietly({ node, args: [npmCli(), ...args], env: npmEnvironment(node) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(`${doing}没有成功。npm 的输出：\n${error.message}`)
  } finally {
    clearInterval(ticker)
  }
}

/** npm's own scripts find the same Node first; without a home that can be written, the cache stays in the folder. */
function npmEnvironment(node) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  if (!hasHome()) {
    env.npm_config_cache = join(RUNTIME, 'npm-cache')
    mkdirSync(env.npm_config_cache, { recursive: true })
  }
  return env
}

function hasHome() {
  try {
    accessSync(homedir(), constants.W_OK)
    return true
  } catch {
    return false
  }
}

function npmCli() {
  const besideNode = dirname(dirname(process.execPath))
  const candidates = [
    process.env.npm_execpath,
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => realPath(join(folder, 'npm'))),
    join(besideNode, 'lib/node_modules/npm/bin/npm-cli.js'),
    '/usr/lib/node_modules/npm/bin/npm-cli.js',
    '/usr/local/lib/node_modules/npm/bin/npm-cli.js',
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ]
  const found = candidates.find((path) => path && basename(path) === 'npm-cli.js' && existsSync(path))
  if (found === undefined) throw new Refusal('找不到 npm。请安装 npm（通常随 Node.js 一起安装），再运行一次。')
  return found
}

function realPath(path) {
  try {
    return realpathSync(path)
  } catch {
    return ''
  }
}
