import { findCommand, readArguments, WrongUse } from './arguments.ts'
import type { Command, CommandIo, ExitCode, Values } from './command.ts'
import { toFailure } from './exit-code.ts'
import { overview, usage } from './help.ts'

export interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** Makes what a command may use; `close` ends the database that it opened. */
export type OpenIo = (values: Values) => { io: CommandIo; close: () => Promise<void> }

/** Runs one command line and returns its exit code; nothing is thrown but bugs. */
export async function run(
  commands: readonly Command[],
  args: readonly string[],
  { streams, open }: { streams: Streams; open: OpenIo },
): Promise<ExitCode> {
  const wantsJson = args.includes('--json')
  try {
    return await dispatch(commands, args, { streams, open })
  } catch (error) {
    const failure = toFailure(error)
    if (!failure) throw error
    if (wantsJson) streams.out(`${JSON.stringify(failure.json)}\n`)
    else streams.err(`${failure.text}\n`)
    return failure.code
  }
}

async function dispatch(
  commands: readonly Command[],
  args: readonly string[],
  { streams, open }: { streams: Streams; open: OpenIo },
): Promise<ExitCode> {
  const found = findCommand(commands, args)
  if (!found) return withoutCommand(commands, args, streams)
  const { values, positionals } = readArguments(found.command, found.rest)
  if (values['help'] === true) {
    streams.out(`${usage(found.command)}\n`)
    return 0
  }
  const { io, close } = open(values)
  try {
    return await found.command.run(io, values, positionals)
  } finally {
    await close()
  }
}

function withoutCommand(commands: readonly Command[], args: readonly string[], streams: Streams): ExitCode {
  const words = args.filter((arg) => !arg.startsWith('-'))
  if (words.length === 0) {
    const asked = args.includes('--help')
    ;(asked ? streams.out : streams.err)(`${overview(commands)}\n`)
    return asked ? 0 : 2
  }
  const near = commands.filter((command) => command.name.split(' ')[0] === words[0])
  if (near.length > 0 && args.includes('--help')) {
    streams.out(`${overview(near)}\n`)
    return 0
  }
  const hint = near.length > 0 ? `可用：${near.map((command) => command.name).join('、')}` : '用 --help 看全部命令'
  throw new WrongUse(`没有“${words.slice(0, 2).join(' ')}”这个命令。${hint}`)
}
