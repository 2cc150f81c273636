import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#kit/paths.ts'
import { clusterPaths } from '#kit/postgres/cluster.ts'
import { serverProcesses, signal } from '#kit/postgres/process-table.ts'

/** A running program of its own, with an embedded server below it. */
export interface Program {
  readonly child: ChildProcess
  /** Complete lines printed so far. */
  readonly lines: () => readonly string[]
  /** Resolves when it has printed the line, rejects with what it said when it ends before. */
  readonly printed: (line: string) => Promise<void>
  /** kill -9 of the program alone; the server lives on. */
  readonly killAlone: () => Promise<void>
  /** kill -9 of the program, the server and each of the server's processes. */
  readonly killTree: () => Promise<void>
}

/** Runs tests/kill/writer.ts on the data directory. */
export function runWriter(dataDir: string): Program {
  const child = spawn(process.execPath, [join(projectRoot(), 'tests/kill/writer.ts'), dataDir], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  child.stdout.on('data', (text) => (out += String(text)))
  child.stderr.on('data', (text) => (err += String(text)))
  const kill = (): void => void child.kill('SIGKILL')
  return {
    child,
    // What follows the last line break was cut off by the kill.
    lines: () => out.split('\n').slice(0, -1),
    printed: (line) =>
      new Promise((resolve, reject) => {
        child.stdout.on('data', () => out.split('\n').includes(line) && resolve())
        void ended.then(() => reject(new Error(`the program ended: ${err}`)))
      }),
    killAlone: async () => {
      kill()
      await ended
    },
    killTree: async () => {
      const data = await realpath(clusterPaths(dataDir).data)
      for (const pid of await serverProcesses(data)) signal(pid, 'SIGKILL')
      kill()
      await ended
    },
  }
}
