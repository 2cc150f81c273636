import { counter, LIMITS, type Budget } from '../limits.ts'
import { walkXml, type Attribute } from '../xml.ts'
import type { CellStyle } from './cell-styles.ts'
import { cellText, type TextSource } from './cell-text.ts'
import type { Area, RawRow, RawSheet, Unprinted } from './raw.ts'
import { areaOf, cellAt } from './references.ts'
import { textCollector } from './strings.ts'

export interface SheetReading extends TextSource {
  readonly styleOf: (style: string | undefined) => CellStyle
  readonly unprinted: Unprinted
  readonly budget: Budget
}

interface Walk {
  readonly rows: Map<number, RawRow>
  readonly hiddenColumns: Set<number>
  readonly merges: Area[]
  row: number
  column: number
  type: string
  style: CellStyle
  value: string
  isInValue: boolean
}

/** One worksheet's cells, merges and hidden rows and columns, as far as the limits reach. */
export function readSheet(bytes: Uint8Array, reading: SheetReading): RawSheet {
  const walk: Walk = {
    rows: new Map(),
    hiddenColumns: new Set(),
    merges: [],
    row: 0,
    column: 0,
    type: 'n',
    style: reading.styleOf(undefined),
    value: '',
    isInValue: false,
  }
  const inline = textCollector(() => undefined)
  const count = counter(LIMITS.merges, `合并的单元格超过${LIMITS.merges}处`)
  walkXml(bytes, {
    open: (name, attribute) => {
      inline.open(name)
      if (name === 's:row') openRow(walk, attribute)
      else if (name === 's:c') openCell(walk, attribute, reading)
      else if (name === 's:v') walk.isInValue = true
      else if (name === 's:col') hideColumns(walk, attribute)
      else if (name === 's:mergeCell') {
        count(1)
        const area = areaOf(attribute('ref') ?? '')
        if (area !== null) walk.merges.push(area)
      }
    },
    text: (text) => {
      inline.text(text)
      if (walk.isInValue) walk.value += text
    },
    close: (name) => {
      inline.close(name)
      if (name === 's:v') walk.isInValue = false
      if (name === 's:c') closeCell(walk, inline.take(), reading)
    },
  })
  return walk
}

function openRow(walk: Walk, attribute: Attribute): void {
  const stated = Number(attribute('r'))
  walk.row = Number.isSafeInteger(stated) && stated > 0 ? stated : walk.row + 1
  walk.column = 0
  if (isYes(attribute('hidden')) && walk.row <= LIMITS.sheetRows) rowAt(walk, walk.row).isHidden = true
}

function openCell(walk: Walk, attribute: Attribute, { styleOf }: SheetReading): void {
  const stated = cellAt(attribute('r') ?? '')
  if (walk.row === 0) walk.row = 1
  walk.column = stated?.column ?? walk.column + 1
  walk.type = attribute('t') ?? 'n'
  walk.style = styleOf(attribute('s'))
  walk.value = ''
  const { row, column } = walk
  if (walk.style.hasBorder && row <= LIMITS.sheetRows && column <= LIMITS.sheetColumns) rowAt(walk, row).isRuled = true
}

function closeCell(walk: Walk, inline: string, reading: SheetReading): void {
  const { row, column, type, value, style } = walk
  const printed = cellText({ type, value, inline, style }, reading)
  if (printed === null) reading.unprinted.hasLostTexts = true
  if (printed === null || printed.text.trim() === '') return
  if (row > LIMITS.sheetRows || column > LIMITS.sheetColumns) {
    reading.unprinted.isCut = true
    return
  }
  reading.budget.cells(1)
  rowAt(walk, row).cells.set(column, printed)
}

function hideColumns(walk: Walk, attribute: Attribute): void {
  if (!isYes(attribute('hidden'))) return
  const first = Number(attribute('min'))
  const last = Math.min(Number(attribute('max')), LIMITS.sheetColumns)
  for (let column = Math.max(first, 1); column <= last; column++) walk.hiddenColumns.add(column)
}

function rowAt({ rows }: Walk, number: number): RawRow {
  const known = rows.get(number)
  if (known !== undefined) return known
  const row: RawRow = { isHidden: false, isRuled: false, cells: new Map() }
  rows.set(number, row)
  return row
}

function isYes(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
