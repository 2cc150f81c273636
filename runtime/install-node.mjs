import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { runNpm } from './npm.mjs'
import { Refusal, ROOT, RUNTIME } from './place.mjs'

const WANTED_MAJOR = 24
const LINK = join(RUNTIME, 'node')
const OWN_NODE =
  '请自行安装 Node.js 24 或更新版本并放在 PATH 最前；数据库程序另用 PG_BIN 指定（PostgreSQL 15 或更新版本的 bin 目录）。'

/** Where the Node ≥ 24 of this folder stands, or null when it has yet to be installed. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath
  const { version } = readPins()
  const path = nodePath(version)
  return existsSync(path) ? path : null
}

/** Installs the pinned Node for this platform from its npm package, its integrity checked, and returns its path. */
export async function installNode() {
  const { version, platforms } = readPins()
  const pin = platforms[platformKey()]
  if (pin === undefined)
    throw new Refusal(`没有适合本机（${process.platform} ${process.arch}）的内置 Node.js。${OWN_NODE}`)
  refuseOldLibc()
  const folder = mkdtempSync(join(RUNTIME, 'fetch-'))
  try {
    await runNpm({
      node: process.execPath,
      args: ['pack', `${pin.package}@${version}`, '--pack-destination', folder, '--silent'],
      doing: `下载 Node.js ${version}`,
    })
    const packed = readFileSync(join(folder, `${pin.package}-${version}.tgz`))
    refuseWrongBytes({ packed, integrity: pin.integrity, name: `${pin.package}@${version}` })
    const unpacked = join(folder, 'node')
    writeFileSync(unpacked, fileInTar(gunzipSync(packed), 'package/bin/node'), { mode: 0o755 })
    const path = nodePath(version)
    mkdirSync(join(path, '..'), { recursive: true })
    renameSync(unpacked, path)
    return path
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Points `.runtime/node` to the Node that bin/zhaoming runs. */
export function linkNode(path) {
  if (lstatSync(LINK, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(LINK) === path) return
  mkdirSync(RUNTIME, { recursive: true })
  const aside = `${LINK}.${process.pid}`
  rmSync(aside, { force: true })
  symlinkSync(path, aside)
  renameSync(aside, LINK)
}

function readPins() {
  return JSON.parse(readFileSync(join(ROOT, 'runtime/node.json'), 'utf8'))
}

function nodePath(version) {
  return join(RUNTIME, `node-v${version}-${platformKey()}`, 'bin', 'node')
}

function platformKey() {
  return `${process.platform}-${process.arch}`
}

/** The prebuilt programs need glibc 2.28; a musl system has none. */
function refuseOldLibc() {
  if (process.platform !== 'linux') return
  const glibc = process.report?.getReport().header.glibcVersionRuntime
  if (glibc === undefined)
    throw new Refusal(`本机的 C 库不是 glibc（多半是 musl），内置的 Node.js 不能运行。${OWN_NODE}`)
  const [major, minor] = glibc.split('.').map(Number)
  if (major < 2 || (major === 2 && minor < 28)) {
    throw new Refusal(`本机的 glibc 是 ${glibc}，内置的 Node.js 需要 2.28 或更新版本。${OWN_NODE}`)
  }
}

function refuseWrongBytes({ packed, integrity, name }) {
  const actual = `sha512-${createHash('sha512').update(packed).digest('base64')}`
  if (actual !== integrity) {
    throw new Refusal(`下载的 ${name} 与登记的校验值不符，没有安装。请检查网络代理和 npm 镜像。`)
  }
}

/** One regular file out of a tar archive; nothing else is written to disk. */
function fileInTar(tar, name) {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const size = parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0
    const entry = tar.toString('utf8', at, at + 100).split('\0')[0]
    if (entry === name) return tar.subarray(at + 512, at + 512 + size)
    at += 512 + Math.ceil(size / 512) * 512
  }
  throw new Refusal(`下载的软件包里没有 ${name}。`)
}
