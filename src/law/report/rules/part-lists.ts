import { countsIn, type Count } from '../numbers.ts'

export const INTRODUCERS = ['其中', '包括', '分别'] as const
export type Introducer = (typeof INTRODUCERS)[number]

/** "…38条，包括25条、4条、9条": a total and the counts of the same unit said to be parts of it. */
export interface PartList {
  readonly whole: Count
  readonly introducer: Introducer
  readonly parts: readonly Count[]
  /** The list as written, from the total to its last part. */
  readonly text: string
}

type Token =
  | { readonly kind: 'count'; readonly start: number; readonly count: Count }
  | { readonly kind: 'introducer'; readonly start: number; readonly word: Introducer; readonly hasColon: boolean }
  | { readonly kind: 'open' | 'close' | 'semicolon' | 'stopper'; readonly start: number }

interface OpenList {
  readonly whole: Count
  readonly introducer: Introducer
  readonly depth: number
  readonly hasColon: boolean
  readonly parts: Count[]
  sum: number
  /** A stopper before the first part belongs to the parts ("其中新收5件、上年结转2件"). */
  ignoresStoppers: boolean
}

const WORDS =
  /(?<word>其中|包括|分别为|分别是)(?<colon>[：:])?|(?<open>[（(])|(?<close>[）)])|(?<semicolon>[；;])|(?<stopper>办结|答复|结转|新收|收到|受理|同比|较|比上|增长|增加|减少|下降|累计|截至|另|此外|同时|平均|每|重复|历年|以来|只计)/g

/** The longest distance between a total and the word that opens its parts, in characters. */
const LONGEST_GAP = 30

/** All lists of parts in one sentence; nested lists ("197条…38条，包括25条、4条、9条") are lists of their own. */
export function partListsOf(sentence: string): PartList[] {
  if (!INTRODUCERS.some((word) => sentence.includes(word))) return []
  const finished: OpenList[] = []
  const stack: OpenList[] = []
  let depth = 0
  let last: Count | null = null
  const closeWhile = (isDone: (list: OpenList) => boolean) => {
    for (let top = stack.at(-1); top && isDone(top); top = stack.at(-1)) {
      finished.push(top)
      stack.pop()
    }
  }
  for (const token of tokensOf(sentence)) {
    if (token.kind === 'count') {
      addPart(stack.at(-1), token.count)
      closeWhile((list) => list.parts.length > 0 && list.sum === list.whole.value)
      last = token.count
    } else if (token.kind === 'introducer') {
      if (last && opensList(stack.at(-1), last, token.start)) stack.push(openList(last, token, depth))
    } else if (token.kind === 'open') depth += 1
    else if (token.kind === 'close') {
      depth = Math.max(0, depth - 1)
      closeWhile((list) => list.depth > depth)
    } else if (token.kind === 'semicolon') closeWhile((list) => list.parts.length > 0 && !list.hasColon)
    else stopLists(stack, closeWhile)
  }
  closeWhile(() => true)
  return finished
    .filter((list) => list.parts.length > 0)
    .toSorted((one, other) => one.whole.start - other.whole.start)
    .map((list) => ({
      whole: list.whole,
      introducer: list.introducer,
      parts: list.parts,
      text: sentence.slice(list.whole.start, list.parts.at(-1)?.end),
    }))
}

function tokensOf(sentence: string): Token[] {
  const counts = countsIn(sentence).map((count): Token => ({ kind: 'count', start: count.start, count }))
  if (counts.length < 2) return []
  const words = [...sentence.matchAll(WORDS)].map(({ groups = {}, index: start }): Token => {
    const { word, colon, open, close, semicolon } = groups
    if (word !== undefined) {
      const introducer = INTRODUCERS.find((one) => word.startsWith(one)) ?? '其中'
      return { kind: 'introducer', start, word: introducer, hasColon: colon !== undefined }
    }
    if (open !== undefined) return { kind: 'open', start }
    if (close !== undefined) return { kind: 'close', start }
    return { kind: semicolon === undefined ? 'stopper' : 'semicolon', start }
  })
  return [...counts, ...words].toSorted((one, other) => one.start - other.start)
}

function openList(whole: Count, token: Extract<Token, { kind: 'introducer' }>, depth: number): OpenList {
  const { word: introducer, hasColon } = token
  return { whole, introducer, depth, hasColon, parts: [], sum: 0, ignoresStoppers: false }
}

/** A list opens on the count just before; "其中…分别为" goes on with the list that is open. */
function opensList(top: OpenList | undefined, last: Count, start: number): boolean {
  if (start - last.end > LONGEST_GAP) return false
  return top?.whole !== last || top.parts.length > 0
}

function addPart(list: OpenList | undefined, count: Count): void {
  if (!list || list.whole.unit !== count.unit) return
  list.parts.push(count)
  list.sum += count.value
}

function stopLists(stack: readonly OpenList[], closeWhile: (isDone: (list: OpenList) => boolean) => void): void {
  const top = stack.at(-1)
  if (top && top.parts.length === 0) top.ignoresStoppers = true
  closeWhile((list) => list.parts.length > 0 && !list.ignoresStoppers)
}
