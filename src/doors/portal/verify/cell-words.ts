import type { CellMark } from '#law/report/subject.ts'
import { cellText } from '#papers/grid/cell-text.ts'
import type { GridCell } from '#papers/grid/grid.ts'
import type { CheckUp } from '#papers/verify/check-up.ts'

const MARKS: Readonly<Record<CellMark, string>> = { blank: '空', nbsp: '空', slash: '／', dash: '—' }
const UNREAD = '未读到'

/** What a cell holds: its number, the mark that was written instead of one, or that none was read. */
export function shownText(checkUp: CheckUp, address: string, value: GridCell['value']): string {
  const mark = Object.hasOwn(checkUp.marks, address) ? checkUp.marks[address] : undefined
  if (mark !== undefined && value === null) return MARKS[mark]
  return value === null ? UNREAD : cellText(value)
}

/** Nothing was found in the file for this cell, not even a mark. */
export function isUnread({ value, figure }: GridCell, checkUp: CheckUp): boolean {
  return value === null && !Object.hasOwn(checkUp.marks, figure ?? '')
}

/** Where in the file a cell was read; null where that is not known. */
export function placeRead(checkUp: CheckUp, address: string): string | null {
  return Object.hasOwn(checkUp.places, address) ? (checkUp.places[address] ?? null) : null
}
