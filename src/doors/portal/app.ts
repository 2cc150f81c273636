import { Hono } from 'hono'
import type { Context as WebContext } from 'hono'
import type { Context } from '#kit/context.ts'
import { NotFound } from '#kit/errors.ts'
import { securityHeaders } from '#kit/http/security-headers.ts'
import { readPortalAssets } from './assets.ts'
import { errorView, type ErrorStatus } from './error/view.tsx'
import { OFFICE_READS } from './office-reads.ts'
import { isReadablePath, lacksSlash } from './page-shape.ts'
import { portalPaths } from './paths.ts'
import type { PortalReads, PublicUnit } from './reads.ts'
import { renderPage } from './render-page.ts'
import { portalRoutes } from './routes.ts'

export interface PortalDeps {
  /** A fresh context of the public for one request. */
  readonly makeContext: () => Context
  /** The office's verbs unless others are given. */
  readonly reads?: PortalReads
  /** Without a trailing slash; may carry a path prefix, which a proxy in front may keep or strip. */
  readonly publicUrl: string
}

const MAX_PATH = 1024

/** The public portal: read-only, without scripts; every page answers GET and HEAD. */
export function portalApp(deps: PortalDeps): Hono {
  const { makeContext, reads = OFFICE_READS } = deps
  const assets = readPortalAssets()
  const paths = portalPaths(deps.publicUrl)
  const headers = Object.entries(securityHeaders(deps.publicUrl.startsWith('https:')))
  const fail = async (web: WebContext, status: ErrorStatus, unit: PublicUnit | null = null): Promise<Response> => {
    const html = await renderPage(errorView({ paths, assets, unit, units: 1 }, status))
    return web.body(html, status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
  }
  const notFound = async (web: WebContext): Promise<Response> => {
    const [slug] = insidePrefix(web.req.path, paths.prefix)
      .split('/')
      .filter((part) => part !== '')
    const units = slug === undefined ? [] : await reads.listPublicUnits(makeContext())
    return fail(
      web,
      404,
      units.find((unit) => unit.slug === slug),
    )
  }
  const site = portalRoutes({ paths, assets, reads }, makeContext, notFound)

  const app = new Hono()
  app.use(async (web, next) => {
    const refused = refusalOf(web)
    if (refused === null) await next()
    else web.res = await fail(web, refused)
    for (const [name, value] of headers) web.res.headers.set(name, value)
    if (refused === 405) web.res.headers.set('Allow', 'GET, HEAD')
  })
  app.route('/', site)
  app.notFound((web) => {
    const { path } = web.req
    if (path === paths.prefix) return web.redirect(paths.home(), 301)
    const inner = insidePrefix(path, paths.prefix)
    return lacksSlash(inner) ? web.redirect(`${paths.prefix}${encodeURI(inner)}/`, 301) : notFound(web)
  })
  app.onError((error, web) => {
    if (error instanceof NotFound) return notFound(web)
    makeContext().log.error({ err: error, path: web.req.path }, 'a portal page failed')
    return fail(web, 500)
  })
  return app
}

function insidePrefix(path: string, prefix: string): string {
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
}

function refusalOf(web: WebContext): ErrorStatus | null {
  if (web.req.method !== 'GET' && web.req.method !== 'HEAD') return 405
  const { pathname } = new URL(web.req.url)
  if (pathname.length > MAX_PATH) return 414
  return isReadablePath(pathname) ? null : 400
}
