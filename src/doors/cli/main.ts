import { readConfig, type Config } from '#kit/config.ts'
import type { Context } from '#kit/context.ts'
import { makeLog } from '#kit/log-maker.ts'
import { showProgress } from '#kit/progress.ts'
import { hasWorkplace, openWorkplace, type Workplace } from '#kit/workplace.ts'
import { headsFolder } from '#office/audit/head-file.ts'
import { sealPending } from '#office/audit/seal.ts'
import type { CommandIo, Values } from './command.ts'
import { COMMANDS } from './commands.ts'
import { toFailure } from './exit-code.ts'
import { run, type OpenIo, type Streams } from './run.ts'

const streams: Streams = { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) }

// A reader that closes the pipe early (head, less) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

function openIoWith(config: Config): OpenIo {
  return (values) => {
    let opened: Promise<Workplace> | null = null
    const open = (): Promise<Workplace> =>
      (opened ??= openWorkplace({ config, log: makeLog('warn'), as: 'attach', onProgress: note }))
    return { io: makeIo(config, values, open), close: () => leave(config, opened) }
  }
}

function makeIo(config: Config, values: Values, open: () => Promise<Workplace>): CommandIo {
  const json = values['json'] === true
  const name = typeof values['as'] === 'string' && values['as'].trim() !== '' ? values['as'].trim() : '命令行'
  return {
    json,
    strict: values['strict'] === true,
    dataDir: config.dataDir,
    print: (value, text) => streams.out(json ? `${JSON.stringify(value)}\n` : `${text}\n`),
    note,
    progress: (label, total) => showProgress(process.stderr, { label, total }),
    context: async (): Promise<Context> => (await open()).contextFor({ kind: 'cli', name }),
    hasDatabase: () => hasWorkplace(config),
  }
}

/** What the command recorded is sealed before it ends; a running server would do so within a second anyway. */
async function leave(config: Config, opened: Promise<Workplace> | null): Promise<void> {
  const workplace = await opened?.catch(() => null)
  if (!workplace) return
  try {
    await sealPending(workplace.contextFor({ kind: 'job', name: '封存' }), { headsDir: headsFolder(config.dataDir) })
  } finally {
    await workplace.close()
  }
}

function note(text: string): void {
  streams.err(`${text}\n`)
}

async function main(): Promise<number> {
  try {
    return await run(COMMANDS, process.argv.slice(2), { streams, open: openIoWith(readConfig(process.env)) })
  } catch (error) {
    const failure = toFailure(error)
    note(failure?.text ?? `程序出错：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return failure?.code ?? 2
  }
}

process.exitCode = await main()
