import { Hono } from 'hono'
import type { Context as WebContext } from 'hono'
import type { Context } from '#kit/context.ts'
import { entityTag, matchesTag } from '#kit/http/entity-tag.ts'
import { pageCache, sendStoredPage } from '#kit/http/stored-page.ts'
import type { PortalHouse, PortalPage } from './page.ts'
import { pageVersion } from './page-version.ts'
import { renderPage } from './render-page.ts'
import { downloadHeaders } from './report/download-headers.ts'
import { reportFile } from './report/file.ts'
import { reportPage } from './report/page.tsx'
import { reportListPage } from './report-list/page.tsx'
import { unitHomePage } from './unit-home/page.tsx'
import { homePage } from './unit-list/page.tsx'

const PAGES_KEPT = 200
const PAGE_HEADERS = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'public, no-cache' }
const FOR_EVER = 'public, max-age=31536000, immutable'
const YEAR = ':year{[0-9]{4}}'
const EDITION = 'editions/:edition{[1-9][0-9]{0,3}}'

/** The portal's addresses, with and without the path prefix; `notFound` makes the page for what is not there. */
export function portalRoutes(
  house: PortalHouse,
  makeContext: () => Context,
  notFound: (web: WebContext) => Promise<Response>,
): Hono {
  const cache = pageCache(PAGES_KEPT)
  const site = new Hono()
  const get = (path: string, answer: (web: WebContext) => Response | Promise<Response>): void => {
    for (const prefix of new Set([house.paths.prefix, ''])) site.get(prefix + path, answer)
  }
  const show = (path: string, find: (ctx: Context, web: WebContext) => Promise<PortalPage | null>): void => {
    get(path, async (web) => {
      const page = await find(makeContext(), web)
      if (page === null) return notFound(web)
      const stored = await cache.get(pageVersion(page.path, page.content), () => renderPage(page.view()))
      return sendStoredPage(web.req.raw, stored, {
        ...PAGE_HEADERS,
        ...(page.isHidden ? { 'X-Robots-Tag': 'noindex' } : {}),
      })
    })
  }
  const sendFile = async (web: WebContext): Promise<Response> => {
    const file = await reportFile(house, makeContext(), { ...readWhich(web), name: param(web, 'name') })
    if (file === null) return notFound(web)
    const headers = { ...downloadHeaders(file), ETag: entityTag(file.bytes) }
    if (matchesTag(web.req.header('If-None-Match'), headers.ETag)) return web.body(null, 304, headers)
    return web.body(new Uint8Array(file.bytes), 200, headers)
  }

  show('/', (ctx) => homePage(house, ctx))
  show('/:unit/', (ctx, web) => unitHomePage(house, ctx, param(web, 'unit')))
  show('/:unit/reports/', (ctx, web) => reportListPage(house, ctx, param(web, 'unit')))
  for (const path of [`/:unit/reports/${YEAR}/`, `/:unit/reports/${YEAR}/${EDITION}/`])
    show(path, (ctx, web) => reportPage(house, ctx, readWhich(web)))
  for (const path of [
    `/:unit/reports/${YEAR}/figures/:key/`,
    `/:unit/reports/${YEAR}/figures/:key/:page{[1-9][0-9]{0,5}}/`,
  ]) {
    show(path, (ctx, web) =>
      reportPage(house, ctx, {
        ...readWhich(web),
        drill: { key: param(web, 'key'), page: Number(param(web, 'page') || 1) },
      }),
    )
  }
  for (const path of [`/:unit/reports/${YEAR}/files/:name`, `/:unit/reports/${YEAR}/${EDITION}/files/:name`])
    get(path, sendFile)
  get('/healthz', (web) => web.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }))
  get('/robots.txt', (web) => web.text('User-agent: *\nAllow: /\n', 200, { 'Cache-Control': 'public, max-age=3600' }))
  for (const asset of Object.values(house.assets)) {
    get(`/assets/${asset.name}`, async (web) => {
      const stored = await cache.get(asset.name, () => asset.text)
      return sendStoredPage(web.req.raw, stored, { 'Content-Type': asset.mediaType, 'Cache-Control': FOR_EVER })
    })
  }
  return site
}

function param(web: WebContext, name: string): string {
  return web.req.param(name) ?? ''
}

function readWhich(web: WebContext): { slug: string; year: number; edition?: number } {
  const edition = web.req.param('edition')
  return {
    slug: param(web, 'unit'),
    year: Number(param(web, 'year')),
    ...(edition === undefined ? {} : { edition: Number(edition) }),
  }
}
