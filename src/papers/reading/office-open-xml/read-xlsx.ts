import type { PrintedBlock, PrintedDocument } from '#law/report/reading/printed.ts'
import { Unreadable } from '../unreadable.ts'
import { openOffice } from './container.ts'
import { LIMITS, printBudget } from './limits.ts'
import { readProperties } from './properties.ts'
import { neededPart } from './relations.ts'
import { readCellStyles } from './sheet/cell-styles.ts'
import { printSheet } from './sheet/print-sheet.ts'
import type { Unprinted } from './sheet/raw.ts'
import { readSheet } from './sheet/read-sheet.ts'
import { readSharedStrings } from './sheet/strings.ts'
import { readWorkbook } from './sheet/workbook.ts'

const NOTES: readonly (readonly [keyof Unprinted, string])[] = [
  ['hasHiddenSheets', '文件里有隐藏的工作表，隐藏的工作表没有读取。'],
  ['hasHiddenRows', '文件里有隐藏的行，隐藏的行没有读取。'],
  ['hasHiddenColumns', '文件里有隐藏的列，隐藏的列没有读取。'],
  ['isCut', `工作表过大，只读取了前${LIMITS.sheetRows}行、前${LIMITS.sheetColumns}列。`],
  ['hasLostTexts', '有单元格的文字在文件里找不到，按空白读取。'],
]

/** An Excel workbook (.xlsx) as it is printed: visible sheets in order; throws Unreadable. */
export function readXlsx(bytes: Uint8Array): PrintedDocument {
  const zip = openOffice(bytes, ' Excel 文件（.xlsx）')
  const { sheets, strings, styles, isFrom1904 } = readWorkbook(zip)
  const visible = sheets.filter(({ isHidden }) => !isHidden)
  if (visible.length === 0) throw new Unreadable('empty', '文件里没有可以读取的工作表。')
  const unprinted: Unprinted = {
    hasHiddenSheets: visible.length < sheets.length,
    hasHiddenRows: false,
    hasHiddenColumns: false,
    isCut: false,
    hasLostTexts: false,
  }
  const texts = { strings: readSharedStrings(strings), isFrom1904 }
  const styleOf = readCellStyles(styles)
  const stored = printBudget()
  const printed = printBudget()
  const blocks: PrintedBlock[] = []
  visible.forEach(({ part }, index) => {
    const sheet = readSheet(neededPart(zip, part), { ...texts, styleOf, unprinted, budget: stored })
    noteHidden(sheet, unprinted)
    for (const block of printSheet(sheet, index + 1, printed)) blocks.push(block)
  })
  return {
    format: 'xlsx',
    ...readProperties(zip),
    blocks,
    notes: NOTES.flatMap(([what, note]) => (unprinted[what] ? [note] : [])),
  }
}

/** Hidden rows and columns count only where they hold something. */
function noteHidden({ rows, hiddenColumns }: ReturnType<typeof readSheet>, unprinted: Unprinted): void {
  for (const { isHidden, cells } of rows.values()) {
    if (cells.size === 0) continue
    if (isHidden) unprinted.hasHiddenRows = true
    else if ([...cells.keys()].some((column) => hiddenColumns.has(column))) unprinted.hasHiddenColumns = true
  }
}
