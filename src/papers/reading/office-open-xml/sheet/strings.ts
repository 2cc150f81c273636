import { counter, LIMITS } from '../limits.ts'
import { walkXml } from '../xml.ts'

/** The texts that cells refer to by number; runs of different fonts joined, readings of characters left out. */
export function readSharedStrings(bytes: Uint8Array | null): readonly string[] {
  const strings: string[] = []
  if (bytes === null) return strings
  const count = counter(LIMITS.characters, '文字超过200万字')
  const collected = textCollector(count)
  walkXml(bytes, {
    open: (name) => collected.open(name),
    text: (text) => collected.text(text),
    close: (name) => {
      collected.close(name)
      if (name === 's:si') strings.push(collected.take())
    },
  })
  return strings
}

/** Joins the s:t of a string item, shared or inline. */
export function textCollector(count: (characters: number) => void) {
  let words = ''
  let isInWords = false
  let isInReading = false
  return {
    open: (name: string) => {
      if (name === 's:t') isInWords = !isInReading
      if (name === 's:rPh') isInReading = true
    },
    text: (text: string) => {
      if (!isInWords) return
      count(text.length)
      words += text
    },
    close: (name: string) => {
      if (name === 's:t') isInWords = false
      if (name === 's:rPh') isInReading = false
    },
    take: () => {
      const text = plainLines(words)
      words = ''
      return text
    },
  }
}

/** Characters that XML cannot hold are written _x000D_. */
export function plainLines(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}
