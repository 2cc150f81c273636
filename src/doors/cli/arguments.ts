import { parseArgs } from 'node:util'
import type { Command, Option, Values } from './command.ts'

/** Wrong use of the program: exit code 2, with the Chinese message. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse'
}

export const GLOBAL_OPTIONS: Readonly<Record<string, Option>> = {
  json: { type: 'boolean', help: '结果用 JSON 输出' },
  strict: { type: 'boolean', help: '提醒也按错误计入退出码' },
  as: { type: 'string', help: '以谁的名义记录，如 --as 张三；缺省为“命令行”' },
  help: { type: 'boolean', help: '显示用法' },
}

/** The command whose words the arguments begin with (the longest), and what follows them. */
export function findCommand(
  commands: readonly Command[],
  args: readonly string[],
): { command: Command; rest: readonly string[] } | null {
  const matches = commands.filter((command) => command.name.split(' ').every((word, index) => args[index] === word))
  const command = matches.toSorted((a, b) => b.name.length - a.name.length)[0]
  return command ? { command, rest: args.slice(command.name.split(' ').length) } : null
}

/** Reads a command's options; throws WrongUse that names the option. */
export function readArguments(command: Command, rest: readonly string[]): { values: Values; positionals: string[] } {
  const known = { ...GLOBAL_OPTIONS, ...command.options }
  const options = Object.fromEntries(
    Object.entries(known).map(([name, option]) => [name, { type: option.type, multiple: option.multiple ?? false }]),
  )
  const { values, positionals } = parse(rest, options)
  const missing = Object.entries(command.options).filter(
    ([name, option]) => option.required && values[name] === undefined,
  )
  if (missing.length > 0 && values['help'] !== true) {
    throw new WrongUse(`缺少 ${missing.map(([name]) => `--${name}`).join('、')}`)
  }
  if (!command.positionals && positionals.length > 0) throw new WrongUse(`不认识“${positionals[0] ?? ''}”`)
  return { values, positionals }
}

type ParseOptions = Record<string, { type: 'string' | 'boolean'; multiple: boolean }>

function parse(args: readonly string[], options: ParseOptions): { values: Values; positionals: string[] } {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return { values: parsed.values as Values, positionals: parsed.positionals }
  } catch (error) {
    throw new WrongUse(inChinese(error))
  }
}

function inChinese(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const name = /'(-{1,2}[^' ]+)/.exec(message)?.[1] ?? ''
  return message.includes('argument missing') || message.includes('ambiguous')
    ? `${name} 后面要写值`
    : message.includes('does not take')
      ? `${name} 后面不写值`
      : `没有 ${name} 这个选项`
}
