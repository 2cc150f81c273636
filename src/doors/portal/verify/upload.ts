import type { Context as WebContext } from 'hono'
import type { CheckRequest, NamedFile } from '#papers/verify/check-up.ts'
import { LARGEST_FILE } from '#papers/reading/read-file.ts'
import { Unreadable } from '#papers/reading/unreadable.ts'
import { parseOpinions, type OpinionFile } from '#papers/verify/opinions.ts'
import { shownName } from './file-name.ts'
import { fileField, FormRefused, readForm, textField } from './form-body.ts'

export const MEGABYTE = 1_000_000
export const LARGEST_FILE_IN_MB = LARGEST_FILE / MEGABYTE
/** The whole form: the report, last year’s, and what surrounds them. */
export const LARGEST_FORM = 22 * MEGABYTE
const MOST_PARTS = 8

export interface Upload {
  readonly request: CheckRequest
  readonly opinions: OpinionFile | null
}

/** The report to be checked and what was brought with it; throws FormRefused with a sentence for the page. */
export async function readUpload(web: WebContext): Promise<Upload> {
  const body = await readForm(web, MOST_PARTS)
  const file = fileField(body, 'file')
  if (file === null) throw new FormRefused(400, '还没有选择要核对的年度报告。')
  const previous = fileField(body, 'previous')
  const opinions = fileField(body, 'opinions')
  return {
    request: {
      file: await namedFile(file, '要核对的报告'),
      ...(previous === null ? {} : { previous: await namedFile(previous, '上一年的报告') }),
      ocr: textField(body, 'ocr') !== '',
    },
    opinions: opinions === null ? null : readOpinions(await namedFile(opinions, '核对意见文件')),
  }
}

async function namedFile(file: File, what: string): Promise<NamedFile> {
  if (file.size === 0) throw new FormRefused(400, `${what}是空文件，里面没有内容。`)
  if (file.size > LARGEST_FILE) throw tooLarge()
  return { name: shownName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }
}

export function tooLarge(): FormRefused {
  return new FormRefused(413, `文件超过 ${LARGEST_FILE_IN_MB} MB，没有核对。请去掉其中的图片，或者另存为 DOCX 再试。`)
}

function readOpinions({ bytes }: NamedFile): OpinionFile {
  try {
    return parseOpinions(bytes)
  } catch (error) {
    if (error instanceof Unreadable) throw new FormRefused(400, error.message)
    throw error
  }
}
