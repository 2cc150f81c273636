import type { Attribute } from '../xml.ts'
import { parent, type Close, type Open } from './element.ts'
import { isOn, levelIndex, put, value } from './values.ts'
import { symbol } from './symbol.ts'
import { closeFlow, print, type Paragraph, type WalkState } from './walk-state.ts'

const isRevised: Open = ({ unprinted }) => put(unprinted, { hasRevisions: true })
const isCommented: Open = ({ unprinted }) => put(unprinted, { hasComments: true })

export const OPEN_TEXT: ReadonlyMap<string, Open> = new Map<string, Open>([
  ['w:p', ({ paragraphs }) => void paragraphs.push(newParagraph())],
  ['w:pStyle', (state, attribute) => put(described(state), { style: value(attribute) })],
  ['w:numId', (state, attribute) => put(described(state), { numId: value(attribute) })],
  ['w:ilvl', (state, attribute) => put(described(state), { level: levelIndex(value(attribute)) })],
  ['w:r', openRun],
  ['m:r', openRun],
  ['w:vanish', hideRun],
  ['w:rStyle', styleRun],
  ['w:t', openText],
  ['m:t', openText],
  ['w:tab', (state) => (parent(state) === 'w:r' ? print(state, '\t') : undefined)],
  ['w:ptab', (state) => print(state, '\t')],
  ['w:br', (state) => print(state, '\n')],
  ['w:cr', (state) => print(state, '\n')],
  ['w:noBreakHyphen', (state) => print(state, '-')],
  ['w:sym', (state, attribute) => print(state, symbol(attribute))],
  ['w:ins', isRevised],
  ['w:moveTo', isRevised],
  ['w:moveFrom', isRevised],
  ['w:del', openDeletion],
  ['w:commentReference', isCommented],
  ['w:commentRangeStart', isCommented],
  ['w:altChunk', ({ unprinted }) => put(unprinted, { hasEmbedded: true })],
  // Pictures of the newer and of the older kind; their namespaces have no prefix of their own here.
  [':pic', openPicture],
  [':imagedata', openPicture],
  ['w:txbxContent', ({ flows }) => void flows.push({ blocks: [], carry: '' })],
  ['mc:AlternateContent', ({ choices }) => void choices.push({ isTaken: false })],
])

export const CLOSE_TEXT: ReadonlyMap<string, Close> = new Map<string, Close>([
  ['w:p', closeParagraph],
  ['w:r', ({ runs }) => void runs.pop()],
  ['m:r', ({ runs }) => void runs.pop()],
  ['w:t', closeText],
  ['m:t', closeText],
  ['mc:AlternateContent', ({ choices }) => void choices.pop()],
  ['w:txbxContent', closeBox],
])

function newParagraph(): Paragraph {
  return { numId: null, level: null, style: null, hasNoEnd: false, parts: [], boxes: [] }
}

/** The paragraph whose properties are being read. */
function described({ paragraphs, path }: WalkState): Paragraph | undefined {
  return path.includes('w:pPr') ? paragraphs.at(-1) : undefined
}

function closeParagraph(state: WalkState): void {
  const paragraph = state.paragraphs.pop()
  const flow = state.flows.at(-1)
  if (paragraph === undefined || flow === undefined) return
  const text = flow.carry + paragraph.parts.join('')
  flow.carry = ''
  if (paragraph.hasNoEnd) flow.carry = text
  else {
    const printed = state.numberOf(paragraph) + text
    state.countCharacters(printed.length)
    flow.blocks.push({ kind: 'line', text: printed })
  }
  for (const block of paragraph.boxes) flow.blocks.push(block)
}

/** A picture stands behind the paragraph that it is in. */
function openPicture({ paragraphs, flows }: WalkState): void {
  const into = paragraphs.at(-1)?.boxes ?? flows.at(-1)?.blocks
  into?.push({ kind: 'picture' })
}

/** A text box stands behind the paragraph that it is anchored in. */
function closeBox({ flows, paragraphs }: WalkState): void {
  const blocks = closeFlow(flows.pop())
  const into = paragraphs.at(-1)?.boxes ?? flows.at(-1)?.blocks
  for (const block of blocks) into?.push(block)
}

function openRun(state: WalkState): void {
  const { isHidden } = state.effectOf(state.paragraphs.at(-1)?.style ?? null)
  state.runs.push({ isHidden })
}

/** The same property of a paragraph's end hides no words. */
function isOfRun(state: WalkState): boolean {
  return parent(state) === 'w:rPr' && parent(state, 2) === 'w:r'
}

function hideRun(state: WalkState, attribute: Attribute): void {
  if (isOfRun(state)) put(state.runs.at(-1), { isHidden: isOn(attribute) })
}

function styleRun(state: WalkState, attribute: Attribute): void {
  if (isOfRun(state) && state.effectOf(value(attribute)).isHidden) put(state.runs.at(-1), { isHidden: true })
}

function openText(state: WalkState, attribute: Attribute): void {
  state.words = { text: '', isKept: attribute('xml:space') === 'preserve' }
}

/** Word drops plain blanks around words unless they are said to be kept; fixed ones stay. */
function closeText(state: WalkState): void {
  if (state.words === null) return
  const { text, isKept } = state.words
  state.words = null
  print(state, isKept ? text : text.replace(/^[ \t\r\n]+/, '').replace(/(?<![ \t\r\n])[ \t\r\n]+$/, ''))
}

/** Inside a run's content w:del wraps words; in properties it says that a paragraph's end or a row is deleted. */
function openDeletion(state: WalkState): void {
  state.unprinted.hasRevisions = true
  if (parent(state) === 'w:trPr') put(state.rows.at(-1), { isGone: true })
  if (parent(state) === 'w:rPr' && parent(state, 2) === 'w:pPr') put(state.paragraphs.at(-1), { hasNoEnd: true })
}
