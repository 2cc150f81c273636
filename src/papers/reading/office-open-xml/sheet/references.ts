import type { Area } from './raw.ts'

/** "C5" → row 5, column 3; null for anything else. */
export function cellAt(reference: string): { readonly row: number; readonly column: number } | null {
  const found = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference)
  if (found === null) return null
  const letters = (found[1] ?? '').toUpperCase()
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(found[2]), column }
}

/** "A1:C5"; null for anything else. */
export function areaOf(reference: string): Area | null {
  const [from = '', to = from] = reference.slice(0, 30).split(':')
  const [first, last] = [cellAt(from), cellAt(to)]
  if (first === null || last === null) return null
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  }
}
