import { describe, expect, it } from 'vitest'
import { CASE_RESULT_LABELS, CASE_RESULTS } from './facts.ts'
import { FORM_IDS, formOfYear, FORMS, T3_COLUMNS, T3_CORNER, T4_COLUMNS, T4_HEAD, type FormId } from './forms.ts'
import { APPLICANT_CLASS_LABELS, APPLICANT_CLASSES, OUTCOME_CODES, OUTCOMES } from './outcomes.ts'

const rowsOf = (form: FormId) => FORMS[form].t3.map((row) => row.id).join(' ')
const blocksOf = (form: FormId) =>
  FORMS[form].t2.map(
    (block) =>
      `${block.title}：${block.columns.map((column) => column.label).join('·')}；${block.rows.map((row) => row.label).join('·')}`,
  )

describe('the national forms', () => {
  it('have the same six sections', () => {
    for (const form of FORM_IDS) {
      expect(FORMS[form].sections.map((section) => `${section.number}、${section.title}`)).toEqual([
        '一、总体情况',
        '二、主动公开政府信息情况',
        '三、收到和处理政府信息公开申请情况',
        '四、政府信息公开行政复议、行政诉讼情况',
        '五、存在的主要问题及改进情况',
        '六、其他需要报告的事项',
      ])
    }
  })

  it('print table two of 60号', () => {
    expect(blocksOf('2019')).toEqual([
      '第二十条第（一）项：本年新制作数量·本年新公开数量·对外公开总数量；规章·规范性文件',
      '第二十条第（五）项：上一年项目数量·本年增/减·处理决定数量；行政许可·其他对外管理服务事项',
      '第二十条第（六）项：上一年项目数量·本年增/减·处理决定数量；行政处罚·行政强制',
      '第二十条第（八）项：上一年项目数量·本年增/减；行政事业性收费',
      '第二十条第（九）项：采购项目数量·采购总金额；政府集中采购',
    ])
  })

  it('print table two of 30号', () => {
    expect(blocksOf('2021')).toEqual([
      '第二十条第（一）项：本年制发件数·本年废止件数·现行有效件数；规章·行政规范性文件',
      '第二十条第（五）项：本年处理决定数量；行政许可',
      '第二十条第（六）项：本年处理决定数量；行政处罚·行政强制',
      '第二十条第（八）项：本年收费金额（单位：万元）；行政事业性收费',
    ])
  })

  it('print 23 rows of table three in 2019, 25 in 2021', () => {
    const before = 'A B C1 C2 C3.1 C3.2 C3.3 C3.4 C3.5 C3.6 C3.7 C3.8 C4.1 C4.2 C4.3 C5.1 C5.2 C5.3 C5.4 C5.5'
    expect(rowsOf('2019')).toBe(`${before} C6 C7 D`)
    expect(rowsOf('2021')).toBe(`${before} C6.1 C6.2 C6.3 C7 D`)
    expect(rowsOf('2021-single-other')).toBe(rowsOf('2019'))
  })

  it('print the labels of table three to the letter', () => {
    expect(FORMS['2021'].t3.map((row) => (row.group ? `${row.group}${row.label}` : row.label))).toMatchInlineSnapshot(`
      [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "（三）不予公开1.属于国家秘密",
        "（三）不予公开2.其他法律行政法规禁止公开",
        "（三）不予公开3.危及“三安全一稳定”",
        "（三）不予公开4.保护第三方合法权益",
        "（三）不予公开5.属于三类内部事务信息",
        "（三）不予公开6.属于四类过程性信息",
        "（三）不予公开7.属于行政执法案卷",
        "（三）不予公开8.属于行政查询事项",
        "（四）无法提供1.本机关不掌握相关政府信息",
        "（四）无法提供2.没有现成信息需要另行制作",
        "（四）无法提供3.补正后申请内容仍不明确",
        "（五）不予处理1.信访举报投诉类申请",
        "（五）不予处理2.重复申请",
        "（五）不予处理3.要求提供公开出版物",
        "（五）不予处理4.无正当理由大量反复申请",
        "（五）不予处理5.要求行政机关确认或重新出具已获取信息",
        "（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "（六）其他处理2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "（六）其他处理3.其他",
        "（七）总计",
        "四、结转下年度继续办理",
      ]
    `)
    expect(T3_CORNER).toBe('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）')
    expect(T3_COLUMNS.map((column) => column.label)).toEqual([
      ...APPLICANT_CLASSES.map((applicantClass) => APPLICANT_CLASS_LABELS[applicantClass]),
      '总计',
    ])
  })

  it('print the heads of table four', () => {
    expect(T4_COLUMNS).toEqual([...CASE_RESULTS.map((result) => CASE_RESULT_LABELS[result]), '总计'])
    expect(Object.values(T4_HEAD)).toEqual(['行政复议', '行政诉讼', '未经复议直接起诉', '复议后起诉'])
  })

  it('bind 60号 to 2019 and 2020, 30号 to the years since 2021', () => {
    expect([2019, 2020, 2021, 2025].map(formOfYear)).toEqual(['2019', '2019', '2021', '2021'])
  })
})

describe('the endings of an application', () => {
  it('are each listed once, with an article, in a row of the form of 2021', () => {
    expect(OUTCOMES.map((outcome) => outcome.code)).toEqual(OUTCOME_CODES)
    const rows = FORMS['2021'].t3.map((row) => row.id)
    expect(OUTCOMES.filter((outcome) => !rows.includes(outcome.row) || outcome.article === '')).toEqual([])
  })

  it('fill every row of 本年度办理结果', () => {
    const rows = FORMS['2021'].t3.map((row) => row.id).filter((id) => id.startsWith('C') && id !== 'C7')
    expect([...new Set(OUTCOMES.map((outcome) => outcome.row))]).toEqual(rows)
  })
})
