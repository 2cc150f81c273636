import {
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  AlignmentType,
  DocumentGridType,
  type Table,
} from 'docx'
import type { Block, ReportDocument } from '#law/report/document.ts'
import { renderInlines } from '#law/report/narrative.ts'
import { fixedTimes } from '../fixed-times.ts'
import { reportGrid } from '../grid/report-grid.ts'
import { gridTable } from './grid-table.ts'
import { fontOf, LINE_PITCH, PAGE_MARGINS, PAGE_NUMBER_SIZE, PAGE_SIZE } from './measures.ts'
import { bodyParagraph, gapParagraph, headingParagraph, signOff, titleParagraph } from './paragraphs.ts'
import { STYLES_XML } from './styles.ts'

/**
 * The report as a Word file, laid out as an official document (GB/T 9704-2012). Fonts are named, not embedded. The
 * same report gives the same bytes, and nobody's name but the unit's.
 */
export async function reportDocx(document: ReportDocument): Promise<Uint8Array> {
  const { title, unit, preamble, figures, sections } = document
  const file = new Document({
    title,
    creator: unit.name,
    lastModifiedBy: unit.name,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: { size: PAGE_SIZE, margin: PAGE_MARGINS },
          grid: { type: DocumentGridType.LINES, linePitch: LINE_PITCH },
        },
        footers: { default: pageNumber('odd'), even: pageNumber('even') },
        children: [
          titleParagraph(document),
          ...preamble.map((inlines) => bodyParagraph(renderInlines(inlines, figures))),
          ...sections.flatMap(({ heading, blocks }) => [
            headingParagraph(heading, 1),
            ...blocks.flatMap((block) => blockChildren(block, document)),
          ]),
          ...signOff(document),
        ],
      },
    ],
  })
  const ours = [
    { path: 'docProps/core.xml', data: coreProperties(document) },
    { path: 'word/styles.xml', data: STYLES_XML },
  ]
  return fixedTimes(new Uint8Array(await Packer.toBuffer(file, undefined, ours)))
}

/** An official document has no charts: their numbers stand in its text and tables. */
function blockChildren(block: Block, document: ReportDocument): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'subheading':
      return [headingParagraph(block.text, 2)]
    case 'paragraph':
      return [
        bodyParagraph(renderInlines(block.inlines, document.figures), { keepNext: staysWithNext(block, document) }),
      ]
    case 'table':
      return [
        ...(block.table === 't3' ? [] : [gapParagraph({ keepNext: true })]),
        gridTable(reportGrid(document, block.table)),
        gapParagraph(),
      ]
    case 'chart':
      return []
  }
}

/** The sign-off never stands alone on a page, and what is said of table four stays on its page. */
function staysWithNext(block: Block, { sections }: ReportDocument): boolean {
  const blocks = sections.flatMap((section) => section.blocks)
  const next = blocks[blocks.indexOf(block) + 1]
  return next === undefined || (next.kind === 'table' && next.table === 't4')
}

/** "— 1 —" on the outer side, one character from the edge. */
function pageNumber(side: 'odd' | 'even'): Footer {
  const indent = { [side === 'odd' ? 'right' : 'left']: PAGE_NUMBER_SIZE * 10 }
  const alignment = side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT
  const run = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    size: PAGE_NUMBER_SIZE,
    font: fontOf('song'),
  })
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] })
}

/** The library stamps the present moment; the report's own moment makes the file reproducible. */
function coreProperties({ title, unit, knownAt }: ReportDocument): string {
  const moment = `${knownAt.slice(0, 19)}Z`
  const stamped = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(unit.name)}</dc:creator>`,
    `<cp:lastModifiedBy>${xml(unit.name)}</cp:lastModifiedBy><dc:language>zh-CN</dc:language>`,
    `${stamped('created')}${stamped('modified')}</cp:coreProperties>`,
  ].join('')
}

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
