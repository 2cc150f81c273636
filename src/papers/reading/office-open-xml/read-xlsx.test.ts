import { describe, expect, it } from 'vitest'
import { FORM_IDS } from '#law/report/forms.ts'
import type { PrintedDocument } from '#law/report/reading/printed.ts'
import { cellText } from '../../grid/cell-text.ts'
import { reportGrid } from '../../grid/report-grid.ts'
import { reportXlsx } from '../../report-xlsx/report-xlsx.ts'
import { aReport } from '../../report.fixture.ts'
import { anXlsx, refusal, rowsXml, sheetPart, sheetXml } from './office.fixture.ts'
import { readXlsx } from './read-xlsx.ts'

/** Lines as they are; tables as texts. */
const shown = ({ blocks }: PrintedDocument) =>
  blocks.map((block) => {
    if (block.kind === 'table') return block.rows.map((row) => row.map(({ text }) => text))
    return block.kind === 'line' ? block.text : ''
  })

describe('our own workbook, read back', () => {
  it.each(FORM_IDS)('has every cell of the three tables of form %s in place', async (form) => {
    const document = aReport({ form })
    const printed = readXlsx(await reportXlsx({ document, results: [], digest: 'ab' }))
    expect(printed.title).toBe(document.title)
    expect(printed.notes).toEqual([])
    const tables = printed.blocks.filter((block) => block.kind === 'table')
    ;(['t2', 't3', 't4'] as const).forEach((id, index) => {
      const expected = reportGrid(document, id).rows.map((row) =>
        row.cells.map((cell) => {
          const text = cell.kind === 'figure' ? cellText(cell.value) : cell.text
          return [text, cell.x, cell.colSpan, cell.rowSpan]
        }),
      )
      const found = tables[index + 1]?.rows.map((row) =>
        row.map((one) => [one.text, one.column, one.colSpan, one.rowSpan]),
      )
      expect(found).toEqual(expected)
    })
  })
})

describe('a sheet', () => {
  it('gives its title, prose and tables in order', () => {
    const rows = [['年度报告'], ['一、总体情况'], ['甲', '乙'], [1, null], [null, 2], ['二、说明'], ['丙', 3]]
    const printed = readXlsx(anXlsx([sheetXml(rowsXml(rows))]))
    expect(shown(printed)).toEqual([
      '年度报告',
      '一、总体情况',
      [
        ['甲', '乙'],
        ['1', ''],
        ['', '2'],
      ],
      '二、说明',
      [['丙', '3']],
    ])
    expect(printed.blocks[1]?.place).toEqual({ table: 1, row: 2, column: 1 })
    expect(printed.blocks[4]).toMatchObject({
      place: { table: 1, row: 7 },
      rows: [[{}, { place: { row: 7, column: 2 } }]],
    })
  })

  it('keeps a label whose numbers are blank in its table where lines are drawn, or a merged cell crosses', () => {
    const styles = sheetPart(
      'styleSheet',
      '<borders><border/><border><left style="thin"/></border></borders><cellXfs><xf/><xf borderId="1"/></cellXfs>',
    )
    const ruled = rowsXml([['甲', '乙'], ['规章']]).replace('<c r="A2"', '<c s="1" r="A2"')
    expect(shown(readXlsx(anXlsx([sheetXml(ruled)], { 'xl/styles.xml': styles })))).toEqual([
      [
        ['甲', '乙'],
        ['规章', ''],
      ],
    ])
    const crossed = sheetXml(
      rowsXml([
        ['甲', '一', 1],
        [null, '二'],
      ]),
      {
        after: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
      },
    )
    expect(shown(readXlsx(anXlsx([crossed])))).toEqual([
      [
        ['甲', '一', '1'],
        ['二', ''],
      ],
    ])
  })

  it('prints values as they are shown', () => {
    const styles = sheetPart(
      'styleSheet',
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
        '<cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs>',
    )
    const strings = sheetPart(
      'sst',
      '<si><r><t>政府</t></r><r><t>信息</t></r><rPh><t>zf</t></rPh></si><si><t>甲_x000D_\n乙</t></si>',
    )
    const cells = [
      '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c><v>25100050</v></c><c><v>1.2500000001</v></c><c><v>1E2</v></c>',
      '<c t="b"><v>1</v></c><c t="str"><f>A1&amp;B1</f><v>式</v></c><c><f>SUM(A1)</f><v>-0.5</v></c><c t="e"><v>#REF!</v></c>',
      '<c s="1"><v>0.25</v></c><c s="2"><v>44580</v></c><c><v>abc</v></c>',
    ]
    const parts = { 'xl/styles.xml': styles, 'xl/sharedStrings.xml': strings }
    expect(shown(readXlsx(anXlsx([sheetXml(`<row>${cells.join('')}</row>`)], parts)))).toEqual([
      [['政府信息', '甲\n乙', '25100050', '1.25', '100', 'TRUE', '式', '-0.5', '#REF!', '25%', '2022年1月19日', 'abc']],
    ])
  })

  it('merges as printed, and what lies under a merged cell is not printed', () => {
    const xml = sheetXml(
      rowsXml([
        ['甲', '盖住', 1],
        ['乙', '丙', 2],
      ]),
      {
        after: '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:B2"/></mergeCells>',
      },
    )
    const { blocks } = readXlsx(anXlsx([xml]))
    expect(blocks).toMatchObject([
      {
        rows: [
          [
            { text: '甲', column: 0, colSpan: 2 },
            { text: '1', column: 2 },
          ],
          [{}, { text: '丙' }, {}],
        ],
      },
    ])
  })

  it('takes a merged title for a line, whatever lies under it', () => {
    const after = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    expect(
      shown(
        readXlsx(
          anXlsx([
            sheetXml(
              rowsXml([
                ['标题', '盖住'],
                ['甲', 1],
              ]),
              { after },
            ),
          ]),
        ),
      ),
    ).toEqual(['标题', [['甲', '1']]])
  })

  it('leaves out hidden sheets, rows and columns, and says so', () => {
    const data = rowsXml([
      ['甲', '藏', 1],
      ['乙', '藏', 2],
      ['丙', '藏', 3],
    ]).replace('<row r="2"', '<row hidden="1" r="2"')
    const xml = sheetXml(data, {
      before: '<cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>',
      after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    })
    const printed = readXlsx(anXlsx([{ xml: sheetXml(rowsXml([['密', 1]])), state: 'veryHidden' }, xml]))
    expect(shown(printed)).toEqual([
      [
        ['甲', '1'],
        ['丙', '3'],
      ],
    ])
    expect(printed.notes).toEqual([
      '文件里有隐藏的工作表，隐藏的工作表没有读取。',
      '文件里有隐藏的行，隐藏的行没有读取。',
      '文件里有隐藏的列，隐藏的列没有读取。',
    ])
  })

  it('is read as far as the limits reach, and says so', () => {
    const far = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c><v>3</v></c></row>'
    const printed = readXlsx(anXlsx([sheetXml(far)]))
    expect(shown(printed)).toEqual([[['1']]])
    expect(printed.notes).toEqual(['工作表过大，只读取了前5000行、前500列。'])
  })
})

it('refuses a workbook without a visible sheet', () => {
  expect(refusal(() => readXlsx(anXlsx([{ xml: sheetXml(''), state: 'hidden' }])))?.code).toBe('empty')
})
