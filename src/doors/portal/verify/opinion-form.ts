import { z } from 'zod'
import { Unreadable } from '#papers/reading/unreadable.ts'
import {
  LONGEST_BY,
  LONGEST_REASON,
  mergeOpinions,
  MOST_OPINIONS,
  OpinionSubject,
  parseOpinions,
  type OpinionFile,
} from '#papers/verify/opinions.ts'
import { FormRefused, textField, type FormBody } from './form-body.ts'
import { CHOICES, type TypedOpinion } from './opinion-fields.tsx'

/** What was typed on a result page, and what the page handed on. */
export interface OpinionForm {
  readonly subjects: readonly OpinionSubject[]
  readonly earlier: OpinionFile | null
  readonly by: string
  /** By finding. */
  readonly typed: ReadonlyMap<string, TypedOpinion>
}

/** What keeps a form from becoming a file; by finding, and for the form as a whole. */
export interface OpinionProblems {
  readonly whole: string | null
  readonly by: string | null
  readonly reasons: ReadonlyMap<string, string>
}

const Subjects = z.array(OpinionSubject).min(1).max(MOST_OPINIONS)
const BROKEN = '页面带来的内容不全，请回到核对结果页再提交一次。'

export function readOpinionForm(body: FormBody): OpinionForm {
  const subjects = readSubjects(textField(body, 'findings'))
  const typed = subjects.map(({ finding }): [string, TypedOpinion] => {
    const choice = CHOICES.find((one) => one === textField(body, `decision:${finding}`)) ?? ''
    return [finding, { choice, reason: plain(textField(body, `reason:${finding}`)) }]
  })
  const by = plain(textField(body, 'by')).replaceAll('\n', ' ')
  return { subjects, earlier: readEarlier(textField(body, 'earlier')), by, typed: new Map(typed) }
}

function readSubjects(text: string): OpinionSubject[] {
  try {
    return Subjects.parse(JSON.parse(text))
  } catch {
    throw new FormRefused(400, BROKEN)
  }
}

function readEarlier(text: string): OpinionFile | null {
  if (text === '') return null
  try {
    return parseOpinions(new TextEncoder().encode(text))
  } catch (error) {
    if (error instanceof Unreadable) throw new FormRefused(400, BROKEN)
    throw error
  }
}

/** As typed, with one kind of line end and nothing hidden. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .trim()
}

export function problemsOf({ subjects, typed, by, earlier }: OpinionForm): OpinionProblems | null {
  const reasons = new Map(
    subjects.flatMap(({ finding }): [string, string][] => {
      const problem = reasonProblem(typed.get(finding))
      return problem === null ? [] : [[finding, problem]]
    }),
  )
  const isSilent = earlier === null && [...typed.values()].every(({ choice }) => choice === '')
  const whole = isSilent ? '还没有对任何一条表态。' : null
  const byProblem = by === '' ? '请写明核对人。' : by.length > LONGEST_BY ? `核对人不超过 ${LONGEST_BY} 字。` : null
  return whole === null && byProblem === null && reasons.size === 0 ? null : { whole, by: byProblem, reasons }
}

function reasonProblem(typed: TypedOpinion | undefined): string | null {
  if (typed === undefined || typed.choice === '') return null
  if (typed.choice === 'dismissed' && typed.reason === '') return '认为不属实的，要写明理由。'
  return typed.reason.length > LONGEST_REASON ? `理由不超过 ${LONGEST_REASON} 字。` : null
}

/** The opinions of the form on top of the earlier ones. */
export function opinionsOf({ subjects, typed, by, earlier }: OpinionForm, at: string): OpinionFile {
  const given = subjects.flatMap((subject) => {
    const { choice, reason } = typed.get(subject.finding) ?? { choice: '', reason: '' }
    return choice === '' ? [] : [{ ...subject, decision: choice, reason, by, at }]
  })
  try {
    return mergeOpinions(earlier?.opinions ?? [], given)
  } catch (error) {
    if (error instanceof Unreadable) throw new FormRefused(400, error.message)
    throw error
  }
}
