import { createHash } from 'node:crypto'

/** Names the content of a page: the same address with the same content gives the same version, anything else another. */
export function pageVersion(path: string, content: unknown): string {
  return createHash('sha256').update(path).update('\0').update(JSON.stringify(content)).digest('base64url')
}
