import { headingOf } from './heading.ts'
import type { PrintedBlock, PrintedCell, PrintedTable } from './printed.ts'

/** Some bodies set the whole report in one table: a row that is only a part's heading stands between tables. */
export function takeHeadingsOut(blocks: readonly PrintedBlock[]): PrintedBlock[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? splitTable(block) : [block]))
}

function splitTable(table: PrintedTable): PrintedBlock[] {
  if (!table.rows.some((row) => headingIn(row) !== null)) return [table]
  const blocks: PrintedBlock[] = []
  let rows: (readonly PrintedCell[])[] = []
  const close = () => {
    if (rows.length > 0) blocks.push({ ...table, rows })
    rows = []
  }
  for (const row of table.rows) {
    const heading = headingIn(row)
    if (heading === null) rows.push(row)
    else {
      close()
      blocks.push({ kind: 'line', text: heading.text, isSoft: false, place: heading.place })
    }
  }
  close()
  return blocks
}

function headingIn(row: readonly PrintedCell[]): PrintedCell | null {
  const [only, ...others] = row.filter(({ text }) => text.trim() !== '')
  if (!only || others.length > 0) return null
  return (headingOf(only.text.replaceAll('\n', ''))?.id ?? null) === null ? null : only
}
