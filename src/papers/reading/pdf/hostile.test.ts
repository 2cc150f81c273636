import { describe, expect, it } from 'vitest'
import type { PrintedDocument } from '#law/report/reading/printed.ts'
import { Unreadable } from '../unreadable.ts'
import { handMadePdf, ruled, stream, word } from './pdf.fixture.ts'
import { readPdf } from './read-pdf.ts'

const SECONDS = 10_000
const latin = (text: string) => Buffer.from(text, 'latin1')
const good = () => handMadePdf({ contents: [ruled([50, 200, 300], [700, 660, 620]) + word('text', 60, 675)] })

/** What becomes of a file: a document, or why not. */
async function fate(bytes: Uint8Array): Promise<PrintedDocument | Unreadable> {
  const from = performance.now()
  const ending = await readPdf(bytes, { ocr: false }).catch((error: unknown) => error)
  expect(performance.now() - from).toBeLessThan(SECONDS)
  if (ending instanceof Unreadable) {
    expect(ending.message).toMatch(/\p{Script=Han}.*。$/u)
    return ending
  }
  expect(ending).toHaveProperty('format', 'pdf')
  return ending as PrintedDocument
}
const codeOf = (ending: PrintedDocument | Unreadable) => (ending instanceof Unreadable ? ending.code : 'read')

/** Numbers that look random and are the same every time. */
function noise(length: number): Uint8Array {
  let state = 12345
  return Uint8Array.from({ length }, () => (state = (state * 1103515245 + 12345) % 2 ** 31) >> 16)
}

const selfForm = (depth: number, content: (index: number) => string) => ({
  contents: ['/X Do', word('text', 60, 675)],
  resources: '/XObject << /X 10 0 R >>',
  objects: Array.from({ length: depth }, (_, index) =>
    stream(
      content(index),
      `/Type /XObject /Subtype /Form /BBox [0 0 600 850] /Resources << /Font << /F 3 0 R >> ` +
        `/XObject << /X ${10 + Math.min(index + 1, depth - 1)} 0 R >> >>`,
    ),
  ),
})

describe('a file that is no proper PDF', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['noise', noise(20_000)],
    ['a header alone', latin('%PDF-1.7\n')],
    ['a header and noise', Buffer.concat([latin('%PDF-1.7\n'), noise(20_000)])],
    ['a web page', latin('<!DOCTYPE html><html><body>%PDF</body></html>')],
    ['a picture', latin('\x89PNG\r\n\x1a\n')],
  ])('is said to be broken: %s', async (_, bytes) => {
    expect(codeOf(await fate(bytes))).toBe('broken')
  })

  it('cut anywhere, ends as a document or a refusal', async () => {
    const file = good()
    for (let length = 20; length < file.length; length += 97) await fate(file.subarray(0, length))
  })

  it('with bytes changed anywhere, ends as a document or a refusal', async () => {
    const file = good()
    for (let at = 10; at < file.length; at += 61) {
      const changed = Uint8Array.from(file)
      changed.set([0x3c, 0x3c, 0x39], at)
      await fate(changed)
    }
  })

  it.each([
    [
      'xref tables that name each other',
      `%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF`,
    ],
    [
      'pages that are their own children',
      '%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF',
    ],
    [
      'a length that names itself',
      '%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >> endobj\n4 0 obj << /Length 4 0 R >> stream\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF',
    ],
    ['arrays in arrays', `%PDF-1.4\n1 0 obj ${'['.repeat(50_000)} endobj\ntrailer << /Root 1 0 R >>\n%%EOF`],
  ])('that runs in circles ends: %s', async (_, text) => {
    expect(['broken', 'empty']).toContain(codeOf(await fate(latin(text))))
  })
})

describe('a file that is locked', () => {
  it('is said to have a password', async () => {
    const file = handMadePdf({
      contents: [word('text', 60, 675)],
      objects: [`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`],
      trailer: `/Encrypt 10 0 R /ID [<${'43'.repeat(16)}> <${'43'.repeat(16)}>]`,
    })
    expect(codeOf(await fate(file))).toBe('protected')
  })
})

describe('a file past all measure', () => {
  it('is refused for its pages', async () => {
    const ending = await fate(handMadePdf({ contents: Array.from({ length: 10_000 }, () => '') }))
    expect(ending).toMatchObject({ code: 'too-large', message: expect.stringContaining('10000页') })
  })

  it('is refused for its characters', async () => {
    const letters = Buffer.from(noise(500_000).map((byte) => 97 + (byte % 26))).toString('latin1')
    const lines = Array.from(
      { length: 5000 },
      (_, n) => `BT /F 5 Tf 20 ${5 + ((n * 0.83) % 830)} Td (${letters.slice(n * 100, n * 100 + 100)}) Tj ET\n`,
    )
    expect(codeOf(await fate(handMadePdf({ contents: [lines.join('')] })))).toBe('too-large')
  })

  it('is read as lines where it is covered with strokes', async () => {
    const strokes = Array.from({ length: 30_000 }, () => '50 600 m 500 600 l S\n')
    const ending = await fate(
      handMadePdf({ contents: [word('text of more than thirty letters is text', 60, 675) + strokes.join('')] }),
    )
    expect(ending).toMatchObject({ blocks: [{ kind: 'line' }], notes: [expect.stringContaining('第1页画的线条太多')] })
  })

  it.each([
    ['a huge sheet', '0 0 1e9 1e9'],
    ['a sheet of no size', '0 0 0 0'],
    ['a sheet beyond numbers', '-1e38 -1e38 1e38 1e38'],
  ])('is read or refused for its size: %s', async (_, mediaBox) => {
    await fate(handMadePdf({ contents: [ruled([50, 200, 300], [700, 660, 620]) + word('text', 60, 675)], mediaBox }))
  })
})

describe('a file that means harm', () => {
  it.each([
    ['forms a hundred deep', selfForm(100, () => '/X Do')],
    ['a form that draws itself', selfForm(1, () => '/X Do')],
    ['forms that double at each step', selfForm(12, () => '/X Do /X Do')],
  ])('ends: %s', async (_, made) => {
    await fate(handMadePdf(made))
  })

  it('runs nothing of its scripts', async () => {
    const script =
      '/OpenAction << /S /JavaScript /JS (while(true){}) >> /AA << /WC << /S /JavaScript /JS (app.alert\\(1\\)) >> >>'
    const ending = await fate(handMadePdf({ contents: [word('text', 60, 675)], catalog: script }))
    expect(ending).toMatchObject({ blocks: [{ text: 'text' }] })
  })

  it('leaves the library fit for the next file', async () => {
    expect(codeOf(await fate(noise(5000)))).toBe('broken')
    expect(codeOf(await fate(good()))).toBe('read')
  })
})
