import type { Finding } from '#law/finding.ts'
import type { ExitCode } from './command.ts'

const SEVERITY_LABELS = { error: '错误', warning: '提醒', hint: '建议', 'not-assessable': '无法判断' } as const

/** Findings as lines for a person. */
export function findingLines(findings: readonly Pick<Finding, 'severity' | 'rule' | 'message' | 'where'>[]): string[] {
  return findings.map(
    (finding) => `[${SEVERITY_LABELS[finding.severity]}] ${finding.rule} ${finding.message}（${finding.where}）`,
  )
}

/** 1 when a finding is an error; with `strict` also for warnings. */
export function exitCodeOf(findings: readonly Finding[], strict: boolean): ExitCode {
  const counts = findings.some((finding) => finding.severity === 'error' || (strict && finding.severity === 'warning'))
  return counts ? 1 : 0
}
