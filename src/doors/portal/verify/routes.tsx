import { Hono } from 'hono'
import type { Context as WebContext, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { sendStoredPage, storePage } from '#kit/http/stored-page.ts'
import { writeOpinions } from '#papers/verify/opinions.ts'
import type { PortalAssets } from '../assets.ts'
import type { PortalPaths } from '../paths.ts'
import { renderPage } from '../render-page.ts'
import type { Frame } from '../shell.tsx'
import { HTML, makeAnswers, NOT_KEPT, type Answers } from './answers.tsx'
import { checkHandler, type CheckFile } from './check.tsx'
import { readForm } from './form-body.ts'
import { FormPage } from './form-page.tsx'
import { countedBySender } from './limits.ts'
import { opinionsOf, problemsOf, readOpinionForm } from './opinion-form.ts'
import { OpinionPage } from './opinion-page.tsx'
import { isSentByAnotherSite, senderOf } from './sender.ts'
import { LARGEST_FORM, MEGABYTE, tooLarge } from './upload.ts'

export interface VerifyDeps {
  readonly paths: PortalPaths
  readonly assets: PortalAssets
  readonly publicUrl: string
  /** null: this site checks no files. */
  readonly checkFile: CheckFile | null
  /** The moment of a request, ISO 8601. */
  readonly now: () => string
  readonly trustedProxies: readonly string[]
}

const CHECKS_PER_SPAN = 20
const OPINIONS_PER_SPAN = 120
const LARGEST_OPINIONS = 6 * MEGABYTE
const MOST_OPINION_PARTS = 5000
const REVALIDATED = { 'Cache-Control': 'public, no-cache' }

/** The page where anybody has a yearly report checked; of what is brought nothing is kept. */
export function verifyRoutes({ paths, assets, publicUrl, checkFile, now, trustedProxies }: VerifyDeps): Hono {
  const frame: Frame = { paths, assets, unit: null, units: 1 }
  const answers = makeAnswers(frame)
  const fromHere: MiddlewareHandler = async (web, next) => {
    if (!isSentByAnotherSite(web.req.raw, publicUrl)) return next()
    const message = '这份文件是从别的网站的页面提交来的。请在本页选择文件再提交。'
    return answers.refuse(web, 403, { title: '没有核对', message })
  }
  const check = checkHandler(frame, answers, checkFile)
  const empty = renderPage(<FormPage frame={frame} notice={null} />).then(storePage)
  const checksCounted = counted(answers, CHECKS_PER_SPAN, trustedProxies)
  const opinionsCounted = counted(answers, OPINIONS_PER_SPAN, trustedProxies)

  const site = new Hono()
  for (const path of new Set([paths.verify(), '/verify/'])) {
    site.get(path, async (web) => sendStoredPage(web.req.raw, await empty, { ...HTML, ...REVALIDATED }))
    site.post(path, fromHere, checksCounted, bounded(answers, LARGEST_FORM), check)
  }
  for (const path of new Set([paths.verifyOpinions(), '/verify/opinions/'])) {
    site.get(path, (web) => web.redirect(paths.verify(), 303))
    site.post(path, fromHere, opinionsCounted, bounded(answers, LARGEST_OPINIONS), handOut(frame, answers, now))
  }
  return site
}

/** Lets so many requests of one sender through in ten minutes. */
function counted(answers: Answers, most: number, trustedProxies: readonly string[]): MiddlewareHandler {
  const wait = countedBySender(most)
  return async (web, next) => {
    const seconds = await wait(senderOf(web, trustedProxies))
    if (seconds === 0) return next()
    const message = `十分钟内已经提交 ${most} 次，请过 ${Math.ceil(seconds / 60)} 分钟再来。许多份报告可以用命令行核对。`
    return answers.wait(web, 429, { seconds, message })
  }
}

function bounded(answers: Answers, maxSize: number): MiddlewareHandler {
  return bodyLimit({ maxSize, onError: (web) => answers.refuseForm(web, tooLarge()) })
}

/** Makes a file of the opinions that were typed beside the findings, or says what they still want. */
function handOut(frame: Frame, answers: Answers, now: () => string): (web: WebContext) => Promise<Response> {
  return async (web) => {
    try {
      const form = readOpinionForm(await readForm(web, MOST_OPINION_PARTS))
      const problems = problemsOf(form)
      if (problems !== null) return await answers.page(web, 400, <OpinionPage {...{ frame, form, problems }} />)
      const hash = form.subjects[0]?.hash.slice(0, 8) ?? ''
      return web.body(writeOpinions(opinionsOf(form, now())), 200, { ...attachment(hash), ...NOT_KEPT })
    } catch (error) {
      return answers.refuseForm(web, error)
    }
  }
}

function attachment(shortHash: string): Record<string, string> {
  const name = encodeURIComponent(`核对意见-${shortHash}.json`)
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="opinions-${shortHash}.json"; filename*=UTF-8''${name}`,
  }
}
