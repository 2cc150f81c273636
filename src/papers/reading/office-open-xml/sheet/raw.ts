/** A sheet as read: rows and columns count from 1. */
export interface RawSheet {
  readonly rows: ReadonlyMap<number, RawRow>
  readonly merges: readonly Area[]
  readonly hiddenColumns: ReadonlySet<number>
}

export interface RawRow {
  isHidden: boolean
  /** Some cell has a line around it. */
  isRuled: boolean
  /** Cells that are not blank. */
  readonly cells: Map<number, { readonly text: string; readonly isWords: boolean }>
}

export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What of a workbook is not printed. */
export interface Unprinted {
  hasHiddenSheets: boolean
  hasHiddenRows: boolean
  hasHiddenColumns: boolean
  isCut: boolean
  hasLostTexts: boolean
}
