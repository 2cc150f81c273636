import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { Refusal, ROOT, RUNTIME, say } from './place.mjs'

const SAY_EVERY_MS = 3_000
const TAIL_LINES = 40

/** Runs npm with the given Node, says every few seconds that it still works, and throws with its last lines. */
export async function runNpm({ node, args, doing }) {
  const began = Date.now()
  const ticker = setInterval(() => say(`${doing}……已用 ${Math.round((Date.now() - began) / 1000)} 秒`), SAY_EVERY_MS)
  say(`${doing}……`)
  try {
    await run(node, [npmCli(), ...args])
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(`${doing}没有成功。npm 的输出：\n${error.message}`)
  } finally {
    clearInterval(ticker)
  }
}

function run(node, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: ROOT, env: npmEnvironment(node), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Refusal(output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')))
    })
  })
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
