import { isIP } from 'node:net'
import { isAbsolute, join, resolve } from 'node:path'
import { parseDay } from '#law/day.ts'
import { isInside } from './crypto/key-file.ts'
import { Invalid } from './errors.ts'
import { projectRoot } from './paths.ts'

/** The program's settings, read once from the environment. */
export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number
  readonly host: string
  /** Absolute; it may not exist yet. */
  readonly dataDir: string
  /** null: the embedded database. */
  readonly databaseUrl: string | null
  /** The keys of personal values, outside the data directory; it may not exist yet. */
  readonly keyFile: string
  /** What readers see, without a trailing slash; may carry a path prefix. */
  readonly publicUrl: string
  /** IANA name of the office's time zone. */
  readonly timeZone: string
  /** Folder of an installed PostgreSQL's programs; null: the ones that came with the program. */
  readonly pgBin: string | null
  /** Folder of the office's own licensed fonts; it may not exist. */
  readonly fontsDir: string
  readonly reportOrder: ReportOrder
  /** Last day on which a town files its report, `MM-DD`. */
  readonly townFilingDay: string
  /** Addresses of proxies in front whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** The sample that an empty data directory is filled with. */
  readonly sample: Sample
}

const REPORT_ORDERS = ['file-first', 'publish-first'] as const
type ReportOrder = (typeof REPORT_ORDERS)[number]

const SAMPLES = ['wangxi', 'none'] as const
type Sample = (typeof SAMPLES)[number]

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings from environment variables; an empty variable counts as not set.
 * @throws Invalid with a Chinese sentence for each variable that does not fit.
 */
export function readConfig(env: Environment): Config {
  const issues: { field: string; message: string }[] = []
  const read = <T>(name: string, absent: T, parse: (text: string) => T): T => {
    const text = env[name]?.trim() ?? ''
    if (text === '') return absent
    try {
      return parse(text)
    } catch (error) {
      issues.push({ field: name, message: `环境变量 ${name} 的值“${shown(text)}”不可用：${reason(error)}` })
      return absent
    }
  }

  const port = read('PORT', 8080, parsePort)
  const host = read('HOST', '127.0.0.1', parseHost)
  const dataDir = read('DATA_DIR', join(projectRoot(), 'data'), parsePath)
  const config: Config = {
    port,
    host,
    dataDir,
    databaseUrl: read<string | null>('DATABASE_URL', null, parseDatabaseUrl),
    keyFile: read('ZHAOMING_KEY_FILE', `${dataDir}.keys.json`, (text) => parseKeyFile(text, dataDir)),
    publicUrl: read('PUBLIC_URL', `http://${reachable(host)}:${port}`, parsePublicUrl),
    timeZone: read('ZHAOMING_TIME_ZONE', 'Asia/Shanghai', parseTimeZone),
    pgBin: read<string | null>('PG_BIN', null, parseAbsolute),
    fontsDir: read('ZHAOMING_FONTS_DIR', join(dataDir, 'fonts'), parsePath),
    reportOrder: read<ReportOrder>('ZHAOMING_REPORT_ORDER', 'file-first', (text) => oneOf(REPORT_ORDERS, text)),
    townFilingDay: read('ZHAOMING_TOWN_FILING_DAY', '01-31', parseMonthAndDay),
    trustedProxies: read<readonly string[]>('ZHAOMING_TRUSTED_PROXIES', [], parseAddresses),
    sample: read<Sample>('ZHAOMING_SAMPLE', 'wangxi', (text) => oneOf(SAMPLES, text)),
  }
  if (issues.length > 0) throw new Invalid(issues.map((issue) => issue.message).join('\n'), issues)
  return Object.freeze(config)
}

function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new RangeError('应为 0 到 65535 的整数')
  return Number(text)
}

function parseHost(text: string): string {
  if (!/^[0-9A-Za-z.:_-]+$/.test(text)) throw new RangeError('应为主机名或 IP 地址，如 127.0.0.1、0.0.0.0、::')
  return text
}

function parsePath(text: string): string {
  if (text.includes('\0')) throw new RangeError('路径中有空字符')
  return resolve(text)
}

function parseAbsolute(text: string): string {
  if (!isAbsolute(text)) throw new RangeError('应为以 / 开头的完整路径')
  return parsePath(text)
}

function parseKeyFile(text: string, dataDir: string): string {
  const path = parseAbsolute(text)
  if (isInside(path, dataDir)) throw new RangeError('密钥文件不能放在数据目录里面，否则数据和密钥会一起被拷走')
  return path
}

/** Several hosts (`postgres://a,b/db`) are no WHATWG address, so the hosts are set aside before it is read. */
function parseDatabaseUrl(text: string): string {
  const match = /^postgres(?:ql)?:\/\/(?:[^@/?#]*@)?([^/?#]*)(\/[^?#]*)?(\?[^#]*)?$/.exec(text)
  if (!match) throw new RangeError('应形如 postgres://用户:口令@主机:5432/库名')
  const ports = (match[1] ?? '').split(',').map((host) => /(?<!\[[^\]]*):(\d+)$/.exec(host)?.[1] ?? '5432')
  for (const port of ports) parsePort(port)
  return text
}

function parsePublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new RangeError('应为 http:// 或 https:// 开头的网址，如 https://www.example.gov.cn/zwgk')
  }
  if (url.search !== '' || url.hash !== '') throw new RangeError('网址中不能有 ? 或 #')
  if (url.username !== '' || url.password !== '') throw new RangeError('网址中不能有用户名或口令')
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

function parseAddresses(text: string): string[] {
  const addresses = text.split(',').map((part) => part.trim())
  if (addresses.some((address) => isIP(address) === 0))
    throw new RangeError('应为逗号隔开的 IP 地址，如 127.0.0.1,10.0.0.2')
  return addresses
}

function parseMonthAndDay(text: string): string {
  if (parseDay(`2023-${text}`) === null) throw new RangeError('应为月和日，如 01-31')
  return text
}

function parseTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone && text
  } catch {
    throw new RangeError('应为时区名称，如 Asia/Shanghai')
  }
}

function oneOf<const T extends string>(allowed: readonly T[], text: string): T {
  const found = allowed.find((value) => value === text)
  if (found === undefined) throw new RangeError(`可用的值：${allowed.join('、')}`)
  return found
}

/** An address that listens everywhere is reached as this machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** A password never reaches a message. */
function shown(text: string): string {
  return text.replace(/:\/\/[^@/]*@/, '://***@').slice(0, 200)
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
