import { FORMS, type T2Block } from '#law/report/forms.ts'
import { figureCells } from './cell-text.ts'
import { layGrid, type PlacedRow, type ReportGrid, type GridSource } from './grid.ts'

const ROW_HEAD = '信息内容'

/** Table two: blocks of three, two or one number columns on one lattice that each of them divides. */
export function t2Grid({ form, tables, sections }: GridSource): ReportGrid {
  const blocks = FORMS[form].t2
  const width = blocks.map((block) => block.columns.length).reduce(leastCommonMultiple, 1)
  const title = sections.find((section) => section.id === 'proactive')?.heading ?? ''
  const rowsOf = (block: T2Block, band: number): PlacedRow[] => {
    const span = width / block.columns.length
    const heads = block.columns.map(({ label }, index) => {
      return { kind: 'head', text: label, x: 1 + index * span, colSpan: span } as const
    })
    return [
      { band, cells: [{ kind: 'block', text: block.title, x: 0, colSpan: width + 1 }] },
      { band, cells: [{ kind: 'corner', text: ROW_HEAD, x: 0 }, ...heads] },
      ...block.rows.map(({ label }) => {
        const figures = figureCells(tables, { table: 't2', row: label, count: heads.length, from: 1, span })
        return { band, cells: [{ kind: 'side' as const, text: label, x: 0 }, ...figures] }
      }),
    ]
  }
  return layGrid({
    id: 't2',
    ordinal: '第二张表',
    title: titleWithoutNumber(title),
    columnCount: width + 1,
    sideColumns: 1,
    headRows: 0,
    rows: blocks.flatMap(rowsOf),
  })
}

/** "二、主动公开政府信息情况" → "主动公开政府信息情况". */
export function titleWithoutNumber(heading: string): string {
  return heading.replace(/^[一二三四五六七八九十]+、/, '')
}

function leastCommonMultiple(left: number, right: number): number {
  let common = Math.max(left, right)
  while (common % left !== 0 || common % right !== 0) common += 1
  return common
}
