import type { Child } from 'hono/jsx'
import { dayInChinese } from '#law/day.ts'
import { ReportBody } from '#papers/report-html/report-body.tsx'
import type { PublicUnit, PublishedReport } from '../reads.ts'
import { Page, type Frame } from '../shell.tsx'
import { Status } from '../status.tsx'
import { RuleList } from './checks.tsx'
import { DrillPanel, type OpenedFigure } from './drill.tsx'
import { plainSvg } from './plain-svg.ts'
import { ReportRail } from './rail.tsx'

export interface ReportPageProps {
  readonly frame: Frame & { readonly unit: PublicUnit }
  readonly report: PublishedReport
  /** The unit's other published years. */
  readonly years: readonly number[]
  readonly isNewest: boolean
  readonly drill: OpenedFigure | null
}

/** One edition of a yearly report, with what proves it beside and below. */
export function ReportPage(props: ReportPageProps) {
  const { frame, report, years, isNewest, drill } = props
  const { paths, unit } = frame
  const { document } = report
  const { year } = document
  const here = isNewest ? paths.report(unit.slug, year) : paths.edition(unit.slug, year, document.edition)
  const figureHref = (key: string): string => `${paths.figure({ slug: unit.slug, year, key })}#drill`
  const crumbs = [
    { label: '首页', href: paths.unit(unit.slug) },
    { label: '政府信息公开年报', href: paths.reports(unit.slug) },
    { label: `${year}年`, href: drill === null ? null : here },
    ...(drill === null ? [] : [{ label: drill.figure.label, href: null }]),
  ]
  const title = drill === null ? document.title : `${drill.figure.label} - ${document.title}`
  const meta = { ArticleTitle: document.title, PubDate: report.publishedOn, ContentSource: unit.name }
  return (
    <Page
      frame={frame}
      title={title}
      canonical={here}
      noindex={drill !== null}
      meta={meta}
      current="reports"
      crumbs={crumbs}
    >
      <div class="wrap report">
        <article>
          <TitleBlock report={report} unit={unit} isNewest={isNewest} newestHref={paths.report(unit.slug, year)} />
          <ReportBody
            document={document}
            charts={plainCharts(report.charts)}
            figureHref={isNewest ? figureHref : undefined}
            selected={drill?.figure.key}
            drill={
              drill === null ? undefined : (
                <OpenPanel opened={drill} report={report} frame={frame} close={here} figureHref={figureHref} />
              )
            }
          />
        </article>
        <ReportRail frame={frame} report={report} years={years} hasDrill={isNewest} />
        <RuleList checks={report.checks} />
        <Editions frame={frame} report={report} />
      </div>
    </Page>
  )
}

function TitleBlock(props: { report: PublishedReport; unit: PublicUnit; isNewest: boolean; newestHref: string }) {
  const { report, unit, isNewest, newestHref } = props
  const { document } = report
  const rest = document.title.startsWith(unit.name) ? document.title.slice(unit.name.length) : null
  const days = [
    report.signedOn === null ? null : `${dayInChinese(report.signedOn)}签发`,
    report.filedOn === null ? null : `${dayInChinese(report.filedOn)}报送`,
    `${dayInChinese(report.publishedOn)}发布`,
    `第 ${document.edition} 版`,
  ]
  return (
    <header class="ttl">
      <h1>{rest === null ? document.title : [<span>{unit.name}</span>, <span>{brokenByMeaning(rest)}</span>]}</h1>
      <p class="no">{days.filter((part) => part !== null).join('，')}</p>
      {isNewest ? null : (
        <div class="note gone">
          <Status kind="gone">这是已被替代的第 {document.edition} 版</Status>
          <p>
            留在这里供对照，请以<a href={newestHref}>最新的一版</a>为准。
          </p>
        </div>
      )}
      {report.needsRestatement && isNewest ? (
        <div class="note near">
          <Status kind="near">报送之后收到了迟到的记录，待更正</Status>
          <p>已报送的数字不改动。核实以后另出新的一版，差别逐项列出。</p>
        </div>
      ) : null}
    </header>
  )
}

function plainCharts(charts: PublishedReport['charts']): Record<string, string> {
  return Object.fromEntries(Object.entries(charts).map(([id, svg]) => [id, plainSvg(svg)]))
}

/** On a phone the title breaks before 工作年度报告, never inside it. */
function brokenByMeaning(title: string): Child {
  const at = title.indexOf('工作年度报告')
  return at < 0 ? title : [title.slice(0, at), <wbr />, title.slice(at)]
}

function OpenPanel(props: {
  opened: OpenedFigure
  report: PublishedReport
  frame: ReportPageProps['frame']
  close: string
  figureHref: (key: string) => string
}) {
  const { opened, report, frame, close, figureHref } = props
  const { figures, year } = report.document
  const parts = opened.figure.parts.flatMap((key) => figures[key] ?? [])
  const { slug } = frame.unit
  const page = (number: number): string =>
    `${frame.paths.figure({ slug, year, key: opened.figure.key, page: number })}#drill`
  return <DrillPanel opened={opened} parts={parts} links={{ page, close, figure: figureHref }} />
}

function Editions(props: { frame: ReportPageProps['frame']; report: PublishedReport }) {
  const { frame, report } = props
  const { editions, document } = report
  if (editions.length < 2) return null
  return (
    <section class="part" id="editions" aria-labelledby="editions-title">
      <h2 id="editions-title">版次</h2>
      <ul class="hist">
        {editions.map((edition) => (
          <li>
            <time datetime={edition.publishedOn}>{edition.publishedOn}</time>
            <div>
              {edition.number === document.edition ? (
                <b>第 {edition.number} 版（本页）</b>
              ) : (
                <a href={frame.paths.edition(frame.unit.slug, document.year, edition.number)}>第 {edition.number} 版</a>
              )}{' '}
              <span class="meta">{edition.state}</span>
              {edition.note === null ? null : <p>{edition.note}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
