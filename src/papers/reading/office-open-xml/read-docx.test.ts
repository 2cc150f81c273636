import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FORM_IDS } from '#law/report/forms.ts'
import type { PrintedDocument, PrintedTable } from '#law/report/reading/printed.ts'
import { reportGrid } from '../../grid/report-grid.ts'
import { reportDocx } from '../../report-docx/report-docx.ts'
import { aReport } from '../../report.fixture.ts'
import { aDocx, cell, documentXml, paragraph, refusal, wordPart } from './office.fixture.ts'
import { readDocx } from './read-docx.ts'

const tablesOf = ({ blocks }: PrintedDocument) => blocks.filter((block) => block.kind === 'table')
const linesOf = ({ blocks }: PrintedDocument) => blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : []))
const textsOf = (table: PrintedTable | undefined) => table?.rows.map((row) => row.map(({ text }) => text))
const placed = (table: PrintedTable | undefined) =>
  table?.rows.map((row) => row.map(({ text, column, colSpan, rowSpan }) => [text, column, colSpan, rowSpan]))
const tight = (text: string) => text.replace(/\s/g, '')
const table = (...rows: string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`

describe('our own Word file, read back', () => {
  it.each(FORM_IDS)('has every cell of the three tables of form %s in place', async (form) => {
    const report = aReport({ form })
    const printed = readDocx(await reportDocx(report))
    expect(printed.title).toBe(report.title)
    expect(printed.notes).toEqual([])
    const tables = tablesOf(printed)
    expect(tables).toHaveLength(3)
    ;(['t2', 't3', 't4'] as const).forEach((id, index) => {
      const expected = reportGrid(report, id).rows.map((row) =>
        row.cells.map((one) => [tight(one.text), one.x, one.colSpan, one.rowSpan]),
      )
      const found = tables[index]?.rows.map((row) =>
        row.map((one) => [tight(one.text), one.column, one.colSpan, one.rowSpan]),
      )
      expect(found).toEqual(expected)
    })
    for (const { heading } of report.sections) expect(linesOf(printed)).toContain(heading)
  })
})

const REAL = [process.env['ZHAOMING_REALDATA'], '../shared/realdata'].flatMap((root) =>
  root === undefined ? [] : [join(root, 'reports-raw/annual-report-form-2021-template.docx')],
)

it('the empty form of the State Council has its three tables with labels and blanks', (context) => {
  const path = REAL.find((one) => existsSync(one))
  if (path === undefined) return context.skip('no real data: set ZHAOMING_REALDATA')
  const printed = readDocx(readFileSync(path))
  expect(linesOf(printed)[0]).toBe('政府信息公开工作年度报告格式模板')
  const [t2, t3, t4] = tablesOf(printed)
  expect([t2, t3, t4].map((one) => one?.rows.length)).toEqual([14, 28, 4])
  expect(textsOf(t2)?.[1]).toEqual(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'])
  expect(t3?.rows[5]?.[0]).toMatchObject({ text: '三、本年度办理结果', column: 0, rowSpan: 22 })
  expect(t3?.rows[26]?.map(({ column }) => column)).toEqual([1, 3, 4, 5, 6, 7, 8, 9])
  expect(t4?.rows[3]).toHaveLength(15)
  for (const { text } of [...(t3?.rows[26]?.slice(1) ?? []), ...(t4?.rows[3] ?? [])]) expect(text.trim()).toBe('')
})

describe('paragraphs', () => {
  it('are lines with their place; blank ones count but are not printed', () => {
    const { blocks } = readDocx(aDocx(`${paragraph('一')}<w:p/>${table(cell('x'))}${paragraph('二')}`))
    expect(blocks[0]).toEqual({ kind: 'line', text: '一', isSoft: false, place: { line: 1 } })
    expect(blocks[2]).toEqual({ kind: 'line', text: '二', isSoft: false, place: { line: 3 } })
  })

  it('keep tabs, breaks and fixed spaces, and print no field codes', () => {
    const runs =
      '<w:r><w:t xml:space="preserve">甲\u00a0</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t> 丙 </w:t></w:r>' +
      '<w:r><w:instrText>PAGE</w:instrText><w:t>丁</w:t></w:r>'
    expect(linesOf(readDocx(aDocx(`<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>${runs}</w:p>`)))).toEqual([
      '甲\u00a0\t乙\n丙丁',
    ])
  })

  it('print revisions as accepted: insertions yes, deletions no, and say so', () => {
    const gone = '<w:rPr><w:del/></w:rPr>'
    const body = [
      '<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText><w:br/></w:r></w:del><w:r><w:t>词</w:t></w:r></w:p>',
      '<w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>',
      paragraph('前半', gone),
      paragraph('后半'),
      `<w:tbl><w:tr>${cell('留')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${cell('删')}</w:tr></w:tbl>`,
    ]
    const printed = readDocx(aDocx(body.join('')))
    expect(linesOf(printed)).toEqual(['新词', '移来', '前半后半'])
    expect(textsOf(tablesOf(printed)[0])).toEqual([['留']])
    expect(printed.notes).toEqual(['文件里有修订痕迹，已按修订后的文字读取。'])
  })

  it('print properties as they are now, not as they were', () => {
    const was = (name: string, old: string) => `<w:${name}Change><w:${name}>${old}</w:${name}></w:${name}Change>`
    const body =
      paragraph('字', `<w:pStyle w:val="b"/>${was('pPr', '<w:pStyle w:val="a"/>')}`) +
      `<w:tbl><w:tr><w:trPr>${was('trPr', '<w:gridBefore w:val="3"/>')}</w:trPr>` +
      `${cell('格', was('tcPr', '<w:gridSpan w:val="2"/>'))}</w:tr></w:tbl>`
    const styles = wordPart('styles', '<w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>')
    const printed = readDocx(aDocx(body, { 'word/styles.xml': styles }))
    expect(linesOf(printed)).toEqual(['字'])
    expect(placed(tablesOf(printed)[0])).toEqual([[['格', 0, 1, 1]]])
  })

  it('print characters without the readings above them', () => {
    const ruby =
      '<w:ruby><w:rt><w:r><w:t>ming</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>明</w:t></w:r></w:rubyBase></w:ruby>'
    expect(linesOf(readDocx(aDocx(`<w:p><w:r><w:t>昭</w:t>${ruby}</w:r></w:p>`)))).toEqual(['昭明'])
  })

  it('leave out hidden words, direct or by style, and say so; comments too', () => {
    const styles = wordPart(
      'styles',
      '<w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    )
    const body =
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>见</w:t></w:r></w:p>' +
      '<w:p><w:r><w:rPr><w:rStyle w:val="b"/></w:rPr><w:t>藏</w:t></w:r><w:r><w:commentReference/></w:r></w:p>' +
      paragraph('藏', '<w:pStyle w:val="b"/>')
    const printed = readDocx(aDocx(body, { 'word/styles.xml': styles }))
    expect(linesOf(printed)).toEqual(['见'])
    expect(printed.notes).toEqual(['文件里有批注，批注没有读取。', '文件里有隐藏的文字，隐藏的文字没有读取。'])
  })

  it('are followed by their text boxes, once; content controls are printed', () => {
    const box = `<w:txbxContent>${paragraph('框')}</w:txbxContent>`
    const both = `<mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`
    const control = `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${paragraph('控件')}</w:sdtContent></w:sdt>`
    const body = `<w:p><w:r>${both}<w:t>锚</w:t></w:r></w:p>${control}`
    expect(linesOf(readDocx(aDocx(body)))).toEqual(['锚', '框', '控件'])
  })

  it('are read whatever prefix and dialect the file uses', () => {
    const strict = documentXml(paragraph('字'))
      .replaceAll('w:', 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=')
      .replace(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      )
    expect(linesOf(readDocx(aDocx('', { 'word/document.xml': strict })))).toEqual(['字'])
  })
})

describe('automatic numbers', () => {
  const level = ([index, format]: readonly [number, string], text: string, more = '') =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
  const numbering = wordPart(
    'numbering',
    `<w:abstractNum w:abstractNumId="0">${level([0, 'chineseCountingThousand'], '%1、', '<w:pStyle w:val="h1"/>')}` +
      `${level([1, 'chineseCounting'], '（%2）', '<w:pStyle w:val="h2"/>')}${level([2, 'decimal'], '%3.')}` +
      `${level([3, 'decimal'], '%1.%4', '<w:isLgl/>')}${level([4, 'bullet'], '●')}</w:abstractNum>` +
      `<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>` +
      `<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`,
  )
  const styles = wordPart(
    'styles',
    '<w:style w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="h2"><w:basedOn w:val="h1"/></w:style>',
  )
  const numbered = (text: string, index: number, list = 7) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="${list}"/></w:numPr>`)
  const read = (body: string) =>
    linesOf(readDocx(aDocx(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles })))

  it('stand in front of their paragraphs, by level', () => {
    const body = [0, 1, 2, 2, 1, 0, 1, 3, 4].map((index) => numbered('题', index)).join('')
    expect(read(body)).toEqual(['一、题', '（一）题', '1.题', '2.题', '（二）题', '二、题', '（一）题', '2.1 题', '题'])
  })

  it('come from the style too, and can be switched off or started anew', () => {
    const styled = (id: string, more = '') => paragraph('题', `<w:pStyle w:val="${id}"/>${more}`)
    const off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    const body =
      styled('h1') + styled('h2') + styled('h1', off) + styled('h1') + numbered('题', 0, 8) + numbered('题', 0, 7)
    expect(read(body)).toEqual(['一、题', '（一）题', '题', '二、题', '五、题', '六、题'])
  })
})

describe('tables', () => {
  it('have their cells on a lattice', () => {
    const rows = [
      cell('甲', '<w:vMerge w:val="restart"/>') + cell('乙', '<w:gridSpan w:val="2"/>'),
      cell('看不见', '<w:vMerge/>') + cell('丙') + cell('丁'),
      cell('戊') + cell('己', '<w:vMerge/>') + cell('庚'),
    ]
    const last = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('辛')}${cell('壬')}</w:tr>`
    const [one] = tablesOf(readDocx(aDocx(table(...rows).replace('</w:tbl>', `${last}</w:tbl>`))))
    expect(one?.hasColumns).toBe(true)
    expect(placed(one)).toEqual([
      [
        ['甲', 0, 1, 2],
        ['乙', 1, 2, 1],
      ],
      [
        ['丙', 1, 1, 1],
        ['丁', 2, 1, 1],
      ],
      [
        ['戊', 0, 1, 1],
        ['己', 1, 1, 1],
        ['庚', 2, 1, 1],
      ],
      [
        ['辛', 1, 1, 1],
        ['壬', 2, 1, 1],
      ],
    ])
    expect(one?.rows[1]?.[1]?.place).toEqual({ table: 1, row: 2, column: 3 })
  })

  it('join paragraphs of a cell by line ends', () => {
    const [one] = tablesOf(readDocx(aDocx(table(`<w:tc>${paragraph('科研')}${paragraph('机构')}</w:tc>`))))
    expect(textsOf(one)).toEqual([['科研\n机构']])
  })

  it('inside a cell are its text, and tables of their own if they have rows and columns', () => {
    const inner = table(cell('1') + cell('2'), cell('3') + cell('4'))
    const around = table(`<w:tc>${paragraph('外')}${inner}</w:tc>`)
    const printed = readDocx(aDocx(around + table(`<w:tc>${table(cell('一格'))}<w:p/></w:tc>`)))
    expect(tablesOf(printed).map(textsOf)).toEqual([
      [['外\n1\t2\n3\t4']],
      [
        ['1', '2'],
        ['3', '4'],
      ],
      [['一格\n']],
    ])
    expect(tablesOf(printed).map(({ place }) => place.table)).toEqual([1, 2, 3])
  })
})

it('tells the properties that may name a person', () => {
  const core =
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:d="http://purl.org/dc/elements/1.1/">' +
    '<d:title>报告</d:title><d:creator>张三</d:creator><c:lastModifiedBy>李四</c:lastModifiedBy><c:keywords> </c:keywords></c:coreProperties>'
  const app =
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>镇政府</Company><Manager>王五</Manager></Properties>'
  const printed = readDocx(aDocx(paragraph('字'), { 'docProps/core.xml': core, 'docProps/app.xml': app }))
  expect(printed.title).toBe('报告')
  expect(printed.metadata.map(({ name, value }) => `${name}：${value}`)).toEqual([
    '作者：张三',
    '最后修改者：李四',
    '负责人：王五',
    '单位：镇政府',
  ])
})

it('follows the relations of the package to parts of any name', () => {
  const relations = (type: string, target: string) =>
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    `<Relationship Id="a" Type="http://x/${type}" Target="${target}"/></Relationships>`
  const parts = {
    'word/document.xml': documentXml(paragraph('旧')),
    'word/document2.xml': documentXml(paragraph('藏', '<w:pStyle w:val="a"/>') + paragraph('新')),
    '_rels/.rels': relations('officeDocument', '/word/document2.xml'),
    'word/_rels/document2.xml.rels': relations('styles', '../other/my.xml'),
    'other/my.xml': wordPart('styles', '<w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'),
  }
  expect(linesOf(readDocx(aDocx('', parts)))).toEqual(['新'])
})

it('refuses what is no Word file', () => {
  expect(refusal(() => readDocx(Buffer.from('你好')))?.code).toBe('format')
})
