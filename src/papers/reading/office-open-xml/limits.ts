import { Unreadable } from '../unreadable.ts'

/** What one file may hold; an annual report stays far below each of these. */
export const LIMITS = {
  unpackedBytes: 64 * 1024 * 1024,
  entryBytes: 32 * 1024 * 1024,
  entries: 2_000,
  xmlDepth: 256,
  xmlElements: 1_000_000,
  cells: 100_000,
  characters: 2_000_000,
  sheetColumns: 500,
  sheetRows: 5_000,
  sheets: 200,
  merges: 20_000,
  mergedArea: 5_000_000,
  wordColumns: 256,
} as const

export type Counter = (count: number) => void

/** Adds up what is read of one kind, and refuses the file above the limit. */
export function counter(limit: number, what: string): Counter {
  let total = 0
  return (count) => {
    total += count
    if (total > limit) throw new Unreadable('too-large', `文件太大：${what}，请只保留年度报告的内容后再导入。`)
  }
}

/** The two amounts that both readers bound. */
export interface Budget {
  readonly cells: Counter
  readonly characters: Counter
}

export function printBudget(): Budget {
  return {
    cells: counter(LIMITS.cells, '表格的单元格超过10万个'),
    characters: counter(LIMITS.characters, '文字超过200万字'),
  }
}

export function broken(detail: string): Unreadable {
  return new Unreadable('broken', `文件已损坏或内容不完整（${detail}），请用 Word 或 WPS 打开后另存一份再导入。`)
}
