import type { Pdfium } from './pdfium.ts'

const PROPERTIES = [
  ['Author', '作者'],
  ['Creator', '制作软件'],
  ['Producer', '生成软件'],
  ['Subject', '主题'],
  ['Keywords', '关键词'],
] as const
/** Bytes: a longer property is no name. */
const LONGEST = 4_000

/** What the file says about itself, empty properties left out. */
export function readMetadata(
  library: Pdfium,
  document: number,
): { readonly title: string | null; readonly metadata: readonly { readonly name: string; readonly value: string }[] } {
  const title = property(library, document, 'Title')
  return {
    title: title === '' ? null : title,
    metadata: PROPERTIES.map(([key, name]) => ({ name, value: property(library, document, key) })).filter(
      ({ value }) => value !== '',
    ),
  }
}

function property({ call, heap, allocate, free }: Pdfium, document: number, key: string): string {
  const address = allocate(key.length + 1 + LONGEST)
  if (address === 0) return ''
  try {
    heap.HEAPU8.set([...key].map((letter) => letter.charCodeAt(0)).concat(0), address)
    const text = address + key.length + 1
    // UTF-16LE with a zero at the end
    const size = call.FPDF_GetMetaText(document, address, text, LONGEST)
    if (size <= 2 || size > LONGEST) return ''
    return new TextDecoder('utf-16le')
      .decode(heap.HEAPU8.slice(text, text + size - 2))
      .replaceAll('\0', '')
      .trim()
  } finally {
    free(address)
  }
}
