import type { Child } from 'hono/jsx'
import { Page, type Frame } from '../shell.tsx'

const ERROR_STATUSES = [400, 404, 405, 414, 500] as const
export type ErrorStatus = (typeof ERROR_STATUSES)[number]

const WORDS: Readonly<Record<ErrorStatus, { readonly title: string; readonly text: string }>> = {
  400: { title: '这个地址读不懂', text: '地址里有写坏了的字符。请从首页重新进入，或者检查地址是不是抄错了。' },
  404: { title: '没有找到这一页', text: '可能是地址抄错了，也可能这一年的报告还没有发布。' },
  405: { title: '这里只供阅读', text: '这一页只能查看和下载，不接收提交。' },
  414: { title: '地址太长了', text: '本站没有这么长的地址。请从首页重新进入。' },
  500: { title: '这一页暂时打不开', text: '是我们的差错，已经记录下来。请过一会儿再试，其他页面不受影响。' },
}

/** The page of an error: what happened in one sentence, and where to go from here. */
export function errorView(frame: Frame, status: ErrorStatus): Child {
  const { title, text } = WORDS[status]
  const { unit, paths } = frame
  return (
    <Page frame={frame} title={title} canonical={null} noindex>
      <div class="wrap tomb">
        <p class="code">{status}</p>
        <h1>{title}</h1>
        <p class="was">{text}</p>
        <ul class="ways">
          {unit === null ? null : (
            <li>
              <a href={paths.reports(unit.slug)}>{unit.name}的年度报告</a>
            </li>
          )}
          <li>
            <a href={unit === null ? paths.home() : paths.unit(unit.slug)}>
              {unit === null ? '回到首页' : `回到${unit.name}首页`}
            </a>
          </li>
        </ul>
        {unit === null ? null : <p class="meta">仍然找不到，可以打电话问：{unit.phone}</p>}
      </div>
    </Page>
  )
}
