/** What a failed rule weighs: an error stops a filing, a warning needs a recorded reason, a hint is advice. */
export const SEVERITIES = ['error', 'warning', 'hint', 'not-assessable'] as const
export type Severity = (typeof SEVERITIES)[number]

/** The one result type of every check in the product. */
export interface Finding {
  /** Stable rule id, such as `T3-R1`; ids are never reused. */
  readonly rule: string
  readonly severity: Severity
  /** One plain Chinese sentence for the person who can act on it. */
  readonly message: string
  /** The place: a cell address (`t3.A[6]`), a section id (`section.overview`), a page. */
  readonly where: string
  /** The two values that should agree, as shown; null where the rule does not compare. */
  readonly left: string | number | null
  readonly right: string | number | null
  /** The article or form note the rule rests on. */
  readonly article: string
  /** What was checked: a unit's report, a file. */
  readonly subject: string
}

/** One reason why an act may not be done, with its article. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly article: string
}
