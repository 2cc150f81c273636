import { z } from 'zod'
import { Unreadable } from '../reading/unreadable.ts'
import { DECISIONS, type CheckedFinding, type CheckUp, type Opinion, type Verdict } from './check-up.ts'

export const OPINIONS_SCHEMA = 'zhaoming-opinions/1'
export const MOST_OPINIONS = 2000
export const LONGEST_REASON = 500
export const LONGEST_BY = 40
const MOST_BYTES = 1024 * 1024
const LONGEST_FILE = 200
const LONGEST_WHERE = 200
const LONGEST_MESSAGE = 1000

/** What an opinion is on: one finding of one file. */
export const OpinionSubject = z.object({
  /** SHA-256 of the file: an opinion never passes to a changed file. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  file: z.string().max(LONGEST_FILE),
  finding: z.string().regex(/^[0-9a-f]{16}$/),
  rule: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/),
  where: z.string().max(LONGEST_WHERE),
  message: z.string().max(LONGEST_MESSAGE),
})
export type OpinionSubject = z.infer<typeof OpinionSubject>

const RecordedOpinion = OpinionSubject.extend({
  decision: z.enum(DECISIONS),
  reason: z.string().trim().max(LONGEST_REASON),
  by: z.string().trim().min(1).max(LONGEST_BY),
  at: z.iso.datetime(),
}).refine(({ decision, reason }) => decision !== 'dismissed' || reason !== '', { path: ['reason'] })
export type RecordedOpinion = z.infer<typeof RecordedOpinion>

const OpinionFile = z.object({
  schema: z.literal(OPINIONS_SCHEMA),
  opinions: z.array(RecordedOpinion).max(MOST_OPINIONS),
})
/** What people said of findings, as a file of its own: it travels beside the reports, nothing of it is kept here. */
export type OpinionFile = z.infer<typeof OpinionFile>

/** Reads a file of opinions; throws Unreadable with a plain sentence. */
export function parseOpinions(bytes: Uint8Array): OpinionFile {
  if (bytes.byteLength > MOST_BYTES) throw new Unreadable('too-large', '核对意见文件超过 1 MB，请分开使用。')
  const parsed = OpinionFile.safeParse(readJson(bytes))
  if (parsed.success) return parsed.data
  throw new Unreadable('format', sentenceFor(parsed.error.issues[0]?.path ?? []))
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Unreadable('broken', '核对意见文件不是完整的 JSON，请选从核对结果页下载的那一份。')
  }
}

function sentenceFor([first, index, field]: readonly PropertyKey[]): string {
  if (first !== 'opinions' || typeof index !== 'number') {
    const limit = first === 'opinions' ? `，或者超过 ${MOST_OPINIONS} 条` : ''
    return `这不是核对意见文件${limit}，请选从核对结果页下载的那一份。`
  }
  return `核对意见文件的第 ${index + 1} 条写得不对${typeof field === 'string' ? `（${field}）` : ''}。`
}

/** The check-up with the opinions on its own findings; a dismissed error no longer fails the file. */
export function applyOpinions(checkUp: CheckUp, { opinions }: OpinionFile): CheckUp {
  const known = new Map(opinions.filter(({ hash }) => hash === checkUp.hash).map((one) => [one.finding, one]))
  const findings = checkUp.findings.map((finding) => {
    const given = known.get(finding.id)
    return given === undefined ? finding : { ...finding, opinion: opinionOf(given) }
  })
  return { ...checkUp, findings, verdict: checkUp.verdict === 'unreadable' ? 'unreadable' : verdictOf(findings) }
}

function opinionOf({ decision, reason, by, at }: RecordedOpinion): Opinion {
  return { decision, reason, by, at }
}

function verdictOf(findings: readonly CheckedFinding[]): Verdict {
  return findings.some((finding) => finding.severity === 'error' && !isDismissed(finding)) ? 'fail' : 'pass'
}

export function isDismissed({ opinion }: Pick<CheckedFinding, 'opinion'>): boolean {
  return opinion?.decision === 'dismissed'
}

/** What a finding is called in a file of opinions, within the lengths such a file allows. */
export function opinionSubject({ file, hash }: CheckUp, finding: CheckedFinding): OpinionSubject {
  return {
    hash,
    file: file.slice(0, LONGEST_FILE),
    finding: finding.id,
    rule: finding.rule,
    where: finding.where.slice(0, LONGEST_WHERE),
    message: finding.message.slice(0, LONGEST_MESSAGE),
  }
}

/** Earlier opinions with newer ones: on the same finding of the same file the newer one stands. */
export function mergeOpinions(earlier: readonly RecordedOpinion[], newer: readonly RecordedOpinion[]): OpinionFile {
  const merged = new Map([...earlier, ...newer].map((one) => [`${one.hash} ${one.finding}`, one]))
  if (merged.size > MOST_OPINIONS)
    throw new Unreadable('too-large', `核对意见超过 ${MOST_OPINIONS} 条，请另起一份文件。`)
  return { schema: OPINIONS_SCHEMA, opinions: [...merged.values()] }
}

/** The file as it is handed out: JSON that a person can read. */
export function writeOpinions(file: OpinionFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}
