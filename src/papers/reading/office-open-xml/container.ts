import { Unreadable } from '../unreadable.ts'
import { viewOf } from './zip-directory.ts'
import { openZip, type Zip } from './zip.ts'

const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const DIRECTORY_ENTRY = 128
const STREAM = 2
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** True for the container of .doc and .xls, which also wraps documents with a password to open. */
export function isOle(bytes: Uint8Array): boolean {
  return OLE.every((byte, index) => bytes[index] === byte)
}

/** What a zip is by the names of its parts; null where it is no office document. A zip that is cut off throws. */
export function kindOfZip(bytes: Uint8Array): 'docx' | 'xlsx' | null {
  if (!isZip(bytes)) return null
  const zip = openZip(bytes)
  if (!zip.has('[Content_Types].xml')) return null
  const names = [...zip.names()]
  // Word on the web names the main part document2.xml.
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx'
  return names.includes('xl/workbook.xml') ? 'xlsx' : null
}

/** Opens an office document, or says why it cannot be. `what` names the format: "Word 文件（.docx）". */
export function openOffice(bytes: Uint8Array, what: string): Zip {
  if (isOle(bytes)) throw oldFormat(bytes)
  if (!isZip(bytes)) throw new Unreadable('format', `这不是${what}，请用 Word 或 WPS 另存后再导入。`)
  return openZip(bytes)
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

function oldFormat(bytes: Uint8Array): Unreadable {
  if (hasStream(bytes, ENCRYPTED))
    return new Unreadable('protected', '文件设有打开密码，请用 Word 或 WPS 去掉密码后再导入。')
  return new Unreadable(
    'format',
    '这是旧版的 .doc 或 .xls 文件，请用 Word 或 WPS 另存为 .docx（表格另存为 .xlsx）后再导入。',
  )
}

/** A stream's name stands at the start of its 128-byte directory entry, its length and kind behind it. */
function hasStream(bytes: Uint8Array, name: Buffer): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const view = viewOf(bytes)
  for (let at = buffer.indexOf(name); at >= 0; at = buffer.indexOf(name, at + 1)) {
    const isEntry = at % DIRECTORY_ENTRY === 0 && at + DIRECTORY_ENTRY <= bytes.length
    if (isEntry && view.getUint16(at + 64, true) === name.length + 2 && view.getUint8(at + 66) === STREAM) return true
  }
  return false
}
