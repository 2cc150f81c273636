import type { ReportSubject } from '../subject.ts'
import { TABLE_NAMES } from './cells.ts'
import { answerOf, type Problem, type RuleAnswer } from './rule.ts'

type Table = keyof typeof TABLE_NAMES
const SECTION_OF = { t2: 'proactive', t3: 'applications', t4: 'remedies' } as const

/** True where the reader of a file said that something stands there which it could not read or place. */
export function isReported({ file }: ReportSubject, where: string): boolean {
  const [row = '', table = ''] = [where.split('[')[0], where.split('.')[0]]
  const isWhole = where === table
  return (
    file?.problems.some(
      (problem) =>
        problem.where === where ||
        problem.where === row ||
        problem.where === table ||
        (isWhole && problem.where.startsWith(table)),
    ) ?? false
  )
}

/** What a file lacks is an error only where nothing else stands in its place: unread numbers, or a picture. */
export function absencesOf(subject: ReportSubject, problems: readonly Problem[]): RuleAnswer {
  const judged = problems.map((problem) => ({ problem, why: whyUnread(subject, problem.where) }))
  const absent = judged.flatMap(({ problem, why }) => (why === null ? [problem] : []))
  const unread = Map.groupBy(judged, ({ why }) => why)
  const unjudged = [...unread].flatMap(([why, [first]]): Problem[] =>
    why === null || !first ? [] : [{ message: why, where: first.problem.where, severity: 'not-assessable' }],
  )
  return answerOf([...absent, ...unjudged])
}

function whyUnread(subject: ReportSubject, where: string): string | null {
  const table = where.slice(0, 2) as Table
  if (isReported(subject, where)) return `${TABLE_NAMES[table]}里有没有读清的数，无法核对是否齐全。`
  if (!subject.file?.pictured.includes(SECTION_OF[table])) return null
  return `这一部分有图片，${TABLE_NAMES[table]}里没有读到的可能在图片里，请人工核对。`
}
