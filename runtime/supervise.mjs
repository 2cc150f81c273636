import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'

const WATCH_EVERY_MS = 1_000
const FORWARDED = ['SIGTERM', 'SIGINT', 'SIGHUP']

/** Looked up at once: installing may take minutes, and npm may be killed meanwhile. */
const STARTER = npmAbove(process.ppid)

/**
 * Runs Node to its end and returns the exit code: signals go through; with `tied` the child hears by its closed
 * channel that this process is gone, and is ended when the npm that started it is gone.
 */
export function runNode({ node, args, tied = false }) {
  return new Promise((resolve, reject) => {
    const stdio = tied ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit'
    // Programs that it starts by the name of node get the same one.
    const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
    const child = spawn(node, args, { stdio, env })
    const handlers = FORWARDED.map((signal) => [signal, () => child.kill(signal)])
    for (const [signal, handler] of handlers) process.on(signal, handler)
    const watch = tied ? watchStarter(() => child.kill('SIGTERM')) : undefined
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearInterval(watch)
      for (const [name, handler] of handlers) process.off(name, handler)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

/** npm ended or killed takes neither its shell nor this process along: `gone` is called once it is missed. */
export function watchStarter(gone) {
  if (STARTER === null) return undefined
  const watch = setInterval(() => {
    if (processOf(STARTER.pid)?.started !== STARTER.started) gone()
  }, WATCH_EVERY_MS)
  watch.unref()
  return watch
}

function npmAbove(from) {
  if (process.env.npm_lifecycle_event === undefined) return null
  for (let pid = from, steps = 0; pid > 1 && steps < 4; steps += 1) {
    const seen = processOf(pid)
    if (seen === null) return null
    if (/^(npm|node)/.test(seen.name)) return { pid, started: seen.started }
    pid = seen.parent
  }
  return null
}

function processOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    return fields[0] === 'Z' ? null : { name, parent: Number(fields[1]), started: fields[19] }
  } catch {
    return null
  }
}
