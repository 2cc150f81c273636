import type { Severity } from '#law/finding.ts'
import { FORMS, type FormId } from '#law/report/forms.ts'
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

const PLACES: Readonly<Record<string, string>> = {
  document: '整份报告',
  title: '标题',
  preamble: '引言',
  signature: '落款',
  t2: '第二部分的表',
  t3: '第三部分的表',
  t4: '第四部分的表',
}

/** A finding's `where` in words: "标题", "第四部分：政府信息公开行政复议、行政诉讼情况"; a cell by its table. */
export function placeInWords(where: string): string {
  if (where.startsWith('section.')) return sectionInWords(where.slice('section.'.length))
  return PLACES[where.split('.')[0] ?? ''] ?? where
}

/** "第四部分：政府信息公开行政复议、行政诉讼情况". */
export function sectionInWords(id: string): string {
  const section = FORMS['2021'].sections.find((one) => one.id === id)
  return section === undefined ? '正文' : `第${section.number}部分：${section.title}`
}
