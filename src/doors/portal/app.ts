import { Hono } from 'hono'
import type { Context as WebContext } from 'hono'
import type { Context } from '#kit/context.ts'
import { NotFound } from '#kit/errors.ts'
import { securityHeaders } from '#kit/http/security-headers.ts'
import { readPortalAssets } from './assets.ts'
import { errorView, type ErrorStatus } from './error/view.tsx'
import { OFFICE_READS } from './office-reads.ts'
import { isReadablePath, lacksSlash, methodsOf, takesForm } from './page-shape.ts'
import { portalPaths } from './paths.ts'
import type { PortalReads, PublicUnit } from './reads.ts'
import { renderPage } from './render-page.ts'
import { portalRoutes } from './routes.ts'
import type { CheckFile } from './verify/check.tsx'
import { verifyRoutes } from './verify/routes.tsx'

export interface PortalDeps {
  /** A fresh context of the public for one request. */
  readonly makeContext: () => Context
  /** The office's verbs unless others are given. */
  readonly reads?: PortalReads
  /** Without a trailing slash; may carry a path prefix, which a proxy in front may keep or strip. */
  readonly publicUrl: string
  /** Checks a report that anybody brings; without it the page says that it is not open. */
  readonly checkFile?: CheckFile
  /** Proxies in front whose `X-Forwarded-For` is believed; none unless given. */
  readonly trustedProxies?: readonly string[]
}

const MAX_PATH = 1024

/** The public portal, without scripts: every page answers GET and HEAD, the check of reports takes a form and keeps nothing. */
export function portalApp(deps: PortalDeps): Hono {
  const { makeContext, reads = OFFICE_READS, checkFile = null, trustedProxies = [] } = deps
  const assets = readPortalAssets()
  const paths = portalPaths(deps.publicUrl)
  const house = { paths, assets, reads }
  const headers = securityHeaders(deps.publicUrl.startsWith('https:'))
  const ownForms = (headers['Content-Security-Policy'] ?? '').replace("form-action 'none'", "form-action 'self'")
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
  const site = portalRoutes(house, makeContext, notFound)

  const app = new Hono()
  app.use(async (web, next) => {
    const path = insidePrefix(web.req.path, paths.prefix)
    const refused = refusalOf(web, methodsOf(path))
    if (refused === null) await next()
    else web.res = await fail(web, refused)
    for (const [name, value] of Object.entries(headers)) web.res.headers.set(name, value)
    if (takesForm(path)) web.res.headers.set('Content-Security-Policy', ownForms)
    if (refused === 405) web.res.headers.set('Allow', methodsOf(path).join(', '))
  })
  app.route(
    '/',
    verifyRoutes({ ...house, publicUrl: deps.publicUrl, checkFile, now: () => makeContext().now, trustedProxies }),
  )
  app.route('/', site)
  app.notFound((web) => {
    const { path } = web.req
    if (path === paths.prefix) return web.redirect(paths.home(), 301)
    const inner = insidePrefix(path, paths.prefix)
    const status = web.req.method === 'POST' ? 308 : 301
    return lacksSlash(inner) ? web.redirect(`${paths.prefix}${encodeURI(inner)}/`, status) : notFound(web)
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

function refusalOf(web: WebContext, methods: readonly string[]): ErrorStatus | null {
  if (!methods.includes(web.req.method)) return 405
  const { pathname } = new URL(web.req.url)
  if (pathname.length > MAX_PATH) return 414
  return isReadablePath(pathname) ? null : 400
}
