import { html, raw } from 'hono/html'
import { dayInChinese } from '#law/day.ts'
import type { ReportContent } from '../report-content.ts'
import { titleLines } from '../title-lines.ts'
import { ReportBody } from './report-body.tsx'
import { STANDALONE_CSS } from './standalone-css.ts'

/** The report as one file that needs nothing else: no script, no address outside itself. */
export async function standaloneHtml(
  content: ReportContent,
  charts: Readonly<Record<string, string>>,
): Promise<string> {
  const page = await html`<!doctype html>${<Page content={content} charts={charts} />}`
  return `${page.toString()}\n`
}

function Page(props: { content: ReportContent; charts: Readonly<Record<string, string>> }) {
  const { document } = props.content
  const { unit, title, year, edition, signedOn } = document
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="author" content={unit.name} />
        {unit.isSample ? <meta name="robots" content="noindex" /> : null}
        <title>{title}</title>
        <style>{raw(STANDALONE_CSS)}</style>
      </head>
      <body>
        {unit.isSample ? <p class="sample">样例：机关、文字和数据都是虚构的，只用来演示。</p> : null}
        <main>
          <article>
            <h1>
              {titleLines(document).map((line) => (
                <span>{line}</span>
              ))}
            </h1>
            <p class="meta">
              {year}年度，第 {edition} 版{signedOn === null ? '' : `，${dayInChinese(signedOn)}`}
            </p>
            <ReportBody document={document} charts={props.charts} />
          </article>
          <Proof content={props.content} />
        </main>
      </body>
    </html>
  )
}

const COUNTED = [
  { result: 'fail', label: '不通过' },
  { result: 'warning', label: '提醒' },
  { result: 'hint', label: '建议' },
  { result: 'not-assessable', label: '无法判断' },
  { result: 'pass', label: '通过' },
] as const

/** What proves the report: how its numbers are marked, what the rules say, and its digest. */
function Proof(props: { content: ReportContent }) {
  const { results, digest } = props.content
  const counts = COUNTED.map(({ result, label }) => {
    return `${label} ${results.filter((one) => one.result === result).length} 条`
  })
  return (
    <section class="proof" aria-labelledby="proof-title">
      <h2 id="proof-title">数字来源和校核</h2>
      <p>
        带虚线的数字由台账逐条推算；旁注“转”的承接上年已报送的报告；旁注“申”的由部门申报。规则校核：{counts.join('，')}
        。
      </p>
      <ul>
        {results
          .filter((one) => one.result !== 'pass' && one.result !== 'not-applicable')
          .flatMap((one) => one.findings)
          .map((finding) => (
            <li>
              {finding.message}（{finding.rule}，{finding.article}）
            </li>
          ))}
      </ul>
      <p>
        报告内容摘要（SM3）：<code>{digest}</code>
      </p>
    </section>
  )
}
