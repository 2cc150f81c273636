import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { kindOfZip, isOle } from './container.ts'
import {
  aDocx,
  anXlsx,
  aPackage,
  cell,
  documentXml,
  paragraph,
  refusal,
  rowsXml,
  sheetPart,
  sheetXml,
} from './office.fixture.ts'
import { readDocx } from './read-docx.ts'
import { readXlsx } from './read-xlsx.ts'

/** Milliseconds of work, whatever else the machine does meanwhile. */
const LONGEST = 2000

function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Ends in the refusal's code, or in "read". */
function outcome(read: () => unknown): string {
  const begun = worked()
  const refused = refusal(read)
  expect(worked() - begun).toBeLessThan(LONGEST)
  if (refused === null) return 'read'
  expect(refused.message).toMatch(/^[^a-z]*[\u4e00-\u9fff].*。$/)
  return refused.code
}
const docx = (bytes: Uint8Array) => outcome(() => readDocx(bytes))
const xlsx = (bytes: Uint8Array) => outcome(() => readXlsx(bytes))
const withDocument = (part: string | Uint8Array) => docx(aDocx('', { 'word/document.xml': part }))

/** Overwrites 32-bit numbers at an offset from every directory entry (or the end record). */
function lying(bytes: Uint8Array, signature: string, changes: Readonly<Record<number, number>>): Uint8Array {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf(signature, 0, 'latin1'); at >= 0; at = copy.indexOf(signature, at + 4, 'latin1')) {
    for (const [offset, value] of Object.entries(changes)) copy.writeUInt32LE(value, at + Number(offset))
  }
  return copy
}
const ENTRY = 'PK\u0001\u0002'
const END = 'PK\u0005\u0006'
const honest = aDocx(paragraph('正文'))

describe('a package', () => {
  it('that is a bomb is refused while it is unpacked', () => {
    const zeros = new Uint8Array(40 * 1024 * 1024)
    expect(withDocument(zeros)).toBe('too-large')
    expect(docx(aDocx(paragraph('字'), { 'customXml/zeros.bin': zeros }))).toBe('read')
  })

  it('may unpack to 64 MB in all, its parts together', () => {
    const blanks = strToU8(sheetXml('').replace('<sheetData>', `<sheetData>${' '.repeat(20 * 1024 * 1024)}`))
    expect(
      xlsx(anXlsx(['', '', '', ''], Object.fromEntries([0, 1, 2, 3].map((n) => [`xl/worksheets/s${n}.xml`, blanks])))),
    ).toBe('too-large')
  })

  it('is not read inside a package', () => {
    expect(kindOfZip(aPackage({ 'inner.docx': honest }))).toBeNull()
    expect(withDocument(honest)).toBe('broken')
  })

  it('with sizes that lie is measured by what it holds', () => {
    expect(docx(lying(aDocx('', { 'word/document.xml': new Uint8Array(40 * 1024 * 1024) }), ENTRY, { 24: 10 }))).toBe(
      'too-large',
    )
    expect(docx(lying(honest, ENTRY, { 24: 0x7fffffff }))).toBe('read')
    expect(docx(lying(honest, ENTRY, { 20: 0x7fffffff }))).toBe('broken')
    expect(docx(lying(honest, ENTRY, { 20: 3 }))).toBe('broken')
    expect(docx(lying(honest, ENTRY, { 16: 1 }))).toBe('broken')
  })

  it('with a directory that lies is refused', () => {
    expect(docx(lying(honest, ENTRY, { 42: 5 }))).toBe('broken')
    expect(docx(lying(honest, ENTRY, { 42: 0xfffffff0 }))).toBe('broken')
    expect(docx(lying(honest, ENTRY, { 42: 0xffffffff, 20: 0xffffffff }))).toBe('broken')
    expect(docx(lying(honest, ENTRY, { 28: 0xffffffff }))).toBe('broken')
    expect(docx(lying(honest, ENTRY, { 20: 0xffffffff, 30: 0xffff, 42: 0xffffffff }))).toBe('broken')
    expect(docx(lying(honest, END, { 16: 3 }))).toBe('broken')
    expect(docx(lying(honest, END, { 16: 0xffffffff }))).toBe('broken')
  })

  it('whose entries all point to the same bytes is bounded like any other', () => {
    // Every entry, the directory says, is the first one.
    expect(docx(lying(honest, ENTRY, { 42: 0 }))).toBe('broken')
  })

  it('with junk behind the packed data ends', () => {
    const copy = Buffer.concat([Buffer.alloc(0), honest])
    const at = copy.indexOf(ENTRY, 0, 'latin1')
    const junk = Buffer.alloc(8 * 1024 * 1024)
    const moved = Buffer.concat([copy.subarray(0, at), junk, copy.subarray(at)])
    const start = moved.readUInt32LE(moved.indexOf(END, 0, 'latin1') + 16)
    const grown = lying(lying(moved, END, { 16: start + junk.length }), ENTRY, { 20: junk.length })
    expect(docx(grown)).toBe('broken')
  })

  it('with 100,000 entries is refused', () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 65_000 }, (_, index) => [String(index), new Uint8Array(0)])),
      { level: 0 },
    )
    expect(docx(many)).toBe('too-large')
  })

  it('that is cut off is refused, wherever it is cut', () => {
    for (const part of [0.1, 0.5, 0.9, 0.99]) {
      const cut = honest.subarray(0, honest.length * part)
      expect(docx(cut)).toBe('broken')
      expect(outcome(() => kindOfZip(cut))).toBe('broken')
    }
    expect(docx(Buffer.from('PK'))).toBe('broken')
  })

  it('with names that climb out of it is read inside itself only', () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>'
    expect(docx(aDocx(paragraph('字'), { '../../../etc/passwd.xml': 'x', '_rels/.rels': rels }))).toBe('read')
  })

  it('with two parts of one name is refused, and one without its document', () => {
    expect(docx(aDocx('', { 'WORD/Document.xml': documentXml('') }))).toBe('broken')
    expect(docx(aPackage({ 'word/styles.xml': '<a/>' }))).toBe('broken')
    expect(xlsx(aPackage({ 'xl/styles.xml': '<a/>' }))).toBe('broken')
    expect(xlsx(anXlsx([sheetXml('')], { 'xl/worksheets/s0.xml': '' }))).toBe('broken')
  })

  it('is told apart by its parts', () => {
    expect(kindOfZip(honest)).toBe('docx')
    expect(kindOfZip(anXlsx([sheetXml('')]))).toBe('xlsx')
    expect(kindOfZip(aPackage({ 'a.txt': '字' }))).toBeNull()
    expect(kindOfZip(Buffer.from('%PDF'))).toBeNull()
  })
})

describe('XML', () => {
  const WORDS = paragraph('&a;')
  it('that declares entities is refused: nothing is expanded or fetched', () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
    expect(withDocument(`<!DOCTYPE a [<!ENTITY l0 "哈">${laughs}<!ENTITY a "&l9;">]>${documentXml(WORDS)}`)).toBe(
      'broken',
    )
    expect(withDocument(`<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${documentXml(WORDS)}`)).toBe('broken')
    expect(withDocument(`<!DOCTYPE a>${documentXml('')}`)).toBe('broken')
    expect(withDocument(documentXml(WORDS))).toBe('broken')
    expect(docx(aDocx('', { 'docProps/core.xml': '<!DOCTYPE a><a/>' }))).toBe('broken')
  })

  it('nested 100,000 deep is refused, tables within tables too', () => {
    expect(withDocument(documentXml('<w:p>'.repeat(100_000)))).toBe('broken')
    expect(
      docx(
        aDocx(
          `${'<w:tbl><w:tr><w:tc>'.repeat(80)}${paragraph('字'.repeat(40_000))}${'</w:tc></w:tr></w:tbl>'.repeat(80)}`,
        ),
      ),
    ).toBe('read')
    expect(docx(aDocx(`${'<w:tbl><w:tr><w:tc>'.repeat(100)}${'</w:tc></w:tr></w:tbl>'.repeat(100)}`))).toBe('broken')
  })

  it('with five million paragraphs, or two million letters, is refused', () => {
    expect(docx(aDocx('<w:p/>'.repeat(5_000_000)))).toBe('too-large')
    expect(docx(aDocx(paragraph('字'.repeat(2_000_001))))).toBe('too-large')
  })

  it('with very many names, attributes or prefixes ends', () => {
    const many = (one: (n: number) => string) => Array.from({ length: 100_000 }, (_, n) => one(n)).join('')
    expect(docx(aDocx(`<w:p ${many((n) => `a${n}="1" `)}/>`))).toBe('read')
    expect(docx(aDocx(many((n) => `<x${n}/>`)))).toBe('read')
    expect(docx(aDocx(`<w:p ${many((n) => `xmlns:a${n}="u" `)}>${'<w:r xmlns:b="u"/>'.repeat(1000)}</w:p>`))).toBe(
      'broken',
    )
  })

  it('may be in UTF-16, not in broken UTF-8', () => {
    const wide = Buffer.from(`\ufeff${documentXml(paragraph('宽'))}`, 'utf16le')
    expect(withDocument(wide)).toBe('read')
    expect(withDocument(Buffer.from(wide).swap16())).toBe('read')
    expect(withDocument(wide.subarray(0, wide.length - 1))).toBe('broken')
    expect(withDocument(Buffer.from(documentXml(paragraph('\u00ff')), 'latin1'))).toBe('broken')
    expect(withDocument('')).toBe('broken')
    expect(withDocument(documentXml('<w:p>').slice(0, -20))).toBe('broken')
  })
})

describe('a table', () => {
  const table = (row: string) => aDocx(`<w:tbl><w:tr>${row}</w:tr></w:tbl>`)
  it('of Word with a million columns, or merged with nothing, ends', () => {
    expect(docx(table(cell('1', '<w:gridSpan w:val="1000000"/>')))).toBe('read')
    expect(docx(table(cell('1', '<w:gridSpan w:val="1000000"/>') + cell('2')))).toBe('broken')
    expect(docx(table(cell('1', '<w:gridSpan w:val="-5"/><w:vMerge/><w:hMerge w:val="continue"/>')))).toBe('read')
    expect(docx(table(cell('').repeat(100_001)))).toBe('too-large')
    expect(
      docx(aDocx('<w:tc/><w:tr/><w:gridSpan w:val="2"/><w:vMerge/><w:numId w:val="1"/><w:txbxContent/><w:t>x</w:t>')),
    ).toBe('read')
  })

  it('of Excel merged over the whole sheet, or over itself, ends', () => {
    const merged = (refs: readonly string[]) =>
      anXlsx([
        sheetXml(rowsXml([['甲', 1]]) + '<row r="4000"><c r="SA4000"><v>1</v></c></row>', {
          after: `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
        }),
      ])
    expect(xlsx(merged(['A1:XFD1048576']))).toBe('read')
    expect(xlsx(merged(Array.from({ length: 19_000 }, (_, n) => `A${19_001 - n}:XFD1048576`)))).toBe('too-large')
    expect(xlsx(merged(Array.from({ length: 20_001 }, () => 'A1:B1')))).toBe('too-large')
    expect(xlsx(merged(['', 'A', 'A0:B0', 'ZZZZ1', 'B2:A1', 'x'.repeat(100_000)]))).toBe('read')
  })

  it('of Excel among hundreds of sheets, or with a billion hidden columns, ends', () => {
    expect(xlsx(anXlsx(Array.from({ length: 201 }, () => sheetXml(''))))).toBe('too-large')
    const before = '<cols><col min="1" max="999999999" hidden="1"/><col min="x" max="y" hidden="1"/></cols>'
    expect(xlsx(anXlsx([sheetXml(rowsXml([['甲']]), { before })]))).toBe('read')
  })

  it('of Excel with texts out of range is read with a note', () => {
    const sheet = sheetXml(
      '<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c t="s"><v>constructor</v></c><c><v>1</v></c></row>',
    )
    expect(readXlsx(anXlsx([sheet])).notes).toEqual(['有单元格的文字在文件里找不到，按空白读取。'])
  })

  it('of Excel may not repeat one long text without end, nor have cells without end', () => {
    const strings = sheetPart('sst', `<si><t>${'字'.repeat(30_000)}</t></si>`)
    const rows = `<row>${'<c t="s"><v>0</v></c>'.repeat(400)}</row>`
    expect(xlsx(anXlsx([sheetXml(rows)], { 'xl/sharedStrings.xml': strings }))).toBe('too-large')
    expect(xlsx(anXlsx([sheetXml(`<row>${'<c><v>1</v></c>'.repeat(500)}</row>`.repeat(300))]))).toBe('too-large')
    const wide = '<row><c r="A1"><v>1</v></c><c r="SF1"><v>1</v></c></row>'
    expect(xlsx(anXlsx([sheetXml(wide + '<row><c><v>1</v></c></row>'.repeat(4000))]))).toBe('too-large')
  })
})

describe('the older container', () => {
  const ole = (name: string, at = 1024) => {
    const bytes = Buffer.alloc(4096)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
    bytes.write(name, at, 'utf16le')
    bytes.writeUInt16LE(name.length * 2 + 2, at + 64)
    bytes.writeUInt8(2, at + 66)
    return bytes
  }
  it('is an old document, or one with a password', () => {
    expect(isOle(ole('WordDocument'))).toBe(true)
    expect(isOle(honest)).toBe(false)
    expect(docx(ole('WordDocument'))).toBe('format')
    expect(xlsx(ole('EncryptedPackage'))).toBe('protected')
    expect(docx(ole('EncryptedPackage', 1030))).toBe('format')
    expect(docx(ole('').subarray(0, 8))).toBe('format')
  })

  it('a zip whose entries are encrypted is protected too', () => {
    expect(docx(lying(honest, ENTRY, { 8: 1 | (8 << 16) }))).toBe('protected')
  })
})
