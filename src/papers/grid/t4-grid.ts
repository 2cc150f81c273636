import { T4_COLUMNS, T4_HEAD } from '#law/report/forms.ts'
import { T4_GROUPS } from '#law/report/tables.ts'
import { figureCells } from './cell-text.ts'
import { layGrid, type Placed, type ReportGrid, type GridSource } from './grid.ts'
import { titleWithoutNumber } from './t2-grid.ts'

const WIDTH = T4_COLUMNS.length

/** Table four: one row of fifteen numbers under 行政复议 and the two ways of 行政诉讼. */
export function t4Grid({ tables, sections }: GridSource): ReportGrid {
  const results = (group: number, rowSpan: number): Placed[] =>
    T4_COLUMNS.map((text, column) => ({ kind: 'head', text, x: group * WIDTH + column, rowSpan }))
  return layGrid({
    id: 't4',
    ordinal: '第四张表',
    title: titleWithoutNumber(sections.find((section) => section.id === 'remedies')?.heading ?? ''),
    columnCount: T4_GROUPS.length * WIDTH,
    sideColumns: 0,
    headRows: 3,
    rows: [
      {
        cells: [
          { kind: 'head', text: T4_HEAD.review, x: 0, colSpan: WIDTH },
          { kind: 'head', text: T4_HEAD.suit, x: WIDTH, colSpan: 2 * WIDTH },
        ],
      },
      {
        cells: [
          ...results(0, 2),
          { kind: 'head', text: T4_HEAD.suit_direct, x: WIDTH, colSpan: WIDTH },
          { kind: 'head', text: T4_HEAD.suit_after_review, x: 2 * WIDTH, colSpan: WIDTH },
        ],
      },
      { cells: [...results(1, 1), ...results(2, 1)] },
      {
        cells: T4_GROUPS.flatMap((row, index) =>
          figureCells(tables, { table: 't4', row, count: WIDTH, from: index * WIDTH }),
        ),
      },
    ],
  })
}
