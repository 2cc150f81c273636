import { FileList } from '../report/files.tsx'
import { shortTitle } from './line.tsx'
import { Page, type Frame } from '../shell.tsx'
import { Status } from '../status.tsx'
import type { PublicUnit, PublishedReportLine } from '../reads.ts'

export function ReportListPage(props: { frame: Frame; unit: PublicUnit; lines: readonly PublishedReportLine[] }) {
  const { frame, unit, lines } = props
  const { paths } = frame
  const meta = {
    ColumnName: '政府信息公开工作年度报告',
    ColumnType: '信息公开年报',
    ColumnDescription: `${unit.name}历年的政府信息公开工作年度报告`,
    ColumnKeywords: `${unit.name},政府信息公开,年度报告`,
  }
  const crumbs = [
    { label: '首页', href: paths.unit(unit.slug) },
    { label: '政府信息公开年报', href: null },
  ]
  return (
    <Page
      frame={frame}
      title="政府信息公开年报"
      canonical={paths.reports(unit.slug)}
      meta={meta}
      current="reports"
      crumbs={crumbs}
    >
      <div class="wrap narrow">
        <header class="page-h">
          <h1>政府信息公开工作年度报告</h1>
          <p>
            {unit.level === 'county'
              ? '每年3月31日前公布上一年度的报告'
              : '每年1月31日前报送上一年度的报告，并向社会公布'}
            （条例第四十九条）。
          </p>
        </header>
        {lines.length === 0 ? (
          <NoReports unit={unit} href={paths.unit(unit.slug)} />
        ) : (
          <p class="meta count">共 {lines.length} 个年度，新的在前</p>
        )}
        <ul class="docs">
          {lines.map((line) => (
            <Entry frame={frame} unit={unit} line={line} />
          ))}
        </ul>
      </div>
    </Page>
  )
}

function Entry(props: { frame: Frame; unit: PublicUnit; line: PublishedReportLine }) {
  const { frame, line } = props
  const { slug, name: unitName } = props.unit
  return (
    <li>
      <h2>
        <a href={frame.paths.report(slug, line.year)}>{shortTitle(line.title, unitName)}</a>
      </h2>
      <p class="m">
        {line.needsRestatement ? <Status kind="near">有迟到的记录，待更正</Status> : <Status kind="ok">已发布</Status>}
        <span>第 {line.edition} 版</span>
        {line.filedOn === null ? null : <span>{line.filedOn} 报送</span>}
        <span>{line.publishedOn} 发布</span>
      </p>
      <FileList
        files={line.files}
        hrefOf={(name) => frame.paths.file({ slug, year: line.year, edition: line.edition, name })}
        label={`${line.year}年度报告下载`}
        inline
      />
    </li>
  )
}

function NoReports(props: { unit: PublicUnit; href: string }) {
  const { unit, href } = props
  return (
    <div class="empty">
      <h2>{unit.name}还没有发布年度报告</h2>
      <p>报告签发、报送以后在这里发布，以前年度的也留在这里。想先了解公开情况，可以打电话询问：{unit.phone}。</p>
      <p>
        <a href={href}>回到{unit.name}首页</a>
      </p>
    </div>
  )
}
