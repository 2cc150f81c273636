import { dayStatus, workingDaysBetween, type Calendar } from '#law/calendar/calendar.ts'
import { deadline, MissingNotice, type Deadline, type TraceDay } from '#law/calendar/deadline.ts'
import { addDays, parseDay, weekdayOf, yearSpan, type Day } from '#law/day.ts'
import { builtInCalendar, loadCalendar } from '#office/calendar/load-calendar.ts'
import { importNotice } from '#office/calendar/import-notice.ts'
import { WrongUse } from './arguments.ts'
import type { Command, CommandIo } from './command.ts'
import { readTextArgument } from './file-argument.ts'

const due: Command = {
  name: 'calendar due',
  summary: '按工作日推算到期日，并逐日说明理由',
  options: {
    received: { type: 'string', help: '收到的日子，如 2020-01-17（第0日，不计）', required: true },
    days: { type: 'string', help: '工作日数，1至400', required: true },
    provisional: { type: 'boolean', help: '没有放假通知的年份按周末估算，结果标明暂估' },
  },
  async run(io, values) {
    const receivedOn = readDay(String(values['received']), '--received')
    const days = readCount(String(values['days']))
    const calendar = await calendarInUse(io)
    const answer = answerOrWrongUse(() =>
      deadline({
        calendar,
        receivedOn,
        days,
        article: '条例第三十三条',
        allowProvisional: values['provisional'] === true,
      }),
    )
    io.print(answer, deadlineText(answer))
    return 0
  },
}

const year: Command = {
  name: 'calendar year',
  summary: '列出一年的放假、调休和工作日总数',
  positionals: '<年份>',
  options: {},
  async run(io, _, [text = '']) {
    const wanted = Number(text)
    if (!/^\d{4}$/.test(text)) throw new WrongUse('请写四位年份，如 calendar year 2026')
    const calendar = await calendarInUse(io)
    if (!calendar.years.has(wanted)) throw new MissingNotice(wanted)
    const { first, last } = yearSpan(wanted)
    const named = daysIn(first, last)
      .map((day) => ({ day, ...dayStatus(calendar, day) }))
      .filter((entry) => entry.notice !== null)
    const workingDays = workingDaysBetween(calendar, addDays(first, -1), last)
    const lines = named.map(
      (entry) => `${entry.day} ${weekdayName(entry.day)}  ${entry.open ? '上班' : '放假'}  ${entry.name ?? ''}`,
    )
    io.print({ year: wanted, workingDays, days: named }, [`${wanted}年共 ${workingDays} 个工作日`, ...lines].join('\n'))
    return 0
  },
}

const importCommand: Command = {
  name: 'calendar import',
  summary: '录入一份放假通知（格式见 docs/calendar-notice.md）',
  positionals: '<notice.json>',
  options: {},
  async run(io, _, positionals) {
    const [path, ...more] = positionals
    if (!path || more.length > 0) throw new WrongUse('请写一个文件，如 calendar import notice.json')
    const content = await readNotice(path)
    const { recorded, notice } = await importNotice(await io.context(), content)
    io.print(
      { id: notice.id, year: notice.year, act: recorded.act, hash: recorded.hash },
      `已录入：${notice.title}（${notice.id}）`,
    )
    return 0
  },
}

export const CALENDAR_COMMANDS: readonly Command[] = [due, year, importCommand]

/** Opens a database only where there is one: a bare clone answers from the built-in notices. */
async function calendarInUse(io: CommandIo): Promise<Calendar> {
  return (await io.hasDatabase()) ? loadCalendar(await io.context()) : builtInCalendar()
}

const LARGEST_NOTICE_IN_BYTES = 1_000_000

async function readNotice(path: string): Promise<unknown> {
  const text = await readTextArgument(path, LARGEST_NOTICE_IN_BYTES)
  try {
    return JSON.parse(text)
  } catch {
    throw new WrongUse(`${path} 不是 JSON 文件`)
  }
}

function readDay(text: string, option: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new WrongUse(`${option} 应为存在的日期，写作 2020-01-17`)
  return parsed
}

function readCount(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new WrongUse('--days 应为整数')
  return Number(text)
}

function answerOrWrongUse(ask: () => Deadline): Deadline {
  try {
    return ask()
  } catch (error) {
    if (error instanceof RangeError) throw new WrongUse(error.message)
    throw error
  }
}

function daysIn(first: Day, last: Day): Day[] {
  const days: Day[] = []
  for (let at = first; at <= last; at = addDays(at, 1)) days.push(at)
  return days
}

const KIND_LABELS: Readonly<Record<TraceDay['kind'], string>> = {
  received: '收到，不计',
  restarted: '重新起算，不计',
  counted: '计',
  'make-up': '调休上班，计',
  extended: '延期，计',
  weekend: '周末，不计',
  holiday: '放假，不计',
  paused: '中止计算',
}

function deadlineText({ due: dueDay, provisional, trace }: Deadline): string {
  const lines = trace.map((step) => {
    const number = step.number === null ? '    ' : `第${step.number}日`.padEnd(4)
    const note = [KIND_LABELS[step.kind], step.name, step.provisional ? '暂估' : null].filter(Boolean).join('，')
    return `  ${step.day} ${weekdayName(step.day)}  ${number}  ${note}`
  })
  const warning = provisional ? '（暂估：有的年份还没有录入放假通知）' : ''
  return [`到期日：${dueDay} ${weekdayName(dueDay)}${warning}`, ...lines].join('\n')
}

function weekdayName(day: Day): string {
  return `周${'一二三四五六日'[weekdayOf(day) - 1] ?? ''}`
}
