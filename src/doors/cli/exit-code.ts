import { MissingNotice } from '#law/calendar/deadline.ts'
import { Conflict, Forbidden, Invalid, NotFound, OfficeError, Refused } from '#kit/errors.ts'
import { WrongUse } from './arguments.ts'
import type { ExitCode } from './command.ts'

export interface Failure {
  readonly code: ExitCode
  readonly text: string
  readonly json: Readonly<Record<string, unknown>>
}

/** The command line's one error mapper: what to print and the exit code. Unknown errors are bugs and return null. */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof Refused) return failure(1, 'refused', error.message, { refusals: error.refusals })
  if (error instanceof Forbidden || error instanceof Conflict) return failure(1, error.name.toLowerCase(), error.message)
  if (error instanceof MissingNotice) return failure(1, 'missing-notice', error.message, { year: error.year })
  if (error instanceof WrongUse) return failure(2, 'wrong-use', error.message)
  if (error instanceof Invalid) {
    const lines = error.issues.map((issue) => `  ${issue.field}：${issue.message}`)
    return failure(2, 'invalid', [error.message, ...lines].join('\n'), { issues: error.issues })
  }
  if (error instanceof NotFound || error instanceof OfficeError) return failure(2, 'not-found', error.message)
  return null
}

function failure(code: ExitCode, kind: string, text: string, more: Readonly<Record<string, unknown>> = {}): Failure {
  return { code, text, json: { error: kind, message: text, ...more } }
}
