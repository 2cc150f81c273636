import type { Inline, ReportingUnit } from './document.ts'
import type { ReportForm, SectionForm } from './forms.ts'
import { sentence } from './narrative.ts'

/** "青澜县望溪镇人民政府2020年政府信息公开工作年度报告". */
export function titleOf(unit: ReportingUnit, year: number): string {
  return `${unit.name}${year}年政府信息公开工作年度报告`
}

/** The unnumbered opening: legal basis, the parts really present, the period, where to read it, whom to ask. */
export function preambleOf(content: {
  readonly unit: ReportingUnit
  readonly year: number
  readonly form: ReportForm
  readonly sections: readonly SectionForm[]
}): (readonly Inline[])[] {
  const { unit, year, form, sections } = content
  const parts = sections.map((section) => section.title).join('、')
  const count = '一二三四五六'.charAt(sections.length - 1)
  const basis = sentence`本报告依照《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条和国务院办公厅政府信息与政务公开办公室规定的统一格式（${form.document}）编制，由${parts}${count}部分组成。所列数据的统计期限自${String(year)}年1月1日起至${String(year)}年12月31日止。`
  const reading = sentence`本报告的电子版可在${unit.pageUrl}查阅和下载。对本报告有疑问的，请与${unit.name}联系${contactOf(unit)}。`
  const sample = sentence`样例说明：${unit.name}是虚构的机关，本报告的文字和数据只用来演示。`
  return [...(unit.isSample ? [sample] : []), basis, reading]
}

function contactOf({ address, postcode, phone }: ReportingUnit): string {
  const known = [
    ['地址', address],
    ['邮编', postcode],
    ['电话', phone],
  ].filter(([, value]) => value !== '')
  return known.length > 0 ? `（${known.map((pair) => pair.join('：')).join('；')}）` : ''
}
