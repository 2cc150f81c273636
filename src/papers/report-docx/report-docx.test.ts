import { inflateRawSync } from 'node:zlib'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { FORM_IDS } from '#law/report/forms.ts'
import { renderInlines } from '#law/report/narrative.ts'
import type { ReportDocument } from '#law/report/document.ts'
import { reportGrid } from '../grid/report-grid.ts'
import { aReport } from '../report.fixture.ts'
import { reportDocx } from './report-docx.ts'

const tight = (text: string) => text.replace(/\s/g, '')

const ENTRY = 'PK\u0001\u0002'

/** One part of the package, by its directory entry. */
function part(docx: Uint8Array, path: string): string {
  const bytes = Buffer.from(docx)
  for (let at = bytes.indexOf(ENTRY, 0, 'latin1'); at >= 0; at = bytes.indexOf(ENTRY, at + 4, 'latin1')) {
    const length = bytes.readUInt16LE(at + 28)
    if (bytes.toString('utf8', at + 46, at + 46 + length) !== path) continue
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    return bytes.readUInt16LE(at + 10) === 0 ? packed.toString() : inflateRawSync(packed).toString()
  }
  throw new Error(`no ${path}`)
}

async function html(document: ReportDocument): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await reportDocx(document)) })
  return value
}
const cellsOf = (table: string) =>
  [...table.matchAll(/<t[dh][^>]*>([^]*?)<\/t[dh]>/g)].map((match) => tight((match[1] ?? '').replace(/<[^>]+>/g, '')))

describe('the Word file of a report, opened again', () => {
  it.each(FORM_IDS)('holds every cell of the tables of form %s in order, merged as printed', async (form) => {
    const document = aReport({ form })
    const tables = (await html(document)).match(/<table>[^]*?<\/table>/g) ?? []
    expect(tables).toHaveLength(3)
    ;(['t2', 't3', 't4'] as const).forEach((table, index) => {
      const cells = reportGrid(document, table).rows.flatMap((row) => row.cells)
      expect(cellsOf(tables[index] ?? '')).toEqual(cells.map((cell) => tight(cell.text)))
    })
    expect(tables[1]).toContain('colspan="3" rowspan="3"')
    expect(tables[1]?.match(/<thead>[^]*<\/thead>/)?.[0].match(/<tr>/g)).toHaveLength(3)
  })

  it('holds every heading and paragraph in order, and the sign-off', async () => {
    const document = aReport()
    const text = tight((await html(document)).replace(/<[^>]+>/g, '').replace(/&lt;/g, '<'))
    let from = 0
    const printed = [
      document.title,
      ...document.preamble.map((inlines) => renderInlines(inlines, document.figures)),
      ...document.sections.flatMap((section) => [
        section.heading,
        ...section.blocks.flatMap((block) => {
          if (block.kind === 'paragraph') return [renderInlines(block.inlines, document.figures)]
          return block.kind === 'subheading' ? [block.text] : []
        }),
      ]),
      '青澜县望溪镇人民政府2022年1月19日',
    ]
    for (const words of printed.map(tight)) {
      const found = text.indexOf(words, from)
      expect(found, words).toBeGreaterThanOrEqual(0)
      from = found
    }
  })

  it('has the page, the line grid and the page numbers of GB/T 9704', async () => {
    const docx = await reportDocx(aReport())
    const body = part(docx, 'word/document.xml')
    expect(body).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
    expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/)
    expect(part(docx, 'word/settings.xml')).toContain('<w:evenAndOddHeaders')
    const footers = [part(docx, 'word/footer1.xml'), part(docx, 'word/footer2.xml')]
    expect(footers[0]).toContain('<w:jc w:val="right"/>')
    expect(footers[1]).toContain('<w:jc w:val="left"/>')
    for (const footer of footers) expect(footer).toMatch(/— <[^]*PAGE[^]*> —/)
  })

  it('has black headings in the named fonts, and table text off the grid', async () => {
    const docx = await reportDocx(aReport())
    const styles = part(docx, 'word/styles.xml')
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(styles).toContain(`w:eastAsia="${font}"`)
    expect([...styles.matchAll(/<w:color w:val="([^"]*)"/g)].map((match) => match[1])).not.toContain('2E74B5')
    expect(styles).toMatch(/w:styleId="TableText">.*?<w:snapToGrid w:val="0"\/>/)
    const body = part(docx, 'word/document.xml')
    const rows = body.match(/<w:tr>/g)?.length
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(rows ?? 0)
    expect(body.match(/<w:tblLayout w:type="fixed"\/>/g)).toHaveLength(3)
    expect(body.match(/<w:pStyle w:val="TableText"\/>/g)?.length).toBeGreaterThan(250)
  })

  it("carries nobody's name but the unit's, and hostile names as text", async () => {
    const docx = await reportDocx(aReport({ unit: { name: '望溪</dc:creator>&镇' } }))
    const core = part(docx, 'docProps/core.xml')
    expect(core).toContain('<dc:creator>望溪&lt;/dc:creator&gt;&amp;镇</dc:creator>')
    expect(core).not.toMatch(/Un-named/)
    expect(part(docx, 'word/document.xml')).toContain('望溪&lt;/dc:creator&gt;&amp;镇')
  })

  it('is the same, byte for byte, when written again', async () => {
    const first = await reportDocx(aReport())
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(Buffer.from(await reportDocx(aReport())).equals(Buffer.from(first))).toBe(true)
  })
})
