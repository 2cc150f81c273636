import type { ReportSubject } from '../subject.ts'
import { t2Number } from './cells.ts'
import { levelOf } from './level.ts'
import { passageOf, quoted, sectionPassages } from './prose.ts'
import { answerOf, listed, NOT_APPLICABLE, notAssessable, PASS, type Problem, type Rule } from './rule.ts'

const TOPICS = [
  { name: '工作考核', said: /考核/ },
  { name: '社会评议', said: /评议/ },
  { name: '责任追究', said: /责任追究|追责|问责|追究责任/ },
] as const
const A_RESULT =
  /结果|等次|优秀|良好|合格|称职|满意|得分|评分|排名|名列|位列|位居|第[一二三四五六七八九十\d]{1,3}名|先进|评为|未发生|没有|未出现|未有|未开展|未被|无(?!法)|零|通报|表彰|约谈|扣分|被追究|\d分/

const oversight: Rule = {
  id: 'NAR-OVERSIGHT',
  version: 1,
  title: '写明工作考核、社会评议和责任追究的结果',
  severity: 'warning',
  article: '条例第五十条第一款第四项',
  check(subject) {
    const level = levelOf(subject)
    if (level === null) return notAssessable('不知道这是不是一级政府，无法核对。', 'section.overview')
    if (level === 'department') return NOT_APPLICABLE
    const passage = passageOf(subject, 'overview')
    if (!passage) return notAssessable('没有读到第一部分，无法核对。', 'section.overview')
    const absent = TOPICS.filter(
      ({ said }) => !passage.sentences.some((sentence) => said.test(sentence) && A_RESULT.test(sentence)),
    )
    const names = listed(absent.map(({ name }) => name))
    const message = `第一部分没有写明${names}的结果（只写制度不算）；各级政府应当写，没有的写“没有发生”。`
    return answerOf(absent.length > 0 ? [{ message, where: 'section.overview' }] : [])
  },
}

const NO_FEE = /(?:未|没有|不|无)[^，。；]{0,12}(?:收取|收费|费用)|收取[^，。；]{0,16}费[^，。；\d]{0,4}0元/
const SAID_FEE = /信息处理费|收费|费用/
const A_FEE = /(?:收取|收费|金额|信息处理费)[^，。；\d]{0,12}(\d[\d,]{0,12}(?:\.\d{1,4})?)(万?元)/g

const feeReport: Rule = {
  id: 'NAR-FEE-REPORT',
  version: 1,
  title: '第六部分报告信息处理费收取情况，没有收取的也写明',
  severity: 'warning',
  article: '国办公开办函〔2021〕30号',
  forms: ['2021', '2021-single-other'],
  check(subject) {
    const passage = passageOf(subject, 'other')
    if (!passage) return notAssessable('没有读到第六部分，无法核对。', 'section.other')
    if (passage.sentences.some((sentence) => SAID_FEE.test(sentence))) return PASS
    const message = '第六部分没有写信息处理费：请写明发出收费通知的件数、总金额和实际收取的金额，没有的写0。'
    return answerOf([{ message, where: 'section.other' }])
  },
}

const fee: Rule = {
  id: 'NAR-FEE',
  version: 1,
  title: '说没有收费的，与收费金额不矛盾',
  severity: 'warning',
  article: '条例第四十二条',
  check(subject) {
    const passage = passageOf(subject, 'other')
    if (!passage) return notAssessable('没有读到第六部分，无法核对。', 'section.other')
    const text = passage.sentences.join('。')
    const denial = NO_FEE.exec(text)?.[0] ?? (/^[\s无。]*$/.test(text) ? '无' : null)
    if (denial === null) return NOT_APPLICABLE
    return answerOf([...saidFees(subject, denial), ...chargesBeside(subject, denial)])
  },
}

function saidFees(subject: ReportSubject, denial: string): Problem[] {
  return sectionPassages(subject)
    .filter(({ section }) => section !== 'proactive' && section !== 'problems')
    .flatMap(({ sentences, where }) =>
      sentences.flatMap((sentence) =>
        [...sentence.matchAll(A_FEE)]
          .filter(([, amount = '']) => Number(amount.replaceAll(',', '')) > 0)
          .map(([raw]) => ({ message: `第六部分写“${denial}”，文中却写${quoted(raw)}。`, where, left: 0, right: raw })),
      ),
    )
}

/** A bare "无" beside charges in table two: another kind of charge, yet worth a look. */
function chargesBeside(subject: ReportSubject, denial: string): Problem[] {
  const charged = t2Number(subject, 'charges', 'charged') ?? 0
  if (denial !== '无' || charged === 0) return []
  const message = `第六部分写“无”，第二部分的表行政事业性收费是${charged}万元；如有信息处理费，请在第六部分写明。`
  return [{ message, where: 'section.other', left: 0, right: charged, severity: 'hint' }]
}

const typed: Rule = {
  id: 'NAR-TYPED',
  version: 1,
  title: '文字稿里的数都引用台账，不手工填写',
  severity: 'warning',
  article: '条例第六条',
  check({ typedDigits }) {
    const places = [...new Set(typedDigits.map(({ where }) => where))]
    return answerOf(
      places.map((where) => {
        const texts = typedDigits.filter((digits) => digits.where === where).map(({ text }) => `“${text}”`)
        return { message: `文字稿里的${listed(texts)}是手工填写的，请改为引用台账的数。`, where }
      }),
    )
  },
}

export const NARRATIVE_DUTY_RULES: readonly Rule[] = [oversight, feeReport, fee, typed]
