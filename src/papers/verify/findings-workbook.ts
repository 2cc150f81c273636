import type { Worksheet } from 'exceljs'
import { fixedTimes } from '../fixed-times.ts'
import type { CheckUp } from './check-up.ts'
import { FORM_WORDS, placeInWords, SEVERITY_WORDS, tallyOf, VERDICT_WORDS } from './words.ts'

interface Column {
  readonly header: string
  readonly width: number
}

const FILES: readonly Column[] = [
  { header: '文件', width: 44 },
  { header: '机关', width: 30 },
  { header: '年度', width: 8 },
  { header: '格式', width: 16 },
  { header: '结论', width: 10 },
  { header: '不通过', width: 9 },
  { header: '提醒', width: 9 },
  { header: '建议', width: 9 },
  { header: '无法判断', width: 10 },
  { header: '读不了的原因', width: 60 },
]
const FINDINGS: readonly Column[] = [
  { header: '文件', width: 36 },
  { header: '机关', width: 26 },
  { header: '程度', width: 10 },
  { header: '说明', width: 80 },
  { header: '在文件何处', width: 24 },
  { header: '写的', width: 14 },
  { header: '应当', width: 14 },
  { header: '依据', width: 32 },
  { header: '规则', width: 16 },
  { header: '规则内容', width: 44 },
  { header: '核对意见', width: 12 },
  { header: '理由', width: 40 },
  { header: '编号', width: 20 },
]
const DECISION_WORDS = { confirmed: '属实', dismissed: '不属实' } as const

/** One workbook for a folder: the files with their verdicts, then every finding. The same input gives the same bytes. */
export async function findingsWorkbook(checkUps: readonly CheckUp[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  workbook.creator = '昭明'
  workbook.created = new Date(0)
  workbook.modified = new Date(0)
  listSheet(workbook.addWorksheet('各份报告'), FILES, checkUps.map(fileRow))
  listSheet(workbook.addWorksheet('核对结果'), FINDINGS, checkUps.flatMap(findingRows))
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
    unit ?? '',
    SEVERITY_WORDS[severity],
    message,
    place ?? placeInWords(where),
    left ?? '',
    right ?? '',
    article,
    rule,
    titles.get(rule) ?? '',
    opinion ? DECISION_WORDS[opinion.decision] : '',
    opinion?.reason ?? '',
    id,
  ])
}

const LONGEST_CELL = 32_000

function listSheet(sheet: Worksheet, columns: readonly Column[], rows: readonly Row[]): void {
  sheet.columns = columns.map(({ header, width }) => ({ header, width }))
  for (const row of rows) {
    sheet.addRow(row.map((cell) => (typeof cell === 'string' ? cell.slice(0, LONGEST_CELL) : cell)))
  }
  sheet.getRow(1).font = { bold: true }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } }
  sheet.eachRow((row) => {
    row.alignment = { vertical: 'top', wrapText: true }
  })
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
}
