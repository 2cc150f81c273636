import { walkXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** Properties that may name a person, in the order in which they are told. */
const NAMES: readonly (readonly [string, string])[] = [
  ['dc:creator', '作者'],
  ['cp:lastModifiedBy', '最后修改者'],
  ['ep:Manager', '负责人'],
  ['ep:Company', '单位'],
  ['dc:subject', '主题'],
  ['cp:keywords', '关键词'],
  ['dc:description', '备注'],
]
const TITLE = 'dc:title'
const WANTED = new Set([TITLE, ...NAMES.map(([name]) => name)])
const LONGEST = 1000

export interface Properties {
  readonly title: string | null
  readonly metadata: readonly { readonly name: string; readonly value: string }[]
}

/** What the file says about itself. */
export function readProperties(zip: Zip): Properties {
  const values = new Map<string, string>()
  for (const part of ['docProps/core.xml', 'docProps/app.xml']) {
    const bytes = zip.read(part)
    if (bytes !== null) collect(bytes, values)
  }
  const said = (name: string) => (values.get(name) ?? '').trim()
  return {
    title: said(TITLE) === '' ? null : said(TITLE),
    metadata: NAMES.map(([property, name]) => ({ name, value: said(property) })).filter(({ value }) => value !== ''),
  }
}

function collect(bytes: Uint8Array, values: Map<string, string>): void {
  let current: string | null = null
  walkXml(bytes, {
    open: (name) => {
      if (WANTED.has(name)) current = name
    },
    close: (name) => {
      if (name === current) current = null
    },
    text: (text) => {
      if (current !== null) values.set(current, `${values.get(current) ?? ''}${text}`.slice(0, LONGEST))
    },
  })
}
