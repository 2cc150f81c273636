import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export const ROOT = join(import.meta.dirname, '../..')

/** Runs a program of the project with this Node and returns what it said. */
export function runTool(args: readonly string[], options: { cwd: string; env?: Record<string, string> }) {
  const env = { ...process.env, ...options.env }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: options.cwd, env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** An empty folder that goes away with the test; its path has a space and a Chinese letter. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'zm 昭-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
