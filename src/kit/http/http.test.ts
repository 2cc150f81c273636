import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { chooseEncoding } from './encoding.ts'
import { entityTag, matchesTag } from './entity-tag.ts'
import { securityHeaders } from './security-headers.ts'
import { pageCache, sendStoredPage, storePage } from './stored-page.ts'

const LONG = '望溪镇政府信息公开'.repeat(200)
const ask = (headers: Record<string, string>): Request => new Request('http://localhost/', { headers })

describe('the encoding a reader accepts', () => {
  test.each([
    ['gzip, deflate, br', 'br'],
    ['br;q=0.2, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*;q=0', 'identity'],
    ['*', 'br'],
    ['identity', 'identity'],
    ['gzip;q=nonsense, ,;;', 'identity'],
    ['', 'identity'],
  ])('%s → %s', (header, wanted) => {
    expect(chooseEncoding(header)).toBe(wanted)
  })
  test('no header: plain', () => {
    expect(chooseEncoding(undefined)).toBe('identity')
  })
})

describe('entity tags', () => {
  const tag = entityTag('一')
  test.each([
    [tag, true],
    [tag.slice(2), true],
    [`"other", ${tag}`, true],
    ['*', true],
    ['"other"', false],
    [undefined, false],
  ])('%s', (header, wanted) => {
    expect(matchesTag(header, tag)).toBe(wanted)
  })
  test('another text has another tag', () => {
    expect(entityTag('二')).not.toBe(tag)
  })
})

describe('stored pages', () => {
  test('come back whole in every encoding, under one tag', async () => {
    const page = storePage(LONG)
    const bodyIn = async (encoding: string): Promise<Uint8Array> => {
      const answer = await sendStoredPage(ask({ 'Accept-Encoding': encoding }), page, {})
      expect(answer.headers.get('ETag')).toBe(page.tag)
      expect(answer.headers.get('Vary')).toBe('Accept-Encoding')
      return new Uint8Array(await answer.arrayBuffer())
    }
    const read = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
    expect(read(brotliDecompressSync(await bodyIn('br')))).toBe(LONG)
    expect(read(gunzipSync(await bodyIn('gzip')))).toBe(LONG)
    expect(read(await bodyIn('identity'))).toBe(LONG)
  })
  test('a reader who has the page gets 304 and no body', async () => {
    const page = storePage(LONG)
    const answer = await sendStoredPage(ask({ 'If-None-Match': page.tag }), page, { 'Cache-Control': 'no-cache' })
    expect([answer.status, await answer.text(), answer.headers.get('Cache-Control')]).toEqual([304, '', 'no-cache'])
  })
  test('a version is made once, and the least asked for leaves first', async () => {
    const cache = pageCache(2)
    const made: string[] = []
    const get = (version: string): Promise<unknown> =>
      cache.get(version, () => {
        made.push(version)
        return version
      })
    for (const version of ['a', 'b', 'a', 'c', 'a', 'b']) await get(version)
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })
  test('a page that failed is tried again', async () => {
    const cache = pageCache(2)
    await expect(cache.get('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    const page = await cache.get('a', () => '好')
    expect(page.tag).toBe(entityTag('好'))
  })
})

test('the policy allows no script, and https is made to stay', () => {
  const policy = securityHeaders(false)['Content-Security-Policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('script')
  expect(policy).not.toContain('unsafe')
  expect(securityHeaders(false)).not.toHaveProperty('Strict-Transport-Security')
  expect(securityHeaders(true)).toHaveProperty('Strict-Transport-Security')
})
