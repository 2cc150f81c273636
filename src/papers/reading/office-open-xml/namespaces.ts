import { broken } from './limits.ts'

/** Both dialects of the standard (transitional, strict) under one prefix. */
const PREFIXES = new Map(
  Object.entries({
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
    'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
    'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
    'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
    'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
    'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
    'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
    'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
    'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties': 'ep',
    'http://purl.oclc.org/ooxml/officeDocument/extendedProperties': 'ep',
    'http://www.w3.org/XML/1998/namespace': 'xml',
  }),
)

type Scope = ReadonlyMap<string, string>

/** Every element that declares a prefix copies all that are in force. */
const MOST_COPIES = 1_000_000

export interface NamespaceScopes {
  readonly enter: (attributes: Readonly<Record<string, string>>) => void
  readonly leave: () => void
  /** "ns0:p" → "w:p" where ns0 stands for Word's namespace; ":p" where it is unknown. */
  readonly canonical: (name: string) => string
}

/** Follows which prefix stands for which namespace; files choose their own prefixes. */
export function namespaceScopes(): NamespaceScopes {
  const stack: Scope[] = []
  let scope: Scope = new Map([['xml', 'xml']])
  let known = new Map<string, string>()
  let copies = 0
  const change = (next: Scope) => {
    if (next === scope) return
    scope = next
    known = new Map()
  }
  return {
    enter: (attributes) => {
      stack.push(scope)
      const next = declared(scope, attributes)
      if (next !== scope) copies += next.size
      if (copies > MOST_COPIES) throw broken('XML 的命名空间过多')
      change(next)
    },
    leave: () => change(stack.pop() ?? scope),
    canonical: (name) => {
      const found = known.get(name)
      if (found !== undefined) return found
      const colon = name.indexOf(':')
      const prefix = colon < 0 ? '' : name.slice(0, colon)
      const canonical = `${scope.get(prefix) ?? ''}:${name.slice(colon + 1)}`
      // A file may use as many names as it likes, but not as many as memory holds.
      if (known.size < 1000) known.set(name, canonical)
      return canonical
    },
  }
}

function declared(scope: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let own: Map<string, string> | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    if (name.length > 5 && name[5] !== ':') continue
    own ??= new Map(scope)
    own.set(name.slice(6), PREFIXES.get(attributes[name] ?? '') ?? '')
  }
  return own ?? scope
}
