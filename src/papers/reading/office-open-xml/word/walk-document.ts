import { walkXml } from '../xml.ts'
import type { RawBlock, Unprinted } from './raw.ts'
import { CLOSE_TABLES, OPEN_TABLES } from './table-elements.ts'
import { CLOSE_TEXT, OPEN_TEXT } from './text-elements.ts'
import { closeFlow, type WalkState } from './walk-state.ts'

/** Elements whose whole content is not printed: what was deleted, how it was before, readings above characters. */
const UNPRINTED = new Set(['w:del', 'w:moveFrom', 'w:pPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:rt'])

const OPEN = new Map([...OPEN_TEXT, ...OPEN_TABLES])
const CLOSE = new Map([...CLOSE_TEXT, ...CLOSE_TABLES])

/** Collects what word/document.xml prints, block by block. */
export function walkDocument(bytes: Uint8Array, state: WalkState): { blocks: RawBlock[]; unprinted: Unprinted } {
  const { path } = state
  /** How deep inside an element that is not printed; 0 = outside. */
  let skipped = 0
  walkXml(bytes, {
    open: (name, attribute) => {
      if (skipped > 0) {
        skipped++
        return
      }
      path.push(name)
      OPEN.get(name)?.(state, attribute)
      if (UNPRINTED.has(name) || isOtherBranch(name, state)) {
        path.pop()
        skipped = 1
      }
    },
    close: (name) => {
      if (skipped > 0) {
        skipped--
        return
      }
      CLOSE.get(name)?.(state)
      path.pop()
    },
    text: (text) => {
      if (skipped === 0 && state.words !== null) state.words.text += text
    },
  })
  return { blocks: closeFlow(state.flows[0]), unprinted: state.unprinted }
}

/** The same drawing is stored for newer and for older programs: the first branch is taken, the others are not. */
function isOtherBranch(name: string, { choices }: WalkState): boolean {
  const choice = choices.at(-1)
  if (choice === undefined || (name !== 'mc:Choice' && name !== 'mc:Fallback')) return false
  const wasTaken = choice.isTaken
  choice.isTaken = true
  return wasTaken
}
