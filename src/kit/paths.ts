import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the program (with `package.json` and `migrations/`), the same from sources and from `dist/`. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!isProject(folder)) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json of zhaoming not found above this module')
    folder = parent
  }
  return folder
}

function isProject(folder: string): boolean {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return false
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return typeof content === 'object' && content !== null && 'name' in content && content.name === 'zhaoming'
}
