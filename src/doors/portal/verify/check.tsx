import type { Context as WebContext } from 'hono'
import { Busy } from '#papers/verify/busy.ts'
import type { CheckedFile, CheckRequest, CheckUp } from '#papers/verify/check-up.ts'
import { applyOpinions } from '#papers/verify/opinions.ts'
import type { Frame } from '../shell.tsx'
import type { Answers } from './answers.tsx'
import type { Notice } from './form-page.tsx'
import { atMostAtOnce } from './limits.ts'
import { ResultPage } from './result-page.tsx'
import { readUpload } from './upload.ts'

/** Checks one file; rejects only with Busy, a file that cannot be read has the verdict `unreadable`. */
export type CheckFile = (request: CheckRequest) => Promise<CheckedFile>

const CHECKS_AT_ONCE = 4
/** Character recognition takes minutes: it never holds every place. */
const SLOW_CHECKS_AT_ONCE = 2
const BUSY_WAIT_IN_SECONDS = 20
const BUSY = {
  seconds: BUSY_WAIT_IN_SECONDS,
  message: '同时核对的人多，这一份还没有轮到。过一会儿再提交一次。',
}

/** Answers a form with a report in it by what was found, or by why nothing was. */
export function checkHandler(
  frame: Frame,
  answers: Answers,
  checkFile: CheckFile | null,
): (web: WebContext) => Promise<Response> {
  const atOnce = atMostAtOnce(CHECKS_AT_ONCE)
  const slowAtOnce = atMostAtOnce(SLOW_CHECKS_AT_ONCE)
  return async (web) => {
    if (checkFile === null) return answers.refuse(web, 503, { title: '没有核对', message: '本站没有开通年报核对。' })
    try {
      const { request, opinions } = await readUpload(web)
      const check = () => atOnce(() => checkFile(request))
      const checked = await (request.ocr === true ? slowAtOnce(check) : check())
      const { text } = checked
      const checkUp = opinions === null ? checked.checkUp : applyOpinions(checked.checkUp, opinions)
      if (text === null) return await answers.refuse(web, 422, unreadableNotice(checkUp, request.ocr === true))
      const sizeInBytes = request.file.bytes.byteLength
      return await answers.page(web, 200, <ResultPage {...{ frame, checkUp, text, sizeInBytes, opinions }} />)
    } catch (error) {
      return error instanceof Busy ? answers.wait(web, 503, BUSY) : answers.refuseForm(web, error)
    }
  }
}

function unreadableNotice({ file, unreadable }: CheckUp, wasRecognised: boolean): Notice {
  const isScan = unreadable?.code === 'scan' && !wasRecognised
  return {
    title: `读不了：${file}`,
    message: unreadable?.message ?? '这份文件里没有读到年度报告。',
    ocr: isScan || wasRecognised,
    ...(isScan ? { advice: '下面已经勾上文字识别。再选一次这份文件，开始核对。' } : {}),
  }
}
