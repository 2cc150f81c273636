import { counter, LIMITS, type Counter } from '../limits.ts'
import type { ParagraphNumber } from './number-text.ts'
import type { RawBlock, RawCell, RawRow, RawTable, Unprinted } from './raw.ts'
import type { StyleEffect } from './styles.ts'

export interface Paragraph {
  numId: string | null
  level: number | null
  style: string | null
  /** Its end was deleted by a revision: it goes on with the next paragraph. */
  hasNoEnd: boolean
  readonly parts: string[]
  /** Text boxes anchored in it. */
  readonly boxes: RawBlock[]
}

/** Where paragraphs and tables are put: the body, a cell, a text box. */
export interface Flow {
  readonly blocks: RawBlock[]
  /** Text of paragraphs without an end. */
  carry: string
}

/** Words collected for one w:t. */
export interface Words {
  text: string
  readonly isKept: boolean
}

/** What the walk through word/document.xml knows at any moment. Each list is a stack: text boxes and tables nest. */
export interface WalkState {
  readonly path: string[]
  readonly flows: Flow[]
  readonly paragraphs: Paragraph[]
  readonly runs: { isHidden: boolean }[]
  readonly tables: RawTable[]
  readonly rows: RawRow[]
  readonly cells: RawCell[]
  /** One per mc:AlternateContent: whether a branch was taken. */
  readonly choices: { isTaken: boolean }[]
  words: Words | null
  readonly unprinted: Unprinted
  readonly numberOf: (paragraph: ParagraphNumber) => string
  readonly effectOf: (style: string | null) => StyleEffect
  readonly countCells: Counter
  readonly countCharacters: Counter
}

export function walkState(
  numberOf: WalkState['numberOf'],
  effectOf: WalkState['effectOf'],
  countCells: Counter,
): WalkState {
  return {
    path: [],
    flows: [{ blocks: [], carry: '' }],
    paragraphs: [],
    runs: [],
    tables: [],
    rows: [],
    cells: [],
    choices: [],
    words: null,
    unprinted: { hasRevisions: false, hasComments: false, hasHidden: false, hasEmbedded: false },
    numberOf,
    effectOf,
    countCells,
    countCharacters: counter(LIMITS.characters, '文字超过200万字'),
  }
}

/** Prints into the present paragraph, unless the run is hidden. */
export function print(state: WalkState, text: string): void {
  if (text === '') return
  if (state.runs.at(-1)?.isHidden === true) {
    if (text.trim() !== '') state.unprinted.hasHidden = true
    return
  }
  state.paragraphs.at(-1)?.parts.push(text)
}

/** Ends a flow; paragraphs whose end was deleted end with it. */
export function closeFlow(flow: Flow | undefined): RawBlock[] {
  if (flow === undefined) return []
  if (flow.carry !== '') flow.blocks.push({ kind: 'line', text: flow.carry })
  return flow.blocks
}
