import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#kit/paths.ts'

export interface PortalAsset {
  /** File name with the hash of its content: it may be kept for ever. */
  readonly name: string
  readonly mediaType: string
  readonly text: string
}

export interface PortalAssets {
  readonly style: PortalAsset
  readonly icon: PortalAsset
}

/** Reads the portal's own files; once, at start. */
export function readPortalAssets(): PortalAssets {
  return {
    style: readAsset('portal', 'css', 'text/css; charset=utf-8'),
    icon: readAsset('favicon', 'svg', 'image/svg+xml'),
  }
}

function readAsset(base: string, extension: string, mediaType: string): PortalAsset {
  const text = readFileSync(join(projectRoot(), 'src/doors/portal/assets', `${base}.${extension}`), 'utf8')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  return { name: `${base}.${hash}.${extension}`, mediaType, text }
}
