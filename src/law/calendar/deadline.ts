import { addDays, yearOf, type Day } from '../day.ts'
import { dayStatus, type Calendar } from './calendar.ts'

/** Days that do not run, both ends included (art. 33: consulting third parties and other agencies). */
export interface Pause {
  readonly from: Day
  readonly to: Day
  readonly article: string
}

export interface DeadlineQuestion {
  readonly calendar: Calendar
  readonly receivedOn: Day
  /** Length in working days. */
  readonly days: number
  readonly article: string
  readonly pauses?: readonly Pause[]
  /** Art. 33: at most twenty more working days. */
  readonly extension?: { readonly days: number; readonly article: string }
  /** Art. 30 (corrected application) and the fee measures: the period begins anew with this day as day 0. */
  readonly restart?: { readonly on: Day; readonly article: string }
  /** Without it a year that has no notice is an error. */
  readonly allowProvisional?: boolean
}

export type TraceKind = 'received' | 'restarted' | 'counted' | 'make-up' | 'extended' | 'weekend' | 'holiday' | 'paused'

export interface TraceDay {
  readonly day: Day
  readonly kind: TraceKind
  /** The running number of a day that counts, else null. */
  readonly number: number | null
  /** The feast, for holidays and make-up days. */
  readonly name: string | null
  readonly notice: string | null
  readonly article: string | null
  readonly provisional: boolean
}

export interface Deadline {
  readonly due: Day
  readonly provisional: boolean
  readonly trace: readonly TraceDay[]
}

/** A day of the count lies in a year whose notice is not known. */
export class MissingNotice extends Error {
  override readonly name = 'MissingNotice'
  readonly year: number
  constructor(year: number) {
    super(`${year}年的放假通知尚未录入，不能确定到期日`)
    this.year = year
  }
}

const LONGEST_PERIOD_IN_DAYS = 400
const LONGEST_TRACE_IN_DAYS = 3_000

/**
 * 条例 art. 33 and the periods beside it: the day of receipt is day 0, each working day after it counts, and the
 * period ends with the last counted day. Returns that day and how every day on the way was treated.
 * Throws RangeError for a length out of 1…400, MissingNotice for a year without a notice.
 */
export function deadline(question: DeadlineQuestion): Deadline {
  const { receivedOn, article, restart, extension } = question
  const wanted = question.days + (extension?.days ?? 0)
  refuseOddQuestion(question, wanted)
  const trace: TraceDay[] = [mark(question, { day: receivedOn, kind: 'received', article })]
  if (restart) trace.push(mark(question, { day: restart.on, kind: 'restarted', article: restart.article }))
  let at = restart?.on ?? receivedOn
  for (let count = 0; count < wanted;) {
    at = addDays(at, 1)
    const step = traceDay(question, at, count + 1)
    if (step.number !== null) count += 1
    trace.push(step)
    if (trace.length > LONGEST_TRACE_IN_DAYS) throw new RangeError('期限太长，超出可以推算的范围')
  }
  return { due: at, provisional: trace.some((step) => step.provisional), trace }
}

function traceDay(question: DeadlineQuestion, at: Day, number: number): TraceDay {
  const status = dayStatus(question.calendar, at)
  if (status.provisional && !question.allowProvisional) throw new MissingNotice(yearOf(at))
  const base = { day: at, name: status.name, notice: status.notice, provisional: status.provisional }
  if (!status.open)
    return { ...base, kind: status.kind === 'holiday' ? 'holiday' : 'weekend', number: null, article: null }
  const pause = question.pauses?.find((span) => span.from <= at && at <= span.to)
  if (pause) return { ...base, kind: 'paused', number: null, article: pause.article }
  if (question.extension && number > question.days) {
    return { ...base, kind: 'extended', number, article: question.extension.article }
  }
  return { ...base, kind: status.kind === 'make-up' ? 'make-up' : 'counted', number, article: question.article }
}

function mark(
  question: DeadlineQuestion,
  { day, kind, article }: { day: Day; kind: 'received' | 'restarted'; article: string },
): TraceDay {
  const status = dayStatus(question.calendar, day)
  if (status.provisional && !question.allowProvisional) throw new MissingNotice(yearOf(day))
  return { day, kind, number: null, name: status.name, notice: status.notice, article, provisional: status.provisional }
}

function refuseOddQuestion({ receivedOn, restart, pauses = [] }: DeadlineQuestion, wanted: number): void {
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > LONGEST_PERIOD_IN_DAYS) {
    throw new RangeError(`期限应为1至${LONGEST_PERIOD_IN_DAYS}个工作日`)
  }
  if (restart && restart.on < receivedOn) throw new RangeError('重新起算的日子早于收到的日子')
  if (pauses.some((span) => span.to < span.from)) throw new RangeError('中止计算的起止日颠倒')
}
