import { describe, expect, it } from 'vitest'
import type { PrintedBlock, PrintedDocument } from './printed.ts'
import { readReport } from './read-report.ts'

let lines = 0
const line = (text: string): PrintedBlock => ({ kind: 'line', text, isSoft: false, place: { line: (lines += 1) } })

/** A row is its cells, "label|1|2"; every cell one column wide. */
function table(rows: readonly string[], { page = 1, number = 1 } = {}): PrintedBlock {
  return {
    kind: 'table',
    hasColumns: true,
    place: { page, table: number },
    rows: rows.map((row, index) =>
      row.split('|').map((text, column) => ({
        text,
        column,
        colSpan: 1,
        rowSpan: 1,
        place: { page, table: number, row: index + 1, column: column + 1 },
      })),
    ),
  }
}

const HEAD = '项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计'
const documentOf = (...blocks: readonly PrintedBlock[]): PrintedDocument => ({
  format: 'docx',
  title: null,
  blocks,
  metadata: [],
  notes: [],
})
const readTables = (...blocks: readonly PrintedBlock[]) =>
  readReport(documentOf(line('三、收到和处理政府信息公开申请情况'), ...blocks))

describe('a cell of table three', () => {
  it('is found by the label of its row and the head of its column, wherever that stands', () => {
    const { tables } = readTables(
      table(['项目|总计|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他', '（一）予以公开|9|3|2|1|1|1|1']),
    )
    expect(tables.t3?.['C1']).toEqual([3, 2, 1, 1, 1, 1, 9])
  })

  it('is known by a label that lost some characters or its number', () => {
    const { tables } = readTables(
      table([HEAD, '2.其他法律行政止公开|1|0|0|0|0|0|1', '属于行政查询事项|2|0|0|0|0|0|2', '(七) 总 计|3|0|0|0|0|0|3']),
    )
    expect(Object.keys(tables.t3 ?? {})).toEqual(['C3.2', 'C3.8', 'C7'])
  })

  it('is kept apart from a blank, a stroke and a dash', () => {
    const { tables, marks } = readTables(table([HEAD, '（一）予以公开|0||/|-|\u00a0|—|0']))
    expect(tables.t3?.['C1']).toEqual([0, null, null, null, null, null, 0])
    expect(marks).toEqual({
      't3.C1[1]': 'blank',
      't3.C1[2]': 'slash',
      't3.C1[3]': 'dash',
      't3.C1[4]': 'nbsp',
      't3.C1[5]': 'dash',
    })
  })

  it.each(['0 0', '1 2', '007', '3.', '1.2.3'])('that holds “%s” is refused, not guessed', (glued) => {
    const { tables, problems } = readTables(table([HEAD, `（一）予以公开|${glued}|0|0|0|0|0|0`]))
    expect(tables.t3?.['C1']?.[0]).toBeNull()
    expect(problems).toMatchObject([{ kind: 'glued', where: 't3.C1[0]' }])
    expect(problems[0]?.message).toContain('第1页第1张表第2行第2列')
  })

  it.each([
    ['1,234', 1234],
    ['１２', 12],
    ['3件', 3],
    ['11398889', 11_398_889],
  ])('reads %s', (text, value) => {
    expect(readTables(table([HEAD, `（一）予以公开|${text}|0|0|0|0|0|0`])).tables.t3?.['C1']?.[0]).toBe(value)
  })

  it('that holds a word is not taken for a label', () => {
    const { tables, problems } = readTables(table([HEAD, '（一）予以公开|0|无|0|0|0|0|0']))
    expect(tables.t3?.['C1']).toEqual([0, null, 0, 0, 0, 0, 0])
    expect(problems).toMatchObject([{ kind: 'unplaced', where: 't3.C1[1]' }])
  })

  it('takes the number beside words, and says so', () => {
    const { tables, problems } = readTables(table([HEAD, '（一）予以公开|22（其中修订16件）|0|0|0|0|0|22']))
    expect(tables.t3?.['C1']?.[0]).toBe(22)
    expect(problems).toMatchObject([{ kind: 'words', where: 't3.C1[0]' }])
  })
})

describe('a table cut by a page', () => {
  it('goes on below without its head, by the same columns', () => {
    const { tables } = readTables(
      table([HEAD, '一、本年新收政府信息公开申请数量|3|0|0|0|0|0|3']),
      line('- 3 -'),
      table(['二、上年结转政府信息公开申请数量|1|0|0|0|0|0|1'], { page: 2, number: 2 }),
    )
    expect(tables.t3).toEqual({ A: [3, 0, 0, 0, 0, 0, 3], B: [1, 0, 0, 0, 0, 0, 1] })
  })

  it('joins a label whose numbers stand on the next page', () => {
    const { tables, marks } = readTables(
      table([HEAD, '5.属于三类|||||||']),
      table(['内部事务信息|1|0|0|0|0|0|1'], { page: 2, number: 2 }),
    )
    expect(tables.t3).toEqual({ 'C3.5': [1, 0, 0, 0, 0, 0, 1] })
    expect(marks).toEqual({})
  })

  it('does not read a repeated row twice, and says where two rows differ', () => {
    const row = '（一）予以公开|1|0|0|0|0|0|1'
    expect(readTables(table([HEAD, row, row])).problems).toEqual([])
    const { tables, problems } = readTables(table([HEAD, row, '（一）予以公开|2|0|0|0|0|0|2']))
    expect(tables.t3?.['C1']?.[0]).toBe(1)
    expect(problems).toMatchObject([{ kind: 'twice' }])
  })
})

describe('numbers without a place', () => {
  it('in a row that no form has are reported where they stand', () => {
    const { problems } = readTables(table([HEAD, '（八）另行约定|4|0|0|0|0|0|4']))
    expect(problems).toMatchObject([{ kind: 'unplaced', where: 't3' }])
    expect(problems[0]?.message).toContain('第1页第1张表第2行第2列')
  })

  it('in a row that is too short are not laid down by guessing', () => {
    const { tables, problems } = readTables(
      { ...(table(['（一）予以公开|1|2|0']) as object), hasColumns: false } as PrintedBlock,
      table([HEAD, '二、上年结转|0|0|0|0|0|0|0']),
    )
    expect(tables.t3?.['C1'] ?? null).toBeNull()
    expect(problems.length).toBeLessThanOrEqual(1)
  })

  it('in a table of one’s own are nobody’s', () => {
    const own = table(['办理结果|件数', '予以公开|3', '部分公开|1', '结转下年度继续办理|1'])
    expect(readTables(own)).toMatchObject({ tables: { t3: null }, problems: [] })
  })
})

describe('a report of lines alone', () => {
  const T3 = line('三、收到和处理政府信息公开申请情况')
  const rowsOf = (texts: readonly string[]) => readReport(documentOf(T3, ...texts.map((text) => line(text)))).tables.t3

  it('has rows whose label breaks before their numbers', () => {
    expect(
      rowsOf([
        '（一）予以公开 0 0 0 0 0 0 0',
        '（二）部分公开（区分处理的，只计这一情',
        '形，不计其他情形）',
        '4 0 0 0 0 0 4',
      ]),
    ).toEqual({
      C1: [0, 0, 0, 0, 0, 0, 0],
      C2: [4, 0, 0, 0, 0, 0, 4],
    })
  })

  it('is not read where the numbers stand before their labels', () => {
    const mangled = [
      '13 252 0 45 128 32 14',
      '一、本年新收政府信息公开申请数量',
      '5 6 0 1 18 0 56',
      '二、上年结转政府信息公开申请数量',
    ]
    expect(rowsOf(mangled)).toBeNull()
    expect(rowsOf([...mangled, '（一）予以公开 1 0 0 0 0 0 1'])).toEqual({ C1: [1, 0, 0, 0, 0, 0, 1] })
  })
})

describe('table two', () => {
  const read = (...rows: readonly string[]) => readReport(documentOf(line('二、主动公开政府信息情况'), table(rows)))

  it('shows its form by its words, not by the year', () => {
    const of2019 = read('信息内容|本年新制作数量|本年新公开数量|对外公开总数量', '规范性文件|1|1|4')
    expect([of2019.form, of2019.tables.t2]).toEqual(['2019', { 规范性文件: [1, 1, 4] }])
    const of2021 = read('信息内容|本年制发件数|本年废止件数|现行有效件数', '行政规范性文件|2|1|7')
    expect([of2021.form, of2021.tables.t2]).toEqual(['2021', { 行政规范性文件: [2, 1, 7] }])
  })

  it('keeps an amount with its unit, and a change with its sign', () => {
    const { tables } = read(
      '信息内容|上一年项目数量|本年增/减|处理决定数量',
      '行政许可|10|-3|36',
      '行政处罚|4|+2/-1|0',
      '信息内容|采购项目数量|采购总金额',
      '政府集中采购|2|251000元',
    )
    expect(tables.t2).toEqual({
      行政许可: [10, -3, 36],
      行政处罚: [4, 1, 0],
      政府集中采购: [2, { value: 251_000, unit: '元', raw: '251000元' }],
    })
  })

  it('takes several labels in one row', () => {
    expect(read('信息内容|本年处理决定数量|信息内容|本年处理决定数量', '行政处罚|4|行政强制|1').tables.t2).toEqual({
      行政处罚: [4],
      行政强制: [1],
    })
  })
})

describe('table four', () => {
  it('may be three rows beside the names of the groups', () => {
    const { tables } = readReport(
      documentOf(
        line('四、政府信息公开行政复议、行政诉讼情况'),
        table([
          '类别|结果维持|结果纠正|其他结果|尚未审结|总计',
          '行政复议|1|0|0|0|1',
          '未经复议直接起诉|0|2|0|0|2',
          '复议后起诉|0|0|3|0|3',
        ]),
      ),
    )
    expect(tables.t4).toEqual({
      review: [1, 0, 0, 0, 1],
      suit_direct: [0, 2, 0, 0, 2],
      suit_after_review: [0, 0, 3, 0, 3],
    })
  })

  it('of fourteen numbers is refused with its place', () => {
    const { tables, problems } = readReport(
      documentOf(
        line('四、政府信息公开行政复议、行政诉讼情况'),
        table(['结果维持|结果纠正|其他结果|尚未审结|总计', '1|0|0|0|1|0|0|0|0|0|0|0|0|0']),
      ),
    )
    expect(tables.t4).toBeNull()
    expect(problems).toMatchObject([{ kind: 'columns', where: 't4' }])
  })
})

describe('the parts of a report', () => {
  const OUTLINE = [
    line('首页 > 信息公开年报'),
    line('样例县望溪镇人民政府'),
    line('2023年政府信息公开工作年度报告'),
    line('发布日期：2024-01-20 来源：样例'),
    line('本报告根据《条例》编制，统计期限自2023年1月1日起至2023年12月31日止。'),
    line('一、总体情况'),
    line('（一）主动公开情况'),
    line('全年公开38条。'),
    line('二、主动公开政府信息情况'),
    line('五、存在问题及下一步打算'),
    line('培训不够。'),
    line('六、其他需要报告的事项'),
    line('无。'),
    line('样例县望溪镇人民政府'),
    line('二〇二四年一月十九日'),
    line('版权所有：样例县'),
  ]

  it('are found with the title above them and the signature below, without the page around', () => {
    const read = readReport(documentOf(...OUTLINE))
    expect(read).toMatchObject({
      title: '样例县望溪镇人民政府2023年政府信息公开工作年度报告',
      unitName: '样例县望溪镇人民政府',
      year: 2023,
      signedBy: '样例县望溪镇人民政府',
      signedOn: '2024-01-19',
      preamble: '本报告根据《条例》编制，统计期限自2023年1月1日起至2023年12月31日止。',
    })
    expect(read.sections.map(({ id, number, text }) => [id, number, text])).toEqual([
      ['overview', '一', '（一）主动公开情况\n全年公开38条。'],
      ['proactive', '二', ''],
      ['problems', '五', '培训不够。'],
      ['other', '六', '无。'],
    ])
  })

  it('are known by their number where their words are of one’s own', () => {
    const own = OUTLINE.map((block) =>
      block.kind === 'line' && block.text.startsWith('二、') ? line('二、我镇开展的几项工作') : block,
    )
    expect(readReport(documentOf(...own)).sections.map(({ id }) => id)).toEqual(['overview', 'problems', 'other'])
    const numbered = [...own.slice(0, 9), line('三、收到和处理政府信息公开申请情况'), ...own.slice(9)]
    expect(readReport(documentOf(...numbered)).sections.map(({ id, heading }) => [id, heading])).toContainEqual([
      'proactive',
      '二、我镇开展的几项工作',
    ])
  })

  it('say where a picture stands, whose words nobody read', () => {
    const { pictured } = readReport(
      documentOf(...OUTLINE.slice(0, 9), { kind: 'picture', place: {} }, ...OUTLINE.slice(9)),
    )
    expect(pictured).toEqual(['proactive'])
  })

  it('are not the names in a table of contents', () => {
    const contents = ['一、总体情况', '二、主动公开政府信息情况', '六、其他需要报告的事项'].map((text) => line(text))
    expect(readReport(documentOf(...contents, ...OUTLINE)).sections).toHaveLength(4)
  })

  it('are not the names that a page repeats beside the report', () => {
    const beside = ['一、总体情况', '二、主动公开政府信息情况', '六、其他需要报告的事项', '打印'].map((text) =>
      line(text),
    )
    const read = readReport(documentOf(...OUTLINE, ...beside))
    expect(read.sections).toHaveLength(4)
    expect(read.signedOn).toBe('2024-01-19')
  })

  it('do not tell the rows of a table again as prose', () => {
    const rows = [
      line('三、收到和处理政府信息公开申请情况'),
      line('办理情况见下表。'),
      line('2.重复申请0件，自然人0，商业企业0'),
    ]
    expect(readReport(documentOf(...rows, table([HEAD, '2.重复申请|0|0|0|0|0|0|0']))).sections[0]?.text).toBe(
      '办理情况见下表。',
    )
  })

  it.each([
    ['2024年上海市样例委政府信息公开工作年度报告', '上海市样例委', 2024],
    ['样例局二〇二三年度政府信息公开年报', '样例局', 2023],
    ['关于样例局2023年政府信息公开工作的年度报告', '样例局', 2023],
    ['政府信息公开工作年度报告 2025', null, 2025],
  ])('%s is by %s of %i', (title, unitName, year) => {
    expect(readReport(documentOf(line(title), line('一、总体情况'), line('略。')))).toMatchObject({ unitName, year })
  })
})
