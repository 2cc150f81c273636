import { FileList } from './files.tsx'
import { CheckCounts } from './checks.tsx'
import type { PublicUnit, PublishedReport } from '../reads.ts'
import type { Frame } from '../shell.tsx'

/** What stands beside a report: where its numbers come from, what the rules say, chapters, downloads, other years. */
export function ReportRail(props: {
  frame: Frame & { readonly unit: PublicUnit }
  report: PublishedReport
  years: readonly number[]
  hasDrill: boolean
}) {
  const { frame, report, years } = props
  const { paths, unit } = frame
  const { year, edition, sections } = report.document
  return (
    <aside class="rail" aria-label="关于这份报告">
      <Origins hasDrill={props.hasDrill} />
      <section>
        <h2>规则校核</h2>
        <CheckCounts checks={report.checks} />
        <p>
          <a href="#rules">查看每条规则的结果</a>
        </p>
      </section>
      <section class="chapters">
        <h2>章节</h2>
        <ul>
          {sections.map((section) => (
            <li>
              <a href={`#${section.id}`}>{section.heading}</a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>下载</h2>
        <FileList
          files={report.files}
          hrefOf={(name) => paths.file({ slug: unit.slug, year, edition, name })}
          label="下载"
        />
        <p class="digest">摘要 {spaced(report.digest)}</p>
      </section>
      {years.length === 0 ? null : (
        <section>
          <h2>其他年度</h2>
          <p class="years">
            {years.map((other) => (
              <a href={paths.report(unit.slug, other)}>{other}</a>
            ))}
          </p>
        </section>
      )}
    </aside>
  )
}

function Origins(props: { hasDrill: boolean }) {
  return (
    <section>
      <h2>数字从哪里来</h2>
      <ul class="key">
        <li>
          <i class="u">12</i>
          <span>由台账逐条推算</span>
        </li>
        <li>
          <i class="j">转</i>
          <span>承接上年已报送的报告</span>
        </li>
        <li>
          <i class="d">申</i>
          <span>部门申报，附来源和理由</span>
        </li>
      </ul>
      {props.hasDrill ? <p>点任何数字，看它背后的每一条记录。</p> : null}
    </section>
  )
}

/** A digest in groups of four, so that two can be compared by eye. */
function spaced(digest: string): string {
  return digest.replace(/(.{4})(?=.)/g, '$1 ')
}
