import type { Download } from './file.ts'

/** Headers of a download: named for the reader's folder, opened in place only where it is a PDF. */
export function downloadHeaders(file: Download): Record<string, string> {
  const manner = file.mediaType === 'application/pdf' ? 'inline' : 'attachment'
  const extension = /\.[a-z0-9]+$/.exec(file.downloadName)?.[0] ?? ''
  return {
    'Content-Type': file.mediaType,
    'Content-Disposition': `${manner}; filename="report${extension}"; filename*=UTF-8''${encodeRfc5987(file.downloadName)}`,
    'Cache-Control': 'public, no-cache',
    ...(file.isHidden ? { 'X-Robots-Tag': 'noindex' } : {}),
  }
}

function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
