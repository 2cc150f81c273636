import { destination, pino } from 'pino'
import type { Log } from './log.ts'

const SECRET_FIELDS = ['password', 'secret', 'token', 'databaseUrl', 'personal']

/** One JSON line per event on stderr, flushed at once so that a crash keeps the last; secrets are cut out. */
export function makeLog(level: 'silent' | 'error' | 'warn' | 'info' | 'debug'): Log {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`])
  return pino(
    { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"`, redact: { paths, remove: true } },
    destination({ fd: 2, sync: true }),
  )
}
