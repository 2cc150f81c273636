import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { PrintedTable } from '#law/report/reading/printed.ts'
import { aReport } from '../../report.fixture.ts'
import { reportPdf } from '../../typeset/report-pdf.ts'
import { renderedPage, type Bitmap } from './bitmap.ts'
import { handMadePdf, stream, word } from './pdf.fixture.ts'
import { pdfium, withDocument } from './pdfium.ts'
import { readPdf } from './read-pdf.ts'
import { leanOf, straightened } from './straighten.ts'

/** A sheet as a scanner makes it of a page: nothing but a picture. */
function scanned({ width, height, pixels }: Bitmap, words = ''): Uint8Array {
  const entries =
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 ` +
    '/ColorSpace /DeviceGray /Filter /FlateDecode'
  return handMadePdf({
    contents: [`q 595 0 0 842 0 0 cm /I Do Q ${words}`, word('A page with text of its own', 50, 700)],
    resources: '/XObject << /I 10 0 R >>',
    objects: [stream(deflateSync(pixels).toString('latin1'), entries)],
  })
}

async function reportPage(index: number): Promise<Bitmap> {
  const { pdf } = await reportPdf(aReport(), { fontsDir: '/nonexistent' })
  const library = await pdfium()
  const page = withDocument(library, pdf, (document) => renderedPage(library, { document, index }))
  if (page === null) throw new Error('not rendered')
  return page
}

describe('the recognition of a scanned page', () => {
  it('gives its tables cell by cell and its prose, and asks for a check', { timeout: 60_000 }, async () => {
    const document = await readPdf(scanned(await reportPage(2)), { ocr: true })
    const table = document.blocks.find((block): block is PrintedTable => block.kind === 'table')
    const numbers = table?.rows.map((row) => row.filter(({ text }) => /^[\d.]+$/.test(text)).map(({ text }) => text))
    expect(numbers?.filter((row) => row.length > 0)).toEqual([
      ['0', '0', '0'],
      ['2', '0', '7'],
      ['36'],
      ['4'],
      ['0'],
      ['1.25'],
    ])
    expect(table?.rows[2]?.[0]?.text).toBe('规章')
    expect(table?.rows[4]?.[0]).toMatchObject({ colSpan: 4, place: { page: 1, table: 1, row: 5, column: 1 } })
    expect(document.blocks.some((block) => block.kind === 'line' && block.text.includes('主动公开政府信息'))).toBe(true)
    expect(document.notes).toEqual(['第1页是图片，文字由识别得来，请人工核对。'])
  })

  it('sets a page upright that was scanned askew', { timeout: 60_000 }, async () => {
    const askew = straightened(await reportPage(2), -0.012)
    const document = await readPdf(scanned(askew), { ocr: true })
    const table = document.blocks.find((block): block is PrintedTable => block.kind === 'table')
    expect(table?.rows[3]?.map(({ text }) => text)).toEqual(['行政规范性文件', '2', '0', '7'])
  })
})

describe('a picture that is no page of text', () => {
  it.each([
    ['half dark', 595, 842],
    ['a strip', 14_400, 10],
    ['a dot', 2, 2],
  ])('is said to be empty: %s', { timeout: 60_000 }, async (_, width, height) => {
    const entries = '/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray'
    const file = handMadePdf({
      contents: [`q ${width} 0 0 ${height} 0 0 cm /I Do Q`],
      mediaBox: `0 0 ${width} ${height}`,
      resources: '/XObject << /I 10 0 R >>',
      objects: [stream('\x00\xff\xff\x00', entries)],
    })
    await expect(readPdf(file, { ocr: true })).rejects.toMatchObject({ code: 'empty' })
  })
})

describe('the lean of lines', () => {
  const steps = (lean: number) =>
    Array.from({ length: 40 }, (_, n) =>
      [100, 140, 200].map((y) => ({ at: y + n * 10 * lean, from: n * 10, to: n * 10 + 10 })),
    ).flat()
  it('is told to a twentieth of a degree', () => {
    expect(leanOf(steps(0))).toBe(0)
    expect(leanOf(steps(0.02))).toBeCloseTo(0.02, 2)
    expect(leanOf(steps(-0.01))).toBeCloseTo(-0.01, 2)
    expect(leanOf([])).toBe(0)
  })
})
