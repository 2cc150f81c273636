import { renderInlines } from '#law/report/narrative.ts'
import type { ReportDocument } from '#law/report/document.ts'
import type { PrintedBlock, PrintedDocument, PrintedTable } from '#law/report/reading/printed.ts'
import { dayInChinese } from '#law/day.ts'
import { reportGrid } from '../grid/report-grid.ts'
import { ReportFile } from '../report-json/schema.ts'
import { Unreadable } from './unreadable.ts'

const NOT_OURS = '这个 JSON 文件不是年度报告（zhaoming-report/1），读不了。'

/** A report in our own published form (docs/schema/report-1.json), as it would be printed. */
export function readJson(text: string): PrintedDocument {
  const parsed = ReportFile.safeParse(parseJson(text))
  if (!parsed.success) throw new Unreadable('format', NOT_OURS)
  const document = parsed.data.document as unknown as ReportDocument
  return { format: 'json', title: document.title, blocks: blocksOf(document), metadata: [], notes: [] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreadable('broken', 'JSON 文件不完整或者写法有误，读不了。')
  }
}

function blocksOf(document: ReportDocument): PrintedBlock[] {
  const { figures, unit, signedOn } = document
  const texts: (string | PrintedTable)[] = [
    document.title,
    ...document.preamble.map((inlines) => renderInlines(inlines, figures)),
    ...document.sections.flatMap(({ heading, blocks }) => [
      heading,
      ...blocks.flatMap((block): (string | PrintedTable)[] => {
        if (block.kind === 'subheading') return [block.text]
        if (block.kind === 'paragraph') return [renderInlines(block.inlines, figures)]
        return block.kind === 'table' ? [tableOf(document, block.table)] : []
      }),
    ]),
    unit.name,
    ...(signedOn === null ? [] : [dayInChinese(signedOn)]),
  ]
  return texts.map((text, index) =>
    typeof text === 'string' ? { kind: 'line', text, isSoft: false, place: { line: index + 1 } } : text,
  )
}

const TABLES = ['t2', 't3', 't4'] as const

function tableOf(document: ReportDocument, id: (typeof TABLES)[number]): PrintedTable {
  const table = TABLES.indexOf(id) + 1
  const rows = reportGrid(document, id).rows.map(({ cells }) =>
    cells.map(({ text, x, y, colSpan, rowSpan }) => ({
      text,
      column: x,
      colSpan,
      rowSpan,
      place: { table, row: y + 1, column: x + 1 },
    })),
  )
  return { kind: 'table', hasColumns: true, rows, place: { table } }
}
