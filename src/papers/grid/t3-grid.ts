import { FORMS, T3_COLUMNS, T3_CORNER, T3_HEAD, T3_RESULTS_LABEL, type T3Row } from '#law/report/forms.ts'
import { figureCells } from './cell-text.ts'
import { layGrid, type Placed, type PlacedRow, type ReportGrid, type GridSource } from './grid.ts'
import { titleWithoutNumber } from './t2-grid.ts'

const SIDES = 3
const [PERSON, TOTAL] = [0, T3_COLUMNS.length - 1]

/** Table three: a head of three rows, a corner of 3 × 3, 三、本年度办理结果 beside its rows, groups beside theirs. */
export function t3Grid({ form, tables, sections }: GridSource): ReportGrid {
  const rows = FORMS[form].t3
  const title = sections.find((section) => section.id === 'applications')?.heading ?? ''
  const body = rows.map((row): PlacedRow => {
    const figures = figureCells(tables, { table: 't3', row: row.id, count: T3_COLUMNS.length, from: SIDES })
    return { cells: [...sidesOf(row, rows), ...figures], isStrong: row.depth === 'top' || row.id === 'C7' }
  })
  return layGrid({
    id: 't3',
    ordinal: '第三张表',
    title: titleWithoutNumber(title),
    columnCount: SIDES + T3_COLUMNS.length,
    sideColumns: SIDES,
    headRows: 3,
    rows: [...head(), ...body],
  })
}

function head(): PlacedRow[] {
  const column = (index: number, rowSpan: number): Placed => {
    return { kind: 'head', text: T3_COLUMNS[index]?.label ?? '', x: SIDES + index, rowSpan }
  }
  const organisations = T3_COLUMNS.map((_, index) => index).slice(PERSON + 1, TOTAL)
  return [
    {
      cells: [
        { kind: 'corner', text: T3_CORNER, x: 0, colSpan: SIDES, rowSpan: 3 },
        { kind: 'head', text: T3_HEAD.all, x: SIDES, colSpan: T3_COLUMNS.length },
      ],
    },
    {
      cells: [
        column(PERSON, 2),
        { kind: 'head', text: T3_HEAD.organisations, x: SIDES + 1, colSpan: organisations.length },
        column(TOTAL, 2),
      ],
    },
    { cells: organisations.map((index) => column(index, 1)) },
  ]
}

function sidesOf(row: T3Row, rows: readonly T3Row[]): Placed[] {
  if (row.depth === 'top') return [{ kind: 'side', text: row.label, x: 0, colSpan: SIDES }]
  const results = rows.filter((other) => other.depth !== 'top')
  const label: Placed =
    row.depth === 'result'
      ? { kind: 'side', text: row.label, x: 1, colSpan: 2 }
      : { kind: 'side', text: row.label, x: 2 }
  const group = rows.filter((other) => other.group !== null && other.group === row.group)
  return [
    ...(row === results[0]
      ? [{ kind: 'side', text: T3_RESULTS_LABEL, x: 0, rowSpan: results.length, isVertical: true } as const]
      : []),
    ...(row === group[0] ? [{ kind: 'side', text: row.group ?? '', x: 1, rowSpan: group.length } as const] : []),
    label,
  ]
}
