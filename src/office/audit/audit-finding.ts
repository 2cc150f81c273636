import type { Finding, Severity } from '#law/finding.ts'

/** What verification of the record can find; ids are never reused. */
const AUDIT_RULES = {
  'AUD-CHANGED': 'error',
  'AUD-CHAIN': 'error',
  'AUD-REMOVED': 'error',
  'AUD-REORDERED': 'error',
  'AUD-INSERTED': 'error',
  'AUD-ROOT': 'error',
  'AUD-CUT-OFF': 'error',
  'AUD-PERSONAL': 'error',
  'AUD-KEY': 'error',
  'AUD-PROJECTION': 'error',
  'AUD-UNSEALED': 'warning',
  'AUD-NO-OUTSIDE-HEAD': 'warning',
  'AUD-MORE': 'error',
} as const satisfies Record<string, Severity>

type AuditRule = keyof typeof AUDIT_RULES

/** Collects findings up to a limit, so that a ruined record does not fill the memory. */
export interface Findings {
  readonly list: Finding[]
  readonly add: (found: {
    rule: AuditRule
    message: string
    where: string
    subject: string
    left?: string | number | null
    right?: string | number | null
  }) => void
}

const ARTICLE = '台账只追加、不更改（系统规则）'

export function collectFindings(limit = 1000): Findings {
  const list: Finding[] = []
  return {
    list,
    add: ({ rule, message, where, subject, left = null, right = null }) => {
      if (list.length > limit) return
      const isLast = list.length === limit
      const shown: AuditRule = isLast ? 'AUD-MORE' : rule
      const text = isLast ? `问题超过${limit}处，其余不再列出` : message
      list.push({
        rule: shown,
        severity: AUDIT_RULES[shown],
        message: text,
        where,
        left,
        right,
        article: ARTICLE,
        subject,
      })
    },
  }
}
