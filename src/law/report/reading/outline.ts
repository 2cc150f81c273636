import { SECTION_IDS, type SectionId } from '../forms.ts'
import { readChineseNumeral } from '../numbers.ts'
import { headingOf, type Heading } from './heading.ts'
import { takeHeadingsOut } from './headings-in-tables.ts'
import { isTitleLine, signatureAt, unitInTitle, withoutSpaces, yearIn, type Signature } from './identity.ts'
import type { PrintedBlock, PrintedLine, PrintedTable } from './printed.ts'

export interface OutlinePart {
  /** null: the part stands between two of the six and is numbered like them. */
  readonly id: SectionId | null
  readonly heading: Heading
  readonly line: PrintedLine
  readonly lines: readonly PrintedLine[]
  readonly hasPicture: boolean
}

export interface Outline {
  readonly title: string | null
  readonly preamble: readonly PrintedLine[]
  readonly parts: readonly OutlinePart[]
  readonly tables: readonly PrintedTable[]
  readonly signature: Signature | null
}

interface Found {
  readonly index: number
  readonly heading: Heading
}

/** The title, the parts and the signature of a report; what stands round them on a web page is left out. */
export function outlineOf(printed: readonly PrintedBlock[]): Outline {
  const blocks = takeHeadingsOut(printed)
  const { found, end: furthest } = withoutContents(realHeadings(blocks), blocks)
  const first = found[0]?.index ?? furthest
  const head = linesBetween(blocks, 0, first)
  const { title, rest } = titleOf(head)
  const parts = found.map(({ index, heading }, place): OutlinePart => {
    const line = blocks[index]
    if (line?.kind !== 'line') throw new Error('a heading is a line')
    const next = found[place + 1]?.index ?? furthest
    const hasPicture = blocks.slice(index + 1, next).some((block) => block.kind === 'picture')
    return { id: heading.id, heading, line, lines: linesBetween(blocks, index + 1, next), hasPicture }
  })
  const last = parts.at(-1)
  const end = last ? endOf(last.lines) : { lines: [], signature: null }
  return {
    title,
    preamble: preambleOf(rest, title !== null),
    parts: last ? [...parts.slice(0, -1), { ...last, lines: end.lines }] : [],
    tables: blocks.filter((block) => block.kind === 'table'),
    signature: end.signature,
  }
}

function linesBetween(blocks: readonly PrintedBlock[], from: number, to: number): PrintedLine[] {
  return blocks.slice(from, to).filter((block) => block.kind === 'line')
}

/** Headings of the six parts; one in other words, whose number fits between its neighbours, is the part of that number. */
function realHeadings(blocks: readonly PrintedBlock[]): Found[] {
  const all = blocks.flatMap((block, index) => {
    const heading = block.kind === 'line' ? headingOf(block.text) : null
    return heading === null ? [] : [{ index, heading }]
  })
  const known = all.filter(({ heading }) => heading.id !== null)
  return all.flatMap(({ index, heading }): Found[] => {
    if (heading.id !== null) return [{ index, heading }]
    const number = valueOf(heading)
    if (number === null || !fitsBetween(index, number, known)) return []
    const id = SECTION_IDS[number - 1] ?? null
    const isTaken = known.some((one) => one.heading.id === id)
    return [{ index, heading: { ...heading, id: isTaken ? null : id } }]
  })
}

function fitsBetween(index: number, number: number, known: readonly Found[]): boolean {
  const before = known.findLast((one) => one.index < index)
  const after = known.find((one) => one.index > index)
  const isAfter = before ? valueOf(before.heading) === number - 1 : number === 1
  const isBefore = after ? valueOf(after.heading) === number + 1 : number === SECTION_IDS.length
  return isAfter && isBefore && (before !== undefined || after !== undefined)
}

function valueOf({ number }: Heading): number | null {
  if (number === null) return null
  return /^\d+$/.test(number) ? Number(number) : readChineseNumeral(number)
}

/** The headings without tables of contents, before the report or beside it; `end`: where one begins behind the last part. */
function withoutContents(
  found: readonly Found[],
  blocks: readonly PrintedBlock[],
): { readonly found: readonly Found[]; readonly end: number } {
  const runs = runsOf(found)
  const bodies = runs.filter((run) => !isBare(run, blocks))
  const ids = new Set(bodies.flat().map(({ heading }) => heading.id))
  const isContents = (run: readonly Found[]) => isBare(run, blocks) && run.every(({ heading }) => ids.has(heading.id))
  const kept = runs.filter((run) => !isContents(run)).flat()
  const last = kept.at(-1)?.index ?? 0
  const behind = runs.find((run) => isContents(run) && (run[0]?.index ?? 0) > last)
  return { found: kept, end: behind?.[0]?.index ?? blocks.length }
}

/** Headings that go on from each other; where the parts begin anew, so does a run. */
function runsOf(found: readonly Found[]): Found[][] {
  const runs: Found[][] = []
  for (const one of found) {
    const run = runs.at(-1)
    if (run && !isNotAfter(one.heading, run.at(-1)?.heading)) run.push(one)
    else runs.push([one])
  }
  return runs
}

/** Names of parts with nothing between them. */
function isBare(run: readonly Found[], blocks: readonly PrintedBlock[]): boolean {
  if (run.length < 2) return false
  return run.slice(0, -1).every(({ index }, place) => {
    const between = blocks.slice(index + 1, run[place + 1]?.index)
    return between.every((block) => block.kind === 'line' && withoutSpaces(block.text).length < 4)
  })
}

function isNotAfter({ id }: Heading, before: Heading | undefined): boolean {
  if (id === null || before === undefined || before.id === null) return false
  return SECTION_IDS.indexOf(id) <= SECTION_IDS.indexOf(before.id)
}

/** The best title before the first part, with the body's name on the line above it; `rest` follows it. */
function titleOf(lines: readonly PrintedLine[]): { title: string | null; rest: readonly PrintedLine[] } {
  const candidates = lines.flatMap(({ text }, index) => {
    if (!isTitleLine(text)) return []
    const own = withoutSpaces(text)
    const above = lines.slice(Math.max(0, index - 2), index).map((line) => withoutSpaces(line.text))
    const full = unitInTitle(own) === null ? joinedTitle(above, own) : own
    const score =
      (yearIn(full) === null ? 0 : 2) + (unitInTitle(full) === null ? 0 : 2) + (full.includes('报告') ? 1 : 0)
    return [{ title: full, index, score }]
  })
  const best = candidates.toSorted((one, other) => other.score - one.score || other.index - one.index)[0]
  return best ? { title: best.title, rest: lines.slice(best.index + 1) } : { title: null, rest: lines }
}

const NAME = /(?:政府|办公室|办事处|委员会|局|厅|院|中心|委|办)$/

function joinedTitle(above: readonly string[], own: string): string {
  for (let start = above.length - 1; start >= 0; start -= 1) {
    const lines = above.slice(start)
    const isName = lines.every((line) => line.length <= 30 && !/[。;,:>]/.test(line)) && NAME.test(lines.join(''))
    if (isName) return lines.join('') + own
  }
  return own
}

const FURNITURE =
  /^(?:版权所有|主办|承办|技术支持|网站标识码|政府网站标识码|.{0,4}ICP备|.{0,4}公网安备|联系我们|【?打印|【?关闭|扫一扫|分享到|上一篇|下一篇|附件|网站地图|相关链接|来源[:：])/
const PREAMBLE_START = /。|，|,|报告|条例/

/** Prose only: what stands above it on a page (date, source, font size) is no preamble. */
function preambleOf(lines: readonly PrintedLine[], hasTitle: boolean): PrintedLine[] {
  const start = lines.findIndex(({ text }) => text.trim().length >= (hasTitle ? 12 : 20) && PREAMBLE_START.test(text))
  return start === -1 ? [] : lines.slice(start).filter(({ text }) => headingOf(text) === null)
}

/** The last part ends at its signature, or where the page's own words begin. */
function endOf(lines: readonly PrintedLine[]): { lines: readonly PrintedLine[]; signature: Signature | null } {
  const texts = lines.map(({ text }) => text)
  const page = texts.findIndex((text) => FURNITURE.test(text.trim()))
  const last = page === -1 ? lines.length : page
  for (let index = last - 1; index >= 0; index -= 1) {
    const signature = signatureAt(texts, index)
    if (signature) return { lines: lines.slice(0, index + 1 - signature.lines), signature }
  }
  return { lines: lines.slice(0, last), signature: null }
}
