/** A Word file's blocks as they stand in it, before tables are laid on a lattice. */

export interface RawLine {
  readonly kind: 'line'
  readonly text: string
}

export interface RawTable {
  readonly kind: 'table'
  readonly rows: RawRow[]
}

export interface RawRow {
  /** Empty columns before the first cell. */
  before: number
  /** Deleted by a revision, or hidden. */
  isGone: boolean
  readonly cells: RawCell[]
}

export interface RawCell {
  span: number
  /** Merged downwards: a first cell, or one that goes on with the cell above. */
  down: 'none' | 'restart' | 'continue'
  /** Goes on with the cell before (the older way to merge along a row). */
  isJoined: boolean
  readonly blocks: RawBlock[]
}

export interface RawPicture {
  readonly kind: 'picture'
}

export type RawBlock = RawLine | RawTable | RawPicture

/** What the file holds that is not printed. */
export interface Unprinted {
  hasRevisions: boolean
  hasComments: boolean
  hasHidden: boolean
  hasEmbedded: boolean
}
