import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { FORM_IDS } from '#law/report/forms.ts'
import { reportGrid } from '../grid/report-grid.ts'
import { aReport } from '../report.fixture.ts'
import { findOfficeFonts } from './office-fonts.ts'
import { reportPdf } from './report-pdf.ts'

const NO_FONTS = { fontsDir: '/nonexistent' }
const folder = mkdtempSync(join(tmpdir(), 'zm-fonts-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The file with its packed streams laid open, as far as they are texts. */
function laidOpen(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf)
  const text = bytes.toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n/g)].map((match) => bytes.subarray(match.index + match[0].length))
  return text + streams.map(inflated).join('\n')
}
function inflated(stream: Buffer): string {
  try {
    return inflateSync(stream, { finishFlush: 2 }).toString('latin1')
  } catch {
    return ''
  }
}

/** Of poppler-utils; without it the words of a PDF are not looked at. */
const READER = 'pdftotext'
const hasPoppler = spawnSync(READER, ['-v']).error === undefined
function words(pdf: Uint8Array, ...options: string[]): string {
  const path = join(folder, 'read.pdf')
  writeFileSync(path, pdf)
  return execFileSync(READER, [...options, path, '-'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
}
const tight = (text: string) => text.replace(/\s/g, '')

describe('the PDF of a report', () => {
  it('is tagged for screen readers and made to be kept (PDF/A-2a), with title, author and day', async () => {
    const { pdf } = await reportPdf(aReport(), NO_FONTS)
    const content = laidOpen(pdf)
    expect(content).toMatch(/^%PDF-1\.7/)
    for (const tag of ['/Table', '/THead', '/TH', '/TD', '/H1', '/H2', '/Title']) expect(content).toContain(tag)
    expect(content).toMatch(/\/Lang ?\(zh/)
    expect(content).toMatch(/pdfaid:part>2<[^]*pdfaid:conformance>A</)
    expect(content).toContain('2022-01-19')
  })

  it.skipIf(!hasPoppler).each(FORM_IDS)('prints every paragraph and every cell of form %s in order', async (form) => {
    const document = aReport({ form })
    const { pdf } = await reportPdf(document, NO_FONTS)
    const text = tight(words(pdf, '-raw'))
    expect(text).toContain(tight('青澜县望溪镇人民政府2021年政府信息公开工作年度报告'))
    expect(text).toContain('2022年1月19日')
    for (const section of document.sections) expect(text).toContain(section.heading)
    for (const table of ['t2', 't3', 't4'] as const) {
      for (const cell of reportGrid(document, table).rows.flatMap((row) => row.cells)) {
        expect(text).toContain(tight(cell.text))
      }
    }
  })

  it.skipIf(!hasPoppler)('prints a hostile name as it is written and runs nothing of it', async () => {
    const name = '#panic("x")$x^2$\\*_@label<b>`镇'
    const { pdf } = await reportPdf(aReport({ unit: { name } }), NO_FONTS)
    expect(tight(words(pdf))).toContain('panic("x")$x^2$')
    expect(tight(words(pdf))).toContain('@label<b>`镇')
  })

  it('is still made where no font has a character, and says that it is not made to be kept', async () => {
    const { pdf, warnings } = await reportPdf(aReport({ unit: { name: 'ก镇' } }), NO_FONTS)
    expect(laidOpen(pdf)).toContain('/Table')
    expect(warnings.at(-1)).toContain('不符合长期保存的 PDF/A 标准')
  })

  it('is the same, byte for byte, when made again', async () => {
    const [first, second] = [await reportPdf(aReport(), NO_FONTS), await reportPdf(aReport(), NO_FONTS)]
    expect(Buffer.from(first.pdf).equals(Buffer.from(second.pdf))).toBe(true)
  })
})

describe('the fonts of an official document', () => {
  it('are said to be missing, each with what to do', async () => {
    const { warnings } = await reportPdf(aReport(), NO_FONTS)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('未找到小标宋、仿宋、黑体、楷体字体，已用思源宋体代替')
  })

  it('are taken from the folder of the office by the names in the files', async () => {
    const shipped = createRequire(import.meta.url).resolve(
      '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    )
    copyFileSync(shipped, join(folder, 'a.ttf'))
    writeFileSync(join(folder, 'broken.ttf'), 'no font at all')
    writeFileSync(join(folder, 'fangsong.ttf'), renamedFont('FangSong_GB2312'))
    const found = await findOfficeFonts(folder)
    expect(found.files).toEqual([join(folder, 'fangsong.ttf')])
    expect(found.families.body).toEqual({ families: ['FangSong_GB2312', 'Noto Serif SC'], weight: 'regular' })
    expect(found.warnings).toEqual([expect.stringContaining('未找到小标宋、黑体、楷体字体')])
  })
})

/** A font file of nothing but a name. */
function renamedFont(family: string): Buffer {
  const name = Buffer.from(family, 'utf16le').swap16()
  const table = Buffer.alloc(18 + name.length)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(18, 4)
  ;[3, 1, 0x409, 1, name.length, 0].forEach((value, index) => table.writeUInt16BE(value, 6 + index * 2))
  name.copy(table, 18)
  const head = Buffer.alloc(28)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(1, 4)
  head.write('name', 12, 'latin1')
  head.writeUInt32BE(28, 20)
  head.writeUInt32BE(table.length, 24)
  return Buffer.concat([head, table])
}
