import fc from 'fast-check'
import { isAbsolute, join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { Invalid } from './errors.ts'

test('nothing set: the embedded database, this machine only, Beijing time', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    databaseUrl: null,
    publicUrl: 'http://127.0.0.1:8080',
    timeZone: 'Asia/Shanghai',
    pgBin: null,
    reportOrder: 'file-first',
    townFilingDay: '01-31',
    trustedProxies: [],
    sample: 'wangxi',
  })
  expect(isAbsolute(config.dataDir)).toBe(true)
  expect(config.dataDir.endsWith('/data')).toBe(true)
  expect(config.keyFile).toBe(`${config.dataDir}.keys.json`)
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', PUBLIC_URL: '' })).toEqual(readConfig({}))
})

test.each([
  ['https://www.example.gov.cn/', 'https://www.example.gov.cn'],
  ['https://www.example.gov.cn/zwgk//', 'https://www.example.gov.cn/zwgk'],
  ['http://10.0.0.1:8000/a', 'http://10.0.0.1:8000/a'],
])('the public address keeps its prefix and loses its last slash: %s', (given, kept) => {
  expect(readConfig({ PUBLIC_URL: given }).publicUrl).toBe(kept)
})

test.each([
  ['0.0.0.0', 'http://127.0.0.1:9000'],
  ['::', 'http://127.0.0.1:9000'],
  ['::1', 'http://[::1]:9000'],
])('without a public address, one is made from host %s and port', (host, expected) => {
  expect(readConfig({ HOST: host, PORT: '9000' }).publicUrl).toBe(expected)
})

test.each([
  'postgres://u:p@db.local:5432/zhaoming',
  'postgresql://u@a:5432,b:5433/zhaoming?target_session_attrs=read-write',
  'postgres:///zhaoming?host=/var/run/postgresql',
  'postgres://u@[::1]:5432/zhaoming',
])('a database address is taken as it stands: %s', (url) => {
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url)
})

test.each([
  ['PORT', '80a'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['HOST', 'a b'],
  ['DATABASE_URL', 'mysql://x/y'],
  ['DATABASE_URL', 'postgres://h:99999/y'],
  ['PUBLIC_URL', 'www.example.cn'],
  ['PUBLIC_URL', 'ftp://www.example.cn'],
  ['PUBLIC_URL', 'https://www.example.cn/?a=1'],
  ['ZHAOMING_TIME_ZONE', 'Beijing'],
  ['PG_BIN', 'bin'],
  ['ZHAOMING_REPORT_ORDER', 'never'],
  ['ZHAOMING_TOWN_FILING_DAY', '01-32'],
  ['ZHAOMING_TRUSTED_PROXIES', '10.0.0.1,proxy'],
  ['ZHAOMING_SAMPLE', 'big'],
  ['ZHAOMING_KEY_FILE', 'keys.json'],
  ['ZHAOMING_KEY_FILE', join(readConfig({}).dataDir, 'keys.json')],
])('a bad %s (%s) is refused in a sentence that names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(Invalid)
  expect(() => readConfig({ [name]: value })).toThrow(name)
})

test('every bad variable is named at once', () => {
  const error = caught(() => readConfig({ PORT: 'x', PUBLIC_URL: 'y' }))
  expect(error.issues.map((issue) => issue.field)).toEqual(['PORT', 'PUBLIC_URL'])
})

test('a password never stands in the message', () => {
  const error = caught(() => readConfig({ DATABASE_URL: 'mysql://clerk:geheim@h/y' }))
  expect(error.message).not.toContain('geheim')
})

test('whatever the variables hold, the answer is a config or a named refusal', () => {
  const names = ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'PUBLIC_URL', 'ZHAOMING_TIME_ZONE', 'PG_BIN']
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary' }), (name, value) => {
      try {
        readConfig({ [name]: value })
      } catch (error) {
        expect(error).toBeInstanceOf(Invalid)
      }
    }),
  )
})

function caught(work: () => unknown): Invalid {
  try {
    work()
  } catch (error) {
    if (error instanceof Invalid) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
