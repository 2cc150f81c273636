import { FORMS, FORM_IDS } from '../forms.ts'

const TITLES = FORM_IDS.flatMap((id) => FORMS[id].sections.flatMap(({ title, variants }) => [title, ...variants]))

/** Words of the form, the statute and the usual opening, that two honest reports share; patterns of normalised text. */
export const FORMULAS: readonly string[] = [
  ...new Set(TITLES.map((title) => title.replaceAll('、', ''))),
  '(?:主动公开|依申请公开|政府信息管理|(?:政府信息公开|政府信息)?平台建设|(?:政府信息公开)?监督保障)(?:工作)?情况',
  '中华人民共和国政府信息公开条例(?:以下简称条例)?',
  '国务院办公厅政府信息与政务公开办公室',
  '政府信息公开工作年度报告(?:格式)?',
  '(?:严格)?(?:按照|执行|落实)?政府信息公开信息处理费管理办法',
  '本报告(?:由|根据|依照|按照).{0,120}?(?:部分组成|编制)',
  '(?:报告中)?所列数据的?统计(?:期限|时限)自起?至止?',
  '本报告的?电子版可?在.{0,60}?(?:查阅|下载)(?:和下载)?',
  '如?对本报告有(?:任何)?疑问的?请与.{0,40}?联系',
  '(?:坚持)?以习近平新时代中国特色社会主义思想为指导',
  '(?:深入|全面|认真)?(?:学习)?贯彻(?:落实)?党的[十九二]{2}大(?:和[十九二]{2}届.{0,8}?全会)?精神',
  '党中央国务院(?:关于.{0,16}?)?(?:的)?(?:各项)?决策部署',
  '(?:全年|本年度)?(?:未|没有|共)?收取政府信息公开信息处理费(?:共计)?元?',
  '(?:没有|无)其他需要(?:说明或)?报告的(?:事项|情况)',
]

/** What a body calls itself and its place without the name. */
export const SELF_WORDS: readonly string[] = [
  '[我本全](?:省|市|州|盟|县|区|旗|镇|乡|街道|局|委|办|厅|单位|机关|院|中心)',
  '(?:省|市|州|盟|县|区|旗|镇|乡|街道)(?:党?委|人民政府|政府|办事处)(?:办公室)?',
]
