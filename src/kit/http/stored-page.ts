import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { chooseEncoding, type Encoding } from './encoding.ts'
import { entityTag, matchesTag } from './entity-tag.ts'

/** A text kept ready to send: tagged once, compressed once per encoding, on first use. */
export interface StoredPage {
  readonly tag: string
  encoded(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>
}

const brotliQuality = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}
const compressors: Readonly<Record<Encoding, (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>>> = {
  br: async (bytes) => new Uint8Array(await promisify(brotliCompress)(bytes, brotliQuality)),
  gzip: async (bytes) => new Uint8Array(await promisify(gzip)(bytes)),
  identity: (bytes) => Promise.resolve(bytes),
}

export function storePage(text: string): StoredPage {
  const bytes = new TextEncoder().encode(text)
  const ready = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  return {
    tag: entityTag(bytes),
    encoded(encoding) {
      const stored = ready.get(encoding) ?? compressors[encoding](bytes)
      ready.set(encoding, stored)
      return stored
    },
  }
}

/** Pages by content version; holds at most `limit`, the least recently asked for leaves first. */
export function pageCache(limit: number): {
  get(version: string, render: () => string | Promise<string>): Promise<StoredPage>
} {
  const pages = new Map<string, Promise<StoredPage>>()
  return {
    get(version, render) {
      const page = pages.get(version) ?? Promise.resolve(render()).then(storePage)
      pages.delete(version)
      pages.set(version, page)
      page.catch(() => pages.delete(version))
      const oldest = pages.keys().next()
      if (pages.size > limit && oldest.done !== true) pages.delete(oldest.value)
      return page
    },
  }
}

/** The answer to a GET or HEAD for a stored page: 304 where the reader has it, else the body in the best encoding. */
export async function sendStoredPage(
  request: Request,
  page: StoredPage,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const common = { ...headers, ETag: page.tag, Vary: 'Accept-Encoding' }
  if (matchesTag(request.headers.get('If-None-Match') ?? undefined, page.tag))
    return new Response(null, { status: 304, headers: common })
  const encoding = chooseEncoding(request.headers.get('Accept-Encoding') ?? undefined)
  const body = await page.encoded(encoding)
  return new Response(body, { headers: encoding === 'identity' ? common : { ...common, 'Content-Encoding': encoding } })
}
