import { LIMITS } from '../limits.ts'
import type { Attribute } from '../xml.ts'
import { parent, type Close, type Open } from './element.ts'
import { isOn, put, value, wholeNumber } from './values.ts'
import { closeFlow, type Flow, type WalkState } from './walk-state.ts'

export const OPEN_TABLES: ReadonlyMap<string, Open> = new Map<string, Open>([
  ['w:tbl', ({ tables }) => void tables.push({ kind: 'table', rows: [] })],
  ['w:tr', ({ rows }) => void rows.push({ before: 0, isGone: false, cells: [] })],
  ['w:gridBefore', ({ rows }, attribute) => put(rows.at(-1), { before: columns(attribute, 0) })],
  ['w:hidden', hideRow],
  ['w:tc', openCell],
  ['w:gridSpan', ({ cells }, attribute) => put(cells.at(-1), { span: columns(attribute, 1) })],
  ['w:vMerge', ({ cells }, attribute) => put(cells.at(-1), { down: isRestart(attribute) ? 'restart' : 'continue' })],
  ['w:hMerge', ({ cells }, attribute) => put(cells.at(-1), { isJoined: !isRestart(attribute) })],
])

export const CLOSE_TABLES: ReadonlyMap<string, Close> = new Map<string, Close>([
  ['w:tbl', ({ tables, flows }) => move(tables.pop(), flows.at(-1)?.blocks)],
  ['w:tr', ({ rows, tables }) => move(rows.pop(), tables.at(-1)?.rows)],
  [
    'w:tc',
    ({ flows, cells, rows }) => {
      closeFlow(flows.pop())
      move(cells.pop(), rows.at(-1)?.cells)
    },
  ],
])

function move<T>(one: T | undefined, into: T[] | undefined): void {
  if (one !== undefined) into?.push(one)
}

function hideRow(state: WalkState, attribute: Attribute): void {
  if (parent(state) !== 'w:trPr' || !isOn(attribute)) return
  put(state.rows.at(-1), { isGone: true })
  state.unprinted.hasHidden = true
}

function openCell({ cells, flows, countCells }: WalkState): void {
  countCells(1)
  const flow: Flow = { blocks: [], carry: '' }
  flows.push(flow)
  cells.push({ span: 1, down: 'none', isJoined: false, blocks: flow.blocks })
}

/** Word itself knows 63 columns at most. */
function columns(attribute: Attribute, least: number): number {
  return Math.min(Math.max(wholeNumber(value(attribute), least), least), LIMITS.wordColumns)
}

function isRestart(attribute: Attribute): boolean {
  return value(attribute) === 'restart'
}
