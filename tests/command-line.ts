import type { Context } from '#kit/context.ts'
import type { Command, CommandIo, ExitCode } from '#doors/cli/command.ts'
import { run } from '#doors/cli/run.ts'

export interface Outcome {
  readonly code: ExitCode
  /** What --json would print. */
  readonly printed: unknown
  readonly text: string
  readonly err: string
}

/** A command line over some commands on a test's own database; the first text is split at its spaces, the others are not. */
export function commandLine(
  commands: readonly Command[],
  place: { context: () => Context; dataDir?: string; strict?: boolean },
): (line: string, ...more: string[]) => Promise<Outcome> {
  return async (line, ...more) => {
    const seen = { printed: undefined as unknown, text: '', err: '' }
    const io: CommandIo = {
      print: (value, text) => Object.assign(seen, { printed: value, text }),
      note: (text) => (seen.err += text),
      progress: () => ({ step: () => undefined, done: () => undefined }),
      json: false,
      strict: place.strict ?? false,
      dataDir: place.dataDir ?? '/nonexistent',
      context: () => Promise.resolve(place.context()),
      hasDatabase: () => Promise.resolve(true),
    }
    const streams = { out: (text: string) => (seen.text += text), err: (text: string) => (seen.err += text) }
    const open = () => ({ io, close: () => Promise.resolve() })
    const code = await run(commands, [...line.split(' '), ...more], { streams, open })
    return { code, ...seen }
  }
}
