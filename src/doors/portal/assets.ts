import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
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

/** Reads the portal's own files once, at start. */
export async function readPortalAssets(): Promise<PortalAssets> {
  const [style, icon] = await Promise.all([
    readAsset('portal', 'css', 'text/css; charset=utf-8'),
    readAsset('favicon', 'svg', 'image/svg+xml'),
  ])
  return { style, icon }
}

async function readAsset(base: string, extension: string, mediaType: string): Promise<PortalAsset> {
  const text = await readFile(join(projectRoot(), 'src/doors/portal/assets', `${base}.${extension}`), 'utf8')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  return { name: `${base}.${hash}.${extension}`, mediaType, text }
}
