import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FORM_IDS } from '#law/report/forms.ts'
import type { PrintedCell, PrintedDocument, PrintedTable } from '#law/report/reading/printed.ts'
import { reportGrid } from '../../grid/report-grid.ts'
import { aReport } from '../../report.fixture.ts'
import { reportPdf } from '../../typeset/report-pdf.ts'
import { handMadePdf, ruled, stream, word, type HandMade } from './pdf.fixture.ts'
import { readPdf } from './read-pdf.ts'

const read = (bytes: Uint8Array) => readPdf(bytes, { ocr: false })
const readMade = (made: HandMade) => read(handMadePdf(made))
const tablesOf = ({ blocks }: PrintedDocument) =>
  blocks.filter((block): block is PrintedTable => block.kind === 'table')
const linesOf = ({ blocks }: PrintedDocument) => blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : []))
const texts = (table: PrintedTable | undefined) => table?.rows.map((row) => row.map((cell) => cell.text))
const tight = (text: string) => text.replaceAll(/\s/g, '')
const isNumber = ({ text }: PrintedCell) => /^[\d.]+$/.test(text)
/** The numbers of each row that has some. */
const numberRows = (tables: readonly PrintedTable[]) =>
  tables
    .flatMap(({ rows }) => rows.map((row) => row.filter(isNumber).map(({ text }) => Number(text))))
    .filter((row) => row.length > 0)

interface Facts {
  readonly table1: Record<string, number | Record<string, number>>
  readonly table2: Record<string, readonly number[]>
  readonly table3: Record<string, readonly number[]>
}
const REALDATA = process.env['ZHAOMING_REALDATA'] ?? join(process.cwd(), '..', 'shared', 'realdata')
const real = (year: number) => join(REALDATA, 'reports-raw', `hongze-${year}.pdf`)
const hasReal = existsSync(real(2023)) && existsSync(real(2024))

describe.skipIf(!hasReal)('published reports (skipped where ZHAOMING_REALDATA names no folder that has them)', () => {
  it.each([2023, 2024])('give every row of numbers of the three tables of %d in order', async (year) => {
    const facts = JSON.parse(
      readFileSync(join(REALDATA, 'report-layouts', `huaian-hongze-${year}.facts.json`), 'utf8'),
    ) as Facts
    const document = await read(readFileSync(real(year)))
    const expected = [
      ...Object.values(facts.table1).map((row) => (typeof row === 'number' ? [row] : Object.values(row))),
      ...Object.values(facts.table2),
      Object.values(facts.table3).flat(),
    ]
    expect(numberRows(tablesOf(document))).toEqual(expected)
  })

  it('give the columns of a row, labels set downwards, prose without page numbers, and who wrote them', async () => {
    const document = await read(readFileSync(real(2023)))
    const [first, , third] = tablesOf(document)
    expect(first?.rows[3]?.map(({ text, column }) => [text, column])).toEqual([
      ['行政规范性文件', 0],
      ['0', 1],
      ['5', 2],
      ['5', 3],
    ])
    expect(third?.rows[5]?.[0]).toMatchObject({ text: '三\n、\n本\n年\n度\n办\n理\n结\n果', rowSpan: 12, colSpan: 1 })
    expect(third?.rows[7]?.map(({ column }) => column)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const lines = linesOf(document)
    expect(lines).toContain('四、政府信息公开行政复议、行政诉讼情况')
    expect(lines.filter((line) => /^-?\s*\d+\s*-?$/.test(line))).toEqual([])
    expect(document.metadata[0]).toEqual({ name: '作者', value: '王守强' })
  })
})

describe('a report that this program printed', () => {
  it.each(FORM_IDS)('gives back every cell of form %s in its place', async (form) => {
    const report = aReport({ form })
    const { pdf } = await reportPdf(report, { fontsDir: '/nonexistent' })
    const document = await read(pdf)
    const printed = tablesOf(document).flatMap(({ rows }) => rows.flat())
    const expected = (['t2', 't3', 't4'] as const).flatMap((table) =>
      reportGrid(report, table).rows.flatMap(({ cells }) => cells.map(({ text }) => tight(text))),
    )
    // cells that go on over a page end are printed again
    expect(expected.filter((text) => !printed.some((cell) => tight(cell.text) === text))).toEqual([])
    expect(document.title).toBe('青澜县望溪镇人民政府2021年政府信息公开工作年度报告')
    expect(document.notes).toEqual([])
  })

  it('gives all seven numbers of each row of table three, each in its column', async () => {
    const { pdf } = await reportPdf(aReport(), { fontsDir: '/nonexistent' })
    const rows = tablesOf(await read(pdf))
      .flatMap((table) => table.rows)
      .filter((row) => row.filter(isNumber).length === 7)
    expect(rows).toHaveLength(25)
    for (const row of rows) expect(row.filter(isNumber).map(({ column }) => column)).toEqual([3, 4, 5, 6, 7, 8, 9])
    expect(rows[0]?.filter(isNumber).map(({ text }) => text)).toEqual(['3', '1', '0', '0', '1', '0', '5'])
  })
})

const XS = [50, 200, 300, 400]
const YS = [700, 660, 620]
const WORDS = [word('ab', 60, 675), word('1', 250, 675), word('2', 350, 675), word('cd', 60, 635), word('3', 250, 635)]
const TABLE = `${ruled(XS, YS)}${WORDS.join('')}`
const CELLS = [
  ['ab', '1', '2'],
  ['cd', '3', ''],
]

describe('a ruled table', () => {
  it('has its places counted from one through the file', async () => {
    const document = await readMade({ contents: [TABLE, word('above', 50, 750) + TABLE] })
    expect(tablesOf(document).map(texts)).toEqual([CELLS, CELLS])
    expect(tablesOf(document)[1]?.rows[1]?.[1]?.place).toEqual({ page: 2, table: 2, row: 2, column: 2 })
    expect(document.blocks[1]).toMatchObject({ kind: 'line', text: 'above', place: { page: 2, line: 1 } })
  })

  it.each([
    ['/Rotate 90', '/Rotate 90', '0 1 -1 0 720 0'],
    ['/Rotate 180', '/Rotate 180', '-1 0 0 -1 595 842'],
    ['/Rotate 270', '/Rotate 270', '0 -1 1 0 -600 842'],
    ['lying on its side', '', '0 1 -1 0 720 0'],
  ])('is read upright from a page with %s', async (_, page, matrix) => {
    const document = await readMade({ contents: [`q ${matrix} cm ${TABLE} Q`], page })
    expect(tablesOf(document).map(texts)).toEqual([CELLS])
  })

  it('is read from a form within a form, each moved and scaled', async () => {
    const document = await readMade({
      contents: ['q 0.5 0 0 0.5 90 30 cm /A Do Q'],
      resources: '/XObject << /A 10 0 R >>',
      objects: [
        stream(
          'q 1.2 0 0 1.2 -40 -60 cm /B Do Q',
          '/Type /XObject /Subtype /Form /BBox [-999 -999 1999 1999] /Matrix [1 0 0 1 9 0] /Resources << /XObject << /B 11 0 R >> >>',
        ),
        stream(
          TABLE,
          '/Type /XObject /Subtype /Form /BBox [-999 -999 1999 1999] /Matrix [1 0 0 1 -5 0] /Resources << /Font << /F 3 0 R >> >>',
        ),
      ],
    })
    expect(tablesOf(document).map(texts)).toEqual([CELLS])
  })

  it('may be drawn by thin filled boxes; fillings of cells and white lines are none', async () => {
    const boxes = [
      ...XS.map((x) => `${x} 620 0.7 80 re f\n`),
      ...YS.map((y) => `50 ${y} 350 0.7 re f\n`),
      '1 1 1 rg 50 640 350 1 re f 0.9 g 50 700 350 30 re f 0 g\n',
    ]
    expect(tablesOf(await readMade({ contents: [`${boxes.join('')}${WORDS.join('')}`] })).map(texts)).toEqual([CELLS])
  })

  it('is not made of a frame, an underline or a signature line', async () => {
    const frame = '20 20 555 802 re S 50 690 m 200 690 l S 60 600 m 160 600 l S\n'
    const document = await readMade({ contents: [`${frame}${word('Heading', 50, 695)}${word('Signed', 60, 602)}`] })
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['line', 'line'])
  })

  it('is not made of boxes one below the other', async () => {
    const boxes = '50 600 200 40 re S 50 640 200 40 re S\n'
    const document = await readMade({ contents: [`${boxes}${word('one', 60, 655)}${word('two', 60, 615)}`] })
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['line', 'line'])
  })

  it('inside a cell of another takes its words before that does', async () => {
    const outer = ruled([20, 480, 575], [800, 400, 100])
    const contents = [`${outer}${word('outer', 60, 150)}${word('more', 500, 150)}${TABLE}`]
    expect(tablesOf(await readMade({ contents })).map(texts)).toEqual([
      [
        ['', ''],
        ['outer', 'more'],
      ],
      CELLS,
    ])
  })

  it('inside a frame is still read', async () => {
    const document = await readMade({ contents: [`20 20 555 802 re S\n${TABLE}${word('after', 50, 500)}`] })
    expect(tablesOf(document).map(texts)).toEqual([CELLS])
    expect(linesOf(document)).toEqual(['after'])
  })
})

describe('the lines of a page', () => {
  const body = (page: number) =>
    Array.from({ length: 5 }, (_, n) => word(`Some text of page ${page}, line ${n}`, 50, 700 - n * 20)).join('')
  it('are without page numbers and running heads', async () => {
    const contents = [1, 2, 3].map(
      (page) => `${word('Annual Report', 400, 810)}${body(page)}${word(`- ${page} -`, 290, 30)}`,
    )
    const lines = linesOf(await readMade({ contents }))
    expect(lines).toHaveLength(15)
    expect(lines[0]).toBe('Some text of page 1, line 0')
  })

  it('are without what is printed outside the cropped page and without hidden words beside visible ones', async () => {
    const contents = [
      `${word('seen', 100, 700)}${word('cropped', 10, 700)}BT 3 Tr /F 12 Tf 100 650 Td (hidden) Tj ET\n`,
    ]
    expect(linesOf(await readMade({ contents, page: '/CropBox [80 0 595 842]' }))).toEqual(['seen'])
  })

  it('are hidden words where nothing else is printed', async () => {
    const contents = ['BT 3 Tr /F 12 Tf 100 650 Td (hidden) Tj ET\n']
    expect(linesOf(await readMade({ contents }))).toEqual(['hidden'])
  })

  it('are soft where they reach the edge of the text and the next does not begin a paragraph', async () => {
    const long = 'xx '.repeat(26)
    const contents = [
      word(long, 80, 700) + word(long, 50, 680) + word('end.', 50, 660) + word(long, 80, 640) + word(long, 80, 620),
    ]
    const { blocks } = await readMade({ contents })
    expect(blocks.map((block) => block.kind === 'line' && block.isSoft)).toEqual([true, true, false, false, false])
  })
})

describe('rows of numbers without ruling lines', () => {
  const row = (y: number, cells: readonly string[]) => cells.map((text, n) => word(text, 50 + n * 120, y)).join('')
  it('are a table where they stand in columns', async () => {
    const rows = [
      ['item', 'made', 'gone', 'kept'],
      ['aa', '1', '2', '3'],
      ['bb', '4', '5', '6'],
      ['cc', '7', '8', '9'],
      ['dd', '10', '11', '12'],
    ]
    const document = await readMade({ contents: [rows.map((cells, n) => row(700 - n * 20, cells)).join('')] })
    expect(tablesOf(document).map(texts)).toEqual([rows])
  })

  it('stay lines where a number reaches from one column into the next', async () => {
    const rows = [0, 1, 2, 3].map((n) => row(700 - n * 20, ['aa', '1', '2', '3']))
    const across = `${word('bb', 50, 620)}${word('44444444444444444444', 165, 620)}${word('5', 410, 620)}`
    const document = await readMade({ contents: [rows.join('') + across] })
    expect(tablesOf(document)).toEqual([])
    expect(linesOf(document)[0]).toBe('aa  1  2  3')
  })
})

describe('what a file says about itself', () => {
  it('is its title and whatever may name a person, empty properties left out', async () => {
    const document = await readMade({
      contents: [word('text', 50, 700)],
      objects: ['<< /Title <FEFF5E7462A5> /Author (Wang) /Producer () /Keywords (a b) >>'],
      trailer: '/Info 10 0 R',
    })
    expect(document.title).toBe('年报')
    expect(document.metadata).toEqual([
      { name: '作者', value: 'Wang' },
      { name: '关键词', value: 'a b' },
    ])
  })
})

const PICTURE = {
  resources: '/XObject << /I 10 0 R >>',
  objects: [
    stream(
      '\x00\xff\xff\x00',
      '/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray',
    ),
  ],
}
const PICTURED = 'q 595 0 0 842 0 0 cm /I Do Q\n'

describe('a page that is a picture', () => {
  it('is refused with the offer of recognition where there is nothing else', async () => {
    const file = handMadePdf({ contents: [PICTURED, PICTURED + word('3', 290, 30)], ...PICTURE })
    await expect(read(file)).rejects.toMatchObject({ code: 'scan', message: expect.stringMatching(/--ocr.*文字识别/) })
  })

  it('under words that a scanning program put there is read by them, with a note', async () => {
    const words = 'q 3 Tr BT /F 12 Tf 50 700 Td (More than thirty letters recognised by others) Tj ET Q\n'
    const document = await readMade({ contents: [PICTURED + words], ...PICTURE })
    expect(linesOf(document)).toEqual(['More than thirty letters recognised by others'])
    expect(document.notes).toEqual([expect.stringContaining('第1页是图片，文字由制作这份文件的扫描软件识别得来')])
  })

  it('is refused for recognition where there are too many', async () => {
    const file = handMadePdf({ contents: Array.from({ length: 31 }, () => PICTURED), ...PICTURE })
    await expect(readPdf(file, { ocr: true })).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('31页'),
    })
  })

  it('is named in a note where other pages can be read', async () => {
    const document = await readMade({ contents: [word('text', 50, 700), PICTURED], ...PICTURE })
    expect(linesOf(document)).toEqual(['text'])
    expect(document.notes).toEqual(['第2页是图片，没有读出；需要时请使用文字识别。'])
  })
})
