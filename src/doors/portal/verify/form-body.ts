import type { Context as WebContext } from 'hono'

/** A form that cannot be taken; the message is shown on the page. */
export class FormRefused extends Error {
  override readonly name = 'FormRefused'
  readonly status: 400 | 413
  constructor(status: 400 | 413, message: string) {
    super(message)
    this.status = status
  }
}

export type FormBody = Readonly<Record<string, string | File>>

const BROKEN = '提交的内容没有收全，请重新选择文件，再提交一次。'

/** The parts of a multipart form, each name once; the whole body was bounded before. */
export async function readForm(web: WebContext, mostParts: number): Promise<FormBody> {
  const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    web.req.header('Content-Type') ?? '',
  )
  if (boundary === null) throw new FormRefused(400, BROKEN)
  const bytes = Buffer.from(await web.req.arrayBuffer())
  if (countOf(bytes, `--${boundary[1] ?? boundary[2]}`, mostParts + 2) > mostParts + 1)
    throw new FormRefused(400, '提交的内容太多，请一次只核对一份报告。')
  try {
    const body = await web.req.parseBody()
    return Object.fromEntries(
      Object.entries(body).filter(
        (part): part is [string, string | File] => typeof part[1] === 'string' || part[1] instanceof File,
      ),
    )
  } catch {
    throw new FormRefused(400, BROKEN)
  }
}

/** How often a text stands in the bytes; no further than `enough`. */
function countOf(bytes: Buffer, text: string, enough: number): number {
  let count = 0
  for (let at = bytes.indexOf(text); at !== -1 && count < enough; at = bytes.indexOf(text, at + text.length)) count += 1
  return count
}

/** A field of text; empty where it is absent or a file. */
export function textField(body: FormBody, name: string): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  return typeof value === 'string' ? value : ''
}

/** A chosen file; null where none was chosen: browsers then send one without a name. */
export function fileField(body: FormBody, name: string): File | null {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  if (!(value instanceof File)) return null
  return value.name === '' && value.size === 0 ? null : value
}
