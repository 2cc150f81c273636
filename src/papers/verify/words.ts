import type { Severity } from '#law/finding.ts'
import type { FormId } from '#law/report/forms.ts'
import { isDismissed } from './opinions.ts'
import type { CheckUp, Verdict } from './check-up.ts'

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = { pass: '通过', fail: '不通过', unreadable: '读不了' }
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: '不通过',
  warning: '提醒',
  hint: '建议',
  'not-assessable': '无法判断',
}
export const FORM_WORDS: Readonly<Record<FormId, string>> = {
  '2019': '2019年格式',
  '2021': '2021年格式',
  '2021-single-other': '2021年格式，“其他处理”一行',
}

/** How many findings of each weight still stand: those that a person dismissed are not counted. */
export function tallyOf({ findings }: CheckUp): Readonly<Record<Severity, number>> {
  const standing = findings.filter((finding) => !isDismissed(finding))
  const count = (severity: Severity) => standing.filter((finding) => finding.severity === severity).length
  return {
    error: count('error'),
    warning: count('warning'),
    hint: count('hint'),
    'not-assessable': count('not-assessable'),
  }
}
