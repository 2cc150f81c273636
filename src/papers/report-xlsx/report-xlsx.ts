import type { Workbook } from 'exceljs'
import { dayInChinese, type Instant } from '#law/day.ts'
import { ORIGIN_LABELS } from '#law/report/figure.ts'
import { reportGrid } from '../grid/report-grid.ts'
import type { ReportContent } from '../report-content.ts'
import { fixedTimes } from '../fixed-times.ts'
import { drawGrid } from './grid-sheet.ts'
import { PAGE } from './page.ts'

const RESULT_LABELS = {
  pass: '通过',
  fail: '不通过',
  warning: '提醒',
  hint: '建议',
  'not-applicable': '不适用',
  'not-assessable': '无法判断',
} as const

/**
 * The three tables as a workbook, one sheet each, merged as printed and with numbers as numbers; then where every
 * number comes from, and what the rules say. The same report gives the same bytes.
 */
export async function reportXlsx(content: ReportContent): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs')
  const { document, results } = content
  const workbook = new excel.Workbook()
  describe(workbook, content)
  for (const table of ['t2', 't3', 't4'] as const) drawGrid(workbook, reportGrid(document, table))
  listSheet(workbook, '数字来源', {
    columns: [
      ['编号', 26],
      ['数字', 52],
      ['数值', 12],
      ['单位', 8],
      ['来源', 12],
      ['说明', 40],
      ['由此相加', 60],
    ],
    rows: Object.values(document.figures).map((figure) => [
      figure.key,
      figure.label,
      figure.value,
      figure.unit,
      ORIGIN_LABELS[figure.origin],
      figure.reason ?? '',
      figure.parts.join(' + '),
    ]),
  })
  listSheet(workbook, '规则校核', {
    columns: [
      ['规则', 18],
      ['内容', 60],
      ['依据', 36],
      ['结果', 12],
      ['说明', 80],
    ],
    rows: results.map((result) => [
      result.rule,
      result.title,
      result.article,
      RESULT_LABELS[result.result],
      result.findings.map((finding) => finding.message).join('\n'),
    ]),
  })
  return fixedTimes(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

/** Title, unit and day instead of the name of who pressed the button. */
function describe(workbook: Workbook, { document, digest }: ReportContent): void {
  const { unit, title, year, edition, knownAt, signedOn } = document
  const made = new Date(knownAt)
  Object.assign(workbook, { creator: unit.name, lastModifiedBy: unit.name, created: made, modified: made, title })
  const sheet = workbook.addWorksheet('说明', { pageSetup: PAGE })
  sheet.columns = [{ width: 16 }, { width: 84 }]
  const rows = [
    ['标题', title],
    ['统计期限', `${year}年1月1日至${year}年12月31日`],
    ['版次', `第${edition}版`],
    ['数据截至', chineseTime(knownAt)],
    ['成文日期', signedOn === null ? '未签发' : dayInChinese(signedOn)],
    ['摘要', digest],
    ['各表', '各工作表的行、列和合并方式与国务院办公厅规定的格式一致；数值是数字，可以直接相加。'],
    ...(unit.isSample ? [['样例', '本报告的机关、文字和数据都是虚构的，只用来演示。']] : []),
  ]
  for (const row of rows) sheet.addRow(row)
  sheet.getColumn(2).alignment = { wrapText: true, vertical: 'top' }
  sheet.getColumn(1).font = { bold: true }
}

function chineseTime(at: Instant): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}（协调世界时）`
}

function listSheet(
  workbook: Workbook,
  name: string,
  list: { readonly columns: readonly (readonly [string, number])[]; readonly rows: readonly (string | number)[][] },
): void {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { ...PAGE, orientation: 'landscape', printTitlesRow: '1:1' },
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  sheet.columns = list.columns.map(([header, width]) => ({ header, width }))
  for (const row of list.rows) sheet.addRow(row)
  sheet.getRow(1).font = { bold: true }
  sheet.eachRow((row) => {
    row.alignment = { wrapText: true, vertical: 'top' }
  })
}
