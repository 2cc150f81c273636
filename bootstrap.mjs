import { join } from 'node:path'
import { build, isBuilt } from './runtime/build.mjs'
import { hasDependencies, installDependencies } from './runtime/dependencies.mjs'
import { findNode, installNode, linkNode } from './runtime/install-node.mjs'
import { locked } from './runtime/lock.mjs'
import { DIST, Refusal, removeLeftovers, ROOT, say } from './runtime/place.mjs'
import { runNode, watchStarter } from './runtime/supervise.mjs'

const USAGE = `用法：node bootstrap.mjs <命令>
  start           安装、构建并启动服务
  test [--quick]  安装并运行全部检查和测试
  build           安装并构建
  cli …           运行 bin/zhaoming 的命令
  node …          用本程序的 Node.js 运行`

const VERBS = {
  async start(args) {
    const node = await prepare({ built: true })
    return runNode({ node, args: [join(DIST, 'main.js'), ...args], tied: true })
  },
  async test(args) {
    const node = await prepare({ built: false })
    return runNode({ node, args: [join(ROOT, 'tools/test.ts'), ...args], tied: true })
  },
  async build() {
    await prepare({ built: true })
    return 0
  },
  async cli(args) {
    const node = await prepare({ built: true })
    return runNode({ node, args: [join(DIST, 'cli.js'), ...args] })
  },
  async node(args) {
    const node = await prepare({ built: false })
    return runNode({ node, args })
  },
}

/** Installs and builds what is missing or out of date; returns the path of a Node ≥ 24. */
async function prepare({ built }) {
  const found = findNode()
  if (found !== null && hasDependencies() && (!built || isBuilt())) {
    linkNode(found)
    return found
  }
  const watch = watchStarter(() => process.exit(1))
  const node = await locked(() => mend(built))
  clearInterval(watch)
  return node
}

async function mend(built) {
  removeLeftovers()
  const node = findNode() ?? (await installNode())
  linkNode(node)
  if (!hasDependencies()) await installDependencies(node)
  if (built && !isBuilt()) await build(node)
  return node
}

async function main([verb, ...args]) {
  const run = Object.hasOwn(VERBS, verb ?? '') ? VERBS[verb] : undefined
  if (run === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  return run(args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  say(error.message)
  process.exitCode = 2
}
