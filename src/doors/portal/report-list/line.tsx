import { Status } from '../status.tsx'
import type { PublishedReportLine } from '../reads.ts'

/** One published report in a list: title, days, and what a reader should know first. */
export function ReportLine(props: { line: PublishedReportLine; unitName: string; href: string }) {
  const { line, unitName, href } = props
  return (
    <li>
      <a href={href}>{shortTitle(line.title, unitName)}</a>
      <p class="l">
        <span>{line.publishedOn} 发布</span>
        {line.filedOn === null ? null : <span>{line.filedOn} 报送</span>}
        {line.edition > 1 ? <span>第 {line.edition} 版</span> : null}
        {line.needsRestatement ? <Status kind="near">有迟到的记录，待更正</Status> : null}
      </p>
    </li>
  )
}

/** A report's title without the name of the unit whose page it stands on. */
export function shortTitle(title: string, unitName: string): string {
  return title.startsWith(unitName) ? title.slice(unitName.length) : title
}
