import type { Row as ExcelRow, Worksheet } from 'exceljs'
import { fixedTimes } from '../fixed-times.ts'
import type { CheckUp } from './check-up.ts'
import { FORM_WORDS, placeInWords, SEVERITY_WORDS, tallyOf, VERDICT_WORDS } from './words.ts'

interface Column {
  readonly header: string
  readonly width: number
}

const FILES: readonly Column[] = [
  { header: '文件', width: 34 },
  { header: '机关', width: 26 },
  { header: '年度', width: 7 },
  { header: '格式', width: 14 },
  { header: '结论', width: 9 },
  { header: '不通过', width: 8 },
  { header: '提醒', width: 8 },
  { header: '建议', width: 8 },
  { header: '无法判断', width: 9 },
  { header: '读不了的原因', width: 44 },
]
/** The first nine are printed; the others serve sorting and a later look. */
const FINDINGS: readonly Column[] = [
  { header: '文件', width: 24 },
  { header: '程度', width: 9 },
  { header: '说明', width: 58 },
  { header: '在文件何处', width: 18 },
  { header: '写的', width: 10 },
  { header: '应当', width: 10 },
  { header: '依据', width: 20 },
  { header: '核对意见', width: 9 },
  { header: '理由', width: 20 },
  { header: '机关', width: 24 },
  { header: '规则', width: 16 },
  { header: '规则内容', width: 36 },
  { header: '编号', width: 19 },
]
const PRINTED = 9
const HEAD = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F3F6' } } as const
const LINE = { bottom: { style: 'thin', color: { argb: 'FFD5DAE1' } } } as const
/** Words that stand out wherever they are a whole cell. */
const COLOURS: Readonly<Record<string, string>> = {
  不通过: 'FFA4161A',
  读不了: 'FFA4161A',
  提醒: 'FF8A4B00',
  通过: 'FF1B6B3A',
}
const DECISION_WORDS = { confirmed: '属实', dismissed: '不属实' } as const

/** One workbook for a folder: the files with their verdicts, then every finding. The same input gives the same bytes. */
export async function findingsWorkbook(checkUps: readonly CheckUp[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  workbook.creator = '昭明'
  workbook.created = new Date(0)
  workbook.modified = new Date(0)
  listSheet(workbook.addWorksheet('各份报告'), { columns: FILES, rows: checkUps.map(fileRow), printed: FILES.length })
  listSheet(workbook.addWorksheet('核对结果'), {
    columns: FINDINGS,
    rows: checkUps.flatMap(findingRows),
    printed: PRINTED,
  })
  return fixedTimes(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

type Row = readonly (string | number | null)[]

function fileRow(checkUp: CheckUp): Row {
  const { file, unit, year, form, verdict, unreadable } = checkUp
  const tally = tallyOf(checkUp)
  const counts =
    verdict === 'unreadable' ? ['', '', '', ''] : [tally.error, tally.warning, tally.hint, tally['not-assessable']]
  return [
    file,
    unit ?? '',
    year ?? '',
    form ? FORM_WORDS[form] : '',
    VERDICT_WORDS[verdict],
    ...counts,
    unreadable?.message ?? '',
  ]
}

function findingRows({ file, unit, findings, rules }: CheckUp): Row[] {
  const titles = new Map(rules.map(({ rule, title }) => [rule, title]))
  return findings.map(({ severity, message, place, where, left, right, article, rule, opinion, id }) => [
    file,
    SEVERITY_WORDS[severity],
    message,
    place ?? placeInWords(where),
    left ?? '',
    right ?? '',
    article,
    opinion ? DECISION_WORDS[opinion.decision] : '',
    opinion?.reason ?? '',
    unit ?? '',
    rule,
    titles.get(rule) ?? '',
    id,
  ])
}

const LONGEST_CELL = 32_000

const POINTS_PER_LINE = 15
/** Characters of a column's width that a Chinese one takes; the rest of a cell is its edges. */
const WIDE = 2
const EDGES = 1

/** How many lines the fullest cell takes: a program that opens the file may not reckon it itself. */
function linesIn(row: ExcelRow, columns: readonly Column[]): number {
  const lines = columns.map(({ width }, index) => {
    const { text } = row.getCell(index + 1)
    const taken = Array.from(text).reduce((sum, character) => sum + (character > '\u00ff' ? WIDE : 1), 0)
    return Math.ceil(taken / (width - EDGES))
  })
  return Math.min(Math.max(1, ...lines), MOST_LINES)
}
const MOST_LINES = 26

interface List {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** How many columns are printed. */
  readonly printed: number
}

function listSheet(sheet: Worksheet, { columns, rows, printed }: List): void {
  sheet.columns = columns.map(({ header, width }) => ({ header, width }))
  for (const row of rows) {
    sheet.addRow(row.map((cell) => (typeof cell === 'string' ? cell.slice(0, LONGEST_CELL) : cell)))
  }
  sheet.eachRow((row, number) => {
    row.height = POINTS_PER_LINE * linesIn(row, columns) + 4
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.alignment = { vertical: 'top', horizontal: 'left', wrapText: true }
      cell.border = LINE
      const colour = typeof cell.value === 'string' ? COLOURS[cell.value] : undefined
      if (number === 1) Object.assign(cell, { fill: HEAD, font: { bold: true } })
      else if (colour !== undefined) cell.font = { bold: true, color: { argb: colour } }
    })
  })
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  const last = rows.length + 1
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: last, column: columns.length } }
  // The library puts the first $ of each corner itself.
  const printArea = `A$1:${sheet.getColumn(printed).letter}$${last}`
  const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }
  const fit = { fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' }
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', margins, printArea, ...fit }
  sheet.headerFooter.oddFooter = '&C&P / &N'
}
