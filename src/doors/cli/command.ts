import type { Context } from '#kit/context.ts'

/** 0 clean · 1 an error finding or a refusal · 2 wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2

export interface Option {
  readonly type: 'string' | 'boolean'
  /** Chinese, shown by --help. */
  readonly help: string
  readonly required?: boolean
  readonly multiple?: boolean
}

/** What a command may use besides its options. */
export interface CommandIo {
  /** One result on stdout: JSON with --json, else the Chinese text. */
  readonly print: (value: unknown, text: string) => void
  /** A line on stderr. */
  readonly note: (text: string) => void
  /** A bar on a terminal, nothing in a pipe. */
  readonly progress: (label: string, total: number) => { step(by?: number): void; done(): void }
  readonly json: boolean
  readonly strict: boolean
  readonly dataDir: string
  /** Opens the database on first use: attaches to a running server, else starts the embedded one. */
  readonly context: () => Promise<Context>
  /** True when a database is configured or the data directory has one: `calendar due` asks before it opens any. */
  readonly hasDatabase: () => Promise<boolean>
}

export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** One command of `bin/zhaoming`; doors/cli/commands.ts lists them all. */
export interface Command {
  /** Words after the program name: "calendar due". */
  readonly name: string
  readonly summary: string
  /** Positional arguments for the usage line, such as "<notice.json>". */
  readonly positionals?: string
  readonly options: Readonly<Record<string, Option>>
  readonly run: (io: CommandIo, values: Values, positionals: readonly string[]) => Promise<ExitCode>
}
