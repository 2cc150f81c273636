import { parse, type DefaultTreeAdapterMap } from 'parse5'
import type { PrintedBlock, PrintedDocument } from '#law/report/reading/printed.ts'
import { htmlTable, isDataTable } from './html-table.ts'
import { attributeOf, isElement, isHidden, MOST_NESTED, nameOf, textOf } from './html-nodes.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const BLOCKS = new Set(
  'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Raised marks are notes beside a number, not part of it. */
const UNSEEN = new Set(
  'script style template noscript head iframe object svg math select textarea button sup'.split(' '),
)
const METADATA: Readonly<Record<string, string>> = { author: '作者', reporter: '编辑', editor: '编辑' }

interface Walk {
  readonly blocks: PrintedBlock[]
  line: string
  lines: number
  tables: number
  hidden: boolean
}

/** A web page as printed: innermost tables, and the text of every block as a line. Hidden text is left out. */
export function readHtml(html: string): PrintedDocument {
  const document = parse(html)
  const walk: Walk = { blocks: [], line: '', lines: 0, tables: 0, hidden: false }
  visit(document, walk, 0)
  flush(walk)
  const head = headOf(document)
  return {
    format: 'html',
    title: head.title,
    blocks: walk.blocks,
    metadata: head.metadata,
    notes: walk.hidden ? ['网页里有隐藏的文字，没有读取。'] : [],
  }
}

function visit(node: Node, walk: Walk, depth: number): void {
  if (depth > MOST_NESTED) return
  if (node.nodeName === '#text' && 'value' in node) {
    walk.line += node.value.replace(/[^\S\u00a0]+/g, ' ')
    return
  }
  if (!('childNodes' in node)) return
  if (isElement(node)) {
    const name = nameOf(node)
    if (UNSEEN.has(name)) return
    if (isHidden(node)) {
      walk.hidden ||= textOf(node).trim() !== ''
      return
    }
    if (name === 'img') {
      flush(walk)
      walk.blocks.push({ kind: 'picture', place: { line: walk.lines + 1 } })
      return
    }
    if (name === 'table' && isDataTable(node)) {
      flush(walk)
      walk.tables += 1
      walk.blocks.push(htmlTable(node, walk.tables))
      return
    }
    if (BLOCKS.has(name)) {
      flush(walk)
      for (const child of node.childNodes) visit(child, walk, depth + 1)
      flush(walk)
      return
    }
  }
  for (const child of node.childNodes) visit(child, walk, depth + 1)
}

function flush(walk: Walk): void {
  const text = walk.line.replace(/ {2,}/g, ' ').trim()
  walk.line = ''
  if (text === '') return
  walk.lines += 1
  walk.blocks.push({ kind: 'line', text, isSoft: false, place: { line: walk.lines } })
}

function headOf(document: DefaultTreeAdapterMap['document']): Pick<PrintedDocument, 'title' | 'metadata'> {
  const root = document.childNodes.find((node): node is Element => isElement(node) && nameOf(node) === 'html')
  const head = root?.childNodes.find((node): node is Element => isElement(node) && nameOf(node) === 'head')
  const children = (head?.childNodes ?? []).filter(isElement)
  const title = children.find((node) => nameOf(node) === 'title')
  const metadata = children.flatMap((node) => {
    const name = METADATA[attributeOf(node, 'name')?.toLowerCase() ?? '']
    const value = attributeOf(node, 'content')?.trim() ?? ''
    return nameOf(node) === 'meta' && name !== undefined && value !== '' ? [{ name, value: value.slice(0, 200) }] : []
  })
  return { title: title ? textOf(title).replace(/\s+/g, ' ').trim() || null : null, metadata }
}
