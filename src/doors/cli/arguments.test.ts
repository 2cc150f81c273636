import { describe, expect, test } from 'vitest'
import { findCommand, readArguments, WrongUse } from './arguments.ts'
import type { Command } from './command.ts'
import { overview, usage } from './help.ts'

const command = (name: string, more: Partial<Command> = {}): Command => ({
  name,
  summary: '试一试',
  options: {
    received: { type: 'string', help: '收到的日子', required: true },
    provisional: { type: 'boolean', help: '暂估' },
  },
  run: () => Promise.resolve(0),
  ...more,
})
const commands = [command('report'), command('report draft'), command('calendar import', { positionals: '<文件>' })]

test('the longest name wins', () => {
  expect(findCommand(commands, ['report', 'draft', '--unit', 'x'])?.command.name).toBe('report draft')
  expect(findCommand(commands, ['report', '--unit'])?.command.name).toBe('report')
  expect(findCommand(commands, ['draft'])).toBeNull()
  expect(findCommand(commands, [])).toBeNull()
})

describe('options', () => {
  const read = (...rest: string[]) => readArguments(command('calendar due'), rest)

  test('are read with the general ones', () => {
    expect(read('--received', '2020-01-17', '--json').values).toMatchObject({ received: '2020-01-17', json: true })
  })

  test.each([
    [['--nonsense'], '没有 --nonsense 这个选项'],
    [['--received'], '--received 后面要写值'],
    [['--received', 'x', '--provisional=yes'], '--provisional 后面不写值'],
    [[], '缺少 --received'],
    [['--received', 'x', 'extra'], '不认识“extra”'],
  ])('%j is wrong use', (rest, message) => {
    expect(() => read(...rest)).toThrow(WrongUse)
    expect(() => read(...rest)).toThrow(message)
  })
})

test('help names every command and option in Chinese', () => {
  expect(overview(commands)).toContain('report draft')
  expect(usage(command('calendar due'))).toContain('--received <值>')
  expect(usage(command('calendar due'))).toContain('（必填）')
})
