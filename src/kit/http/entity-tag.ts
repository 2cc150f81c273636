import { createHash } from 'node:crypto'

/** A weak entity tag of the bytes: the same for every encoding of one page. */
export function entityTag(bytes: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
}

/** Whether an If-None-Match header names the tag, by weak comparison (RFC 9110, 13.1.2). */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const opaque = (value: string): string => value.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((offer) => opaque(offer) === opaque(tag))
}
