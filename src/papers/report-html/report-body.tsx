import type { JSX } from 'hono/jsx/jsx-runtime'
import { dayInChinese } from '#law/day.ts'
import type { Block, DocumentSection, Inline, ReportDocument } from '#law/report/document.ts'
import { withKnownFigures } from '#law/report/narrative.ts'
import { reportGrid } from '../grid/report-grid.ts'
import { ChartFigure } from './chart-figure.tsx'
import { FigureLink, type FigureView } from './figure-link.tsx'
import { TableBlock } from './table-block.tsx'

export interface ReportBodyProps extends FigureView {
  /** Chart id → SVG. */
  readonly charts: Readonly<Record<string, string>>
  /** What is shown behind the first place of the selected figure. */
  readonly drill?: JSX.Element | undefined
}

/** The report from preamble to sign-off; title and everything around it belong to the page. */
export function ReportBody(props: ReportBodyProps) {
  const { document, drill, selected } = props
  const { unit, signedOn } = document
  const opened = selected === undefined ? null : placeOf(document, selected)
  return (
    <div class="doc">
      {drill !== undefined && opened === null ? drill : null}
      {document.preamble.map((inlines) => (
        <Paragraph inlines={inlines} view={props} />
      ))}
      {document.sections.map((section) => (
        <Section section={section} body={props} opened={opened} />
      ))}
      <p class="sign">{unit.name}</p>
      {signedOn === null ? null : (
        <p class="sign date">
          <time datetime={signedOn}>{dayInChinese(signedOn)}</time>
        </p>
      )}
    </div>
  )
}

function Section(props: { section: DocumentSection; body: ReportBodyProps; opened: Block | null }) {
  const { section, body, opened } = props
  return (
    <section id={section.id} aria-labelledby={`${section.id}-title`}>
      <h2 id={`${section.id}-title`}>{section.heading}</h2>
      {section.blocks.map((block) => (
        <>
          <BlockView block={block} body={body} />
          {block === opened ? body.drill : null}
        </>
      ))}
    </section>
  )
}

function BlockView(props: { block: Block; body: ReportBodyProps }) {
  const { block, body } = props
  switch (block.kind) {
    case 'subheading':
      return <h3>{block.text}</h3>
    case 'paragraph':
      return <Paragraph inlines={block.inlines} view={body} />
    case 'table':
      return <TableBlock table={block.table} view={body} />
    case 'chart': {
      const chart = body.document.charts.find(({ id }) => id === block.chart)
      return chart === undefined ? null : <ChartFigure chart={chart} svg={body.charts[chart.id]} />
    }
  }
}

function Paragraph(props: { inlines: readonly Inline[]; view: FigureView }) {
  const { figures } = props.view.document
  return (
    <p>
      {withKnownFigures(props.inlines, figures).map((inline) =>
        'text' in inline ? (
          inline.text
        ) : (
          <FigureLink view={props.view} figure={inline.figure} text={String(figures[inline.figure]?.value)} />
        ),
      )}
    </p>
  )
}

/** The first block that shows a figure, in its text or in its table. */
function placeOf(document: ReportDocument, figure: string): Block | null {
  const shows = (block: Block) => {
    if (block.kind === 'paragraph')
      return block.inlines.some((inline) => 'figure' in inline && inline.figure === figure)
    if (block.kind !== 'table') return false
    return reportGrid(document, block.table).rows.some((row) => row.cells.some((cell) => cell.figure === figure))
  }
  return document.sections.flatMap((section) => section.blocks).find(shows) ?? null
}
