import { FORMS, type SectionId } from '../forms.ts'
import { bareHeading } from '../rules/prose.ts'
import { likeness } from './plain-label.ts'
import { matchLabel, T3_GROUPS, T3_NAMES } from './row-labels.ts'

export interface Heading {
  /** null: numbered like a part of the report, but none of the six. */
  readonly id: SectionId | null
  readonly number: string | null
  readonly text: string
}

const NUMBERED = /^(?:第\s*)?([一二三四五六七八九十]{1,2}|\d{1,2})\s*(?:部分\s*)?[、.．,，:：\s]\s*(\S.{0,60})$/
const LONGEST = 44

/** Words that tell a part in wordings of one's own, after the exact titles and variants. */
const SIGNS: readonly (readonly [SectionId, RegExp])[] = [
  ['remedies', /复议.*诉讼|诉讼.*复议/],
  ['applications', /收到和(?:处理|办理|答复).*申请|^依申请公开政府信息(?:工作)?(?:的)?情况$/],
  ['proactive', /主动公开(?:的)?政府信息(?:工作)?(?:的)?情况/],
  ['problems', /问题.*(?:改进|整改|措施|打算|计划)|^(?:存在的?)?(?:主要)?(?:困难和)?问题$/],
  ['other', /(?:其他|其它)需要报告|需要(?:报告|说明)的其[他它]/],
  ['overview', /^(?:政府信息公开)?(?:工作)?(?:总体|基本|概)(?:情况|况|述)$|^概述$/],
]

/** Reads a line as the heading of a part; null for any other line. */
export function headingOf(line: string): Heading | null {
  const text = line.trim()
  if (text.length > LONGEST || /[。；！？]/.test(text) || /\d$/.test(text)) return null
  const match = NUMBERED.exec(text)
  const words = match?.[2] ?? text
  const id = sectionOf(words)
  if (id === 'overview' && match === null && bareHeading(words) !== '总体情况') return null
  if (id !== null && (match !== null || isTitle(words))) return { id, number: match?.[1] ?? null, text }
  if (match === null || !/^[一二三四五六七八九十]/.test(match[1] ?? '')) return null
  const isRow = matchLabel(text, T3_NAMES) ?? matchLabel(text, T3_GROUPS)
  return isRow !== null || /[，：]/.test(words) ? null : { id: null, number: match[1] ?? null, text }
}

function sectionOf(words: string): SectionId | null {
  const core = bareHeading(words)
  if (core.length < 2) return null
  const forms = FORMS['2021'].sections
  const exact = forms.find(({ title, variants }) => [title, ...variants].some((known) => bareHeading(known) === core))
  if (exact) return exact.id
  const sign = SIGNS.find(([, pattern]) => pattern.test(core))
  if (sign) return sign[0]
  const near = forms
    .filter(({ title }) => title.length >= 6)
    .map(({ id, title }) => ({ id, likeness: likeness(core, bareHeading(title)) }))
    .toSorted((one, other) => other.likeness - one.likeness)[0]
  return near && near.likeness >= 0.86 ? near.id : null
}

function isTitle(words: string): boolean {
  const core = bareHeading(words)
  return FORMS['2021'].sections.some(({ title, variants }) =>
    [title, ...variants].some((known) => bareHeading(known) === core),
  )
}

/** True for a part whose table is one of the three. */
export const TABLE_OF_SECTION: Readonly<Partial<Record<SectionId, 't2' | 't3' | 't4'>>> = {
  proactive: 't2',
  applications: 't3',
  remedies: 't4',
}
