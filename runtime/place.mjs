import { readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the program. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** What the bootstrap installs for itself; may be deleted at any time. */
export const RUNTIME = join(ROOT, '.runtime')

export const DIST = join(ROOT, 'dist')

/** Folders that a killed command left half done; asked only by the holder of the lock. */
export function removeLeftovers() {
  const left = readdirSync(RUNTIME).filter((name) => /^(fetch|build|old)-/.test(name))
  for (const name of left) rmSync(join(RUNTIME, name), { recursive: true, force: true })
}

/** An expected failure: its Chinese message is shown without a stack. */
export class Refusal extends Error {}

/** A line for the person who waits; stdout stays free for the program. */
export function say(text) {
  process.stderr.write(`昭明：${text}\n`)
}
