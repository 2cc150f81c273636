import type { Context as WebContext } from 'hono'
import type { Child } from 'hono/jsx'
import { renderPage } from '../render-page.ts'
import type { Frame } from '../shell.tsx'
import { FormRefused } from './form-body.ts'
import { FormPage, type Notice } from './form-page.tsx'

export const HTML = { 'Content-Type': 'text/html; charset=utf-8' }
/** Of what somebody brought nothing is kept, in no cache either. */
export const NOT_KEPT = { 'Cache-Control': 'no-store' }

type Refusal = 400 | 403 | 413 | 422 | 429 | 503

/** How the pages of the check are sent. */
export interface Answers {
  page(web: WebContext, status: 200 | 400, view: Child): Promise<Response>
  /** The form again, with why nothing was checked. */
  refuse(web: WebContext, status: Refusal, notice: Notice): Promise<Response>
  /** The same, with when to come again. */
  wait(
    web: WebContext,
    status: 429 | 503,
    more: { readonly seconds: number; readonly message: string },
  ): Promise<Response>
  /** The form again for a form that could not be taken; anything else is thrown on. */
  refuseForm(web: WebContext, error: unknown): Promise<Response>
}

export function makeAnswers(frame: Frame): Answers {
  const page = async (web: WebContext, status: 200 | Refusal, view: Child): Promise<Response> =>
    web.body(await renderPage(view), status, { ...HTML, ...NOT_KEPT })
  const refuse = (web: WebContext, status: Refusal, notice: Notice): Promise<Response> =>
    page(web, status, <FormPage frame={frame} notice={notice} />)
  return {
    page,
    refuse,
    wait(web, status, { seconds, message }) {
      web.header('Retry-After', String(seconds))
      return refuse(web, status, { title: '请稍等', message })
    },
    refuseForm(web, error) {
      if (!(error instanceof FormRefused)) throw error
      return refuse(web, error.status, { title: '没有核对', message: error.message })
    },
  }
}
