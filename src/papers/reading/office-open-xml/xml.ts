import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { broken, counter, LIMITS } from './limits.ts'
import { namespaceScopes, type NamespaceScopes } from './namespaces.ts'

/** Attribute by name: "w:val" for one of a known namespace, "r" for one without a prefix. */
export type Attribute = (name: string) => string | undefined

/** What a walk tells; element names carry the canonical prefixes of namespaces.ts, "" before unknown ones. */
export interface XmlVisitor {
  readonly open?: (name: string, attribute: Attribute) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

const CHUNK = 256 * 1024

/** Walks one XML part from start to end. No entity but the five of XML itself is ever expanded. */
export function walkXml(bytes: Uint8Array, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const elements = counter(LIMITS.xmlElements, '内容元素超过100万个')
  const scopes = namespaceScopes()
  const names: string[] = []
  parser.on('error', () => {
    throw broken('XML 有语法错误')
  })
  parser.on('doctype', () => {
    throw broken('XML 里有不允许的文档类型声明')
  })
  parser.on('opentag', (tag) => {
    elements(1)
    if (names.length >= LIMITS.xmlDepth) throw broken('XML 嵌套过深')
    scopes.enter(tag.attributes)
    const name = scopes.canonical(tag.name)
    names.push(name)
    visitor.open?.(name, attributeOf(tag, scopes))
  })
  parser.on('closetag', () => {
    visitor.close?.(names.pop() ?? '')
    scopes.leave()
  })
  const { text } = visitor
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  for (const piece of decoded(bytes)) parser.write(piece)
  parser.close()
}

function attributeOf({ attributes }: SaxesTagPlain, scopes: NamespaceScopes): Attribute {
  return (name) => {
    if (!name.includes(':')) return attributes[name]
    for (const raw in attributes) if (scopes.canonical(raw) === name) return attributes[raw]
    return undefined
  }
}

function* decoded(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
  for (let at = 0; at < bytes.length; at += CHUNK) yield decodedPiece(decoder, bytes.subarray(at, at + CHUNK))
  yield decodedPiece(decoder, null)
}

function decodedPiece(decoder: TextDecoder, piece: Uint8Array | null): string {
  try {
    return piece === null ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch {
    throw broken('文字编码有错误')
  }
}

/** Parts are in UTF-8 or UTF-16; the first two bytes tell. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}
