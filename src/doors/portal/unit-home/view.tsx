import { CATEGORY_LABELS } from '#law/report/facts.ts'
import type { Figure } from '#law/report/figure.ts'
import type { ReportDocument } from '#law/report/document.ts'
import type { PublicUnit, PublishedReportLine, UnitOverview } from '../reads.ts'
import { Page, type Frame } from '../shell.tsx'
import { Motto } from '../unit-list/view.tsx'
import { ReportLine } from '../report-list/line.tsx'
import { ledgerFigures, partsInWords } from './ledger.ts'

export interface UnitHome {
  readonly unit: PublicUnit
  readonly overview: UnitOverview
  readonly reports: readonly PublishedReportLine[]
  /** The newest published report, whose figures the public ledger shows. */
  readonly newest: ReportDocument | null
}

const REPORTS_ON_HOME = 6

export function UnitHomePage(props: { frame: Frame; home: UnitHome }) {
  const { frame, home } = props
  const { paths } = frame
  const { unit, reports, newest } = home
  const meta = {
    ColumnName: '政府信息公开',
    ColumnType: '首页',
    ColumnDescription: `${unit.name}的政府信息公开栏目`,
    ColumnKeywords: `${unit.name},政府信息公开`,
  }
  return (
    <Page frame={frame} title={unit.name} canonical={paths.unit(unit.slug)} meta={meta} current="home">
      <Motto />
      <div class="wrap">
        <h1 class="vh">{unit.name}政府信息公开</h1>
        <div class="two">
          <Latest overview={home.overview} />
          <section>
            <div class="sec-h">
              <h2>政府信息公开年报</h2>
              {reports.length > REPORTS_ON_HOME ? <a href={paths.reports(unit.slug)}>全部年报</a> : null}
            </div>
            {reports.length === 0 ? (
              <p class="none">还没有发布年度报告。报告签发、报送以后在这里发布。</p>
            ) : (
              <ul class="posts">
                {reports.slice(0, REPORTS_ON_HOME).map((line) => (
                  <ReportLine line={line} unitName={unit.name} href={paths.report(unit.slug, line.year)} />
                ))}
              </ul>
            )}
          </section>
        </div>
        {newest === null ? null : <Ledger frame={frame} slug={unit.slug} document={newest} />}
        <Contact unit={unit} />
      </div>
    </Page>
  )
}

function Latest(props: { overview: UnitOverview }) {
  const { latest } = props.overview
  return (
    <section>
      <div class="sec-h">
        <h2>最新公开</h2>
      </div>
      {latest.length === 0 ? (
        <p class="none">账本里还没有主动公开的信息。登记一条，这里就多一条，连同公开的日期和渠道。</p>
      ) : (
        <ul class="rows">
          {latest.map((item) => (
            <li>
              <span class="t">{item.title}</span>
              <time datetime={item.day}>{item.day}</time>
              <span class="sub">{CATEGORY_LABELS[item.category]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Ledger(props: { frame: Frame; slug: string; document: ReportDocument }) {
  const { frame, slug, document } = props
  const figures = ledgerFigures(document.figures)
  if (figures.length === 0) return null
  return (
    <section class="block">
      <div class="sec-h">
        <h2>公开账本</h2>
        <p class="meta">{document.year}年1月1日至12月31日</p>
      </div>
      <ul class="ledger">
        {figures.map((figure) => (
          <li>
            <LedgerFigure
              figure={figure}
              parts={partsInWords(figure, document.figures)}
              href={frame.paths.figure({ slug, year: document.year, key: figure.key })}
            />
          </li>
        ))}
      </ul>
      <p class="root">每个数字都出自年度报告，点开可以看它背后的每一条记录。</p>
    </section>
  )
}

function LedgerFigure(props: { figure: Figure; parts: string; href: string }) {
  const { figure, parts, href } = props
  return (
    <>
      <b>
        {figure.value}
        <small>{figure.unit}</small>
      </b>
      <a href={href}>{figure.label}</a>
      {parts === '' ? null : <p>{parts}</p>}
    </>
  )
}

function Contact(props: { unit: PublicUnit }) {
  const { unit } = props
  return (
    <section class="block">
      <div class="sec-h">
        <h2>到哪里办，到哪里看</h2>
      </div>
      <div class="where">
        <div>
          <h3>公开工作机构</h3>
          <p>{unit.name}</p>
          <p>电话 {unit.phone}</p>
        </div>
        <div>
          <h3>地址</h3>
          <p>{unit.address}</p>
          {unit.postcode === '' ? null : <p>邮编 {unit.postcode}</p>}
        </div>
        <div>
          <h3>认为没有依法公开</h3>
          <p>
            可以向{unit.superior ?? '上一级行政机关'}
            或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼（条例第五十一条）。
          </p>
        </div>
      </div>
    </section>
  )
}
