import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '../paths.ts'

/** A program of ours for a child process: the source beside the module in development, the built one in `dist/`. */
export function childEntry(moduleUrl: string, name: string): string {
  return moduleUrl.endsWith('.ts')
    ? fileURLToPath(new URL(`./${name}.ts`, moduleUrl))
    : join(projectRoot(), 'dist', `${name}.js`)
}
