import { GLOBAL_OPTIONS } from './arguments.ts'
import type { Command, Option } from './command.ts'

/** The list of all commands. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`)
  return [
    '昭明：政府信息公开工作系统',
    '',
    '用法：zhaoming <命令> [选项]',
    '',
    ...lines,
    '',
    '每条命令加 --help 看它的选项。退出码：0 没有问题；1 有错误或被拒绝；2 用法不对或文件读不了。',
  ].join('\n')
}

/** One command's usage. */
export function usage(command: Command): string {
  return [
    `用法：zhaoming ${[command.name, command.positionals, '[选项]'].filter(Boolean).join(' ')}`,
    '',
    command.summary,
    '',
    ...optionLines(command.options),
    '',
    '通用选项：',
    ...optionLines(GLOBAL_OPTIONS),
  ].join('\n')
}

function optionLines(options: Readonly<Record<string, Option>>): string[] {
  const entries = Object.entries(options)
  const left = entries.map(([name, option]) => `  --${name}${option.type === 'string' ? ' <值>' : ''}`)
  const width = Math.max(0, ...left.map(columnsOf)) + 2
  return entries.map(([, option], index) => {
    const head = left[index] ?? ''
    const notes = [option.required ? '必填' : '', option.multiple ? '可以写多次' : ''].filter(Boolean).join('，')
    return `${head}${' '.repeat(width - columnsOf(head))}${option.help}${notes ? `（${notes}）` : ''}`
  })
}

/** A Chinese character takes two columns of a terminal. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0)
}
