import type { DefaultTreeAdapterMap } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** Deeper content is left out: no page of ours or of anyone needs it. */
export const MOST_NESTED = 400

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function nameOf(element: Element): string {
  return element.tagName
}

export function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null
}

export function isHidden(element: Element): boolean {
  if (element.attrs.length === 0) return false
  const style = attributeOf(element, 'style') ?? ''
  return (
    attributeOf(element, 'hidden') !== null ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style.slice(0, 2000))
  )
}

const BREAKS = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'sup'])

interface Gathered {
  text: string
  /** A block begins or ends before the next words. */
  isBroken: boolean
}

/** The text below a node as printed: blocks begin lines, white space is one space, fixed spaces stay. */
export function textOf(node: Node): string {
  const gathered = { text: '', isBroken: false }
  gather(node, gathered, 0)
  const { text } = gathered
  return text.includes('\n') ? text.split('\n').map(withoutOuterSpaces).join('\n') : withoutOuterSpaces(text)
}

/** Plain spaces only: a fixed space is something that somebody typed. */
function withoutOuterSpaces(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && text[start] === ' ') start += 1
  while (end > start && text[end - 1] === ' ') end -= 1
  return text.slice(start, end)
}

function gather(node: Node, gathered: Gathered, depth: number): void {
  if (depth > MOST_NESTED) return
  if (node.nodeName === '#text' && 'value' in node) {
    addWords(gathered, node.value)
    return
  }
  if (!('childNodes' in node)) return
  const isBlock = isElement(node) && BREAKS.has(node.tagName)
  if (isElement(node) && (UNSEEN.has(node.tagName) || isHidden(node))) return
  if (isBlock) gathered.isBroken = true
  for (const child of node.childNodes) gather(child, gathered, depth + 1)
  if (isBlock) gathered.isBroken = true
}

const WHITE = /[^\S\u00a0]+/g

function addWords(gathered: Gathered, value: string): void {
  const words = value.replace(WHITE, ' ')
  if (words === ' ' && (gathered.isBroken || gathered.text === '')) return
  if (gathered.isBroken && gathered.text !== '') gathered.text += '\n'
  gathered.isBroken = false
  gathered.text += words
}
