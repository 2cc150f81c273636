import type { Refusal } from '#law/finding.ts'

/** The expected failures of the office; everything else that is thrown is a bug. Messages are Chinese and shown. */
export class OfficeError extends Error {
  override readonly name: string = 'OfficeError'
}

export class NotFound extends OfficeError {
  override readonly name = 'NotFound'
}

export class Forbidden extends OfficeError {
  override readonly name = 'Forbidden'
}

/** Input that does not fit; `issues` name the field and what is wanted. */
export class Invalid extends OfficeError {
  override readonly name = 'Invalid'
  readonly issues: readonly { readonly field: string; readonly message: string }[]
  constructor(message: string, issues: Invalid['issues'] = []) {
    super(message)
    this.issues = issues
  }
}

/** Somebody else was faster, or the same thing exists already. */
export class Conflict extends OfficeError {
  override readonly name = 'Conflict'
}

/** The law says no; carries every reason with its article. */
export class Refused extends OfficeError {
  override readonly name = 'Refused'
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => `${refusal.message}（${refusal.article}）`).join('；'))
    this.refusals = refusals
  }
}

/** Throws when the law gives any reason against the act. */
export function refuseIfAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals)
}
