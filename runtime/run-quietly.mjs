import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Refusal, ROOT } from './place.mjs'

const END_WITH_PARENT = join(ROOT, 'runtime/end-with-parent.cjs')
const TAIL_LINES = 40

/** Runs a script with Node in the program's folder; throws a Refusal with its last lines when it fails. */
export function runQuietly({ node, args, env = process.env }) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe', 'ipc']
    const plain = { ...env, NO_COLOR: '1', FORCE_COLOR: '0' }
    const child = spawn(node, ['--require', END_WITH_PARENT, ...args], { cwd: ROOT, env: plain, stdio })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Refusal(output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')))
    })
  })
}
