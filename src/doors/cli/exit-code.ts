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
  if (error instanceof Refused)
    return failure(1, { error: 'refused', message: error.message, refusals: error.refusals })
  if (error instanceof Forbidden || error instanceof Conflict)
    return failure(1, { error: error.name.toLowerCase(), message: error.message })
  if (error instanceof MissingNotice)
    return failure(1, { error: 'missing-notice', message: error.message, year: error.year })
  if (error instanceof WrongUse) return failure(2, { error: 'wrong-use', message: error.message })
  if (error instanceof Invalid) {
    const lines = error.issues.map((issue) => `  ${issue.field}：${issue.message}`)
    const shown = failure(2, { error: 'invalid', message: error.message, issues: error.issues })
    return { ...shown, text: [error.message, ...lines].join('\n') }
  }
  if (error instanceof NotFound || error instanceof OfficeError) {
    return failure(2, { error: 'not-found', message: error.message })
  }
  return null
}

function failure(code: ExitCode, json: { readonly message: string } & Readonly<Record<string, unknown>>): Failure {
  return { code, text: json.message, json }
}
