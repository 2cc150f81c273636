import type { PrintedDocument } from '#law/report/reading/printed.ts'
import { decodeText } from './decode-text.ts'
import { Unreadable } from './unreadable.ts'

/** Bytes of one file; more is refused before it is read. */
export const LARGEST_FILE = 20_000_000

export function tooLargeFile(): Unreadable {
  return new Unreadable('too-large', `文件超过${LARGEST_FILE / 1_000_000} MB，请另存为较小的文件再核对。`)
}

const SNIFFED = 20_000

/** Texts that are written for programs, not for reading. */
const FOREIGN_TEXTS: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /^\s*\{\\rtf/, name: ' RTF 文件' },
  { pattern: /^(?:From: [^\n]*\n)?(?:[^\n]*\n){0,8}MIME-Version:/i, name: '单一文件网页（mht）' },
  { pattern: /^%!PS/, name: ' PostScript 文件' },
]

/** Reads a foreign file by what its bytes are; throws Unreadable with a sentence for whoever brought it. */
export async function readFile(bytes: Uint8Array, options: { readonly ocr: boolean }): Promise<PrintedDocument> {
  if (bytes.length === 0) throw new Unreadable('empty', '文件是空的。')
  if (bytes.length > LARGEST_FILE) throw tooLargeFile()
  if (isPdf(bytes)) return (await import('./pdf/read-pdf.ts')).readPdf(bytes, options)
  if (startsWith(bytes, [0x50, 0x4b])) return readZip(bytes)
  // An old or an encrypted document: its reader says which, and what to do.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return (await import('./office-open-xml/read-docx.ts')).readDocx(bytes)
  const { text } = decodeText(bytes)
  if (isBinary(text)) {
    throw new Unreadable(
      'format',
      '看不出是什么文件。可以核对的有：网页、Word（docx）、Excel（xlsx）、PDF 和文本文件。',
    )
  }
  const foreign = FOREIGN_TEXTS.find(({ pattern }) => pattern.test(text.slice(0, SNIFFED)))
  if (foreign) throw new Unreadable('format', `这是${foreign.name}，读不了；请另存为 docx、PDF 或网页再核对。`)
  if (/^\s*\{/.test(text)) return (await import('./read-json.ts')).readJson(text)
  if (isHtml(text)) return (await import('./html/read-html.ts')).readHtml(text)
  return (await import('./read-text.ts')).readText(text)
}

async function readZip(bytes: Uint8Array): Promise<PrintedDocument> {
  const { kindOfZip } = await import('./office-open-xml/container.ts')
  const kind = kindOfZip(bytes)
  if (kind === 'docx') return (await import('./office-open-xml/read-docx.ts')).readDocx(bytes)
  if (kind === 'xlsx') return (await import('./office-open-xml/read-xlsx.ts')).readXlsx(bytes)
  throw new Unreadable('format', '这是压缩文件，里面不是 Word 或 Excel 文档；请解开压缩，逐个核对。')
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

const PDF_HEADER_WITHIN = 1024

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_HEADER_WITHIN)).includes('%PDF-')
}

function isHtml(text: string): boolean {
  return /<(?:!doctype\s+html|html|head|body|table|div|p|meta|span|tr|td|h[1-6])[\s>/]/i.test(text.slice(0, SNIFFED))
}

const SPACE = 32
const REPLACEMENT = 0xfffd

/** Many control characters, or characters that no encoding gave. */
function isBinary(text: string): boolean {
  const length = Math.min(text.length, SNIFFED)
  let odd = 0
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === REPLACEMENT || (code < SPACE && (code < 9 || code > 13))) odd += 1
  }
  return odd > length / 20
}
