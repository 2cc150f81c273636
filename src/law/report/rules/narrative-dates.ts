import { parseDay } from '../../day.ts'
import { countsIn } from '../numbers.ts'
import { passageOf, passagesOf, quoted } from './prose.ts'
import { answerOf, notAssessable, type Problem, type Rule } from './rule.ts'

const DATE = /(?<![\d.])(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?/g
const A_LEAP_YEAR = '2020'

const dates: Rule = {
  id: 'NAR-DATE',
  version: 1,
  title: '文中的日期都存在',
  severity: 'error',
  article: '条例第六条',
  check(subject) {
    return answerOf(
      passagesOf(subject).flatMap(({ sentences, where }) =>
        sentences.flatMap((sentence) =>
          [...sentence.matchAll(DATE)]
            .filter(([, year, month = '', date]) => !exists(year ?? A_LEAP_YEAR, month, date ?? '1'))
            .map(([raw]) => ({ message: `文中的“${raw}”不是存在的日期。`, where, left: raw })),
        ),
      ),
    )
  },
}

function exists(year: string, month: string, date: string): boolean {
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`) !== null
}

/** "2021年，我镇将继续…": a year at the head of a clause, then what will be done. 将 as 把 ("将…纳入考核") is no plan. */
const PLAN =
  /(?:^|[，；：、])(?:在|到)?(\d{4})年(?:度)?，?[^，；\d]{0,12}?(?:将(?:继续|进一步|加|着力|不断|持续|从|按|以|采取|重点|认真|紧|切实|坚持|严格|全面|大力|深入|积极|做|围绕|着重|努力|推|强化|完善|落实|充分|抓)|拟|计划|打算)/g

const planYear: Rule = {
  id: 'NAR-PLAN-YEAR',
  version: 1,
  title: '第五部分的打算写的是下一年',
  severity: 'warning',
  article: '条例第五十条',
  check(subject) {
    const passage = passageOf(subject, 'problems')
    const { year } = subject
    if (!passage || year === null)
      return notAssessable('没有读到第五部分或者报告的年度，无法核对。', 'section.problems')
    return answerOf(
      passage.sentences.flatMap((sentence) =>
        [...sentence.matchAll(PLAN)].flatMap((match): Problem[] => {
          const planned = Number(match[1])
          if (planned > year) return []
          const raw = match[0].replace(/^[，；：、]/, '')
          const message = `第五部分的打算${quoted(raw)}写的是${planned}年，应当是${year + 1}年。`
          return [{ message, where: passage.where, left: planned, right: year + 1 }]
        }),
      ),
    )
  },
}

/** "2021年，我镇公开信息38条": a year at the head of a clause that states a number. */
const STATED = /(?:^|[，；：])(?:截至)?(\d{4})年(?:度|底|末|以来)?，?([^；]*)/g
const OTHER_YEARS =
  /同比|相比|比|较|上年|去年|往年|历年|以来|累计|连续|将|拟|计划|规划|目标|力争|方案|印发|颁布|施行|实施|[—－~～至-]\d{4}年/

const statedYear: Rule = {
  id: 'NAR-YEAR',
  version: 1,
  title: '第一部分的数是报告年度的数',
  severity: 'warning',
  article: '条例第五十条',
  check(subject) {
    const passage = passageOf(subject, 'overview')
    const { year } = subject
    if (!passage || year === null) {
      return notAssessable('没有读到第一部分或者报告的年度，无法核对。', 'section.overview')
    }
    return answerOf(
      passage.sentences.flatMap((sentence) =>
        [...sentence.matchAll(STATED)].flatMap(([raw, said, rest = '']): Problem[] => {
          const stated = Number(said)
          const count = countsIn(rest)[0]
          if (stated === year || !count || OTHER_YEARS.test(sentence)) return []
          const words = raw.replace(/^[，；：]/, '').slice(0, raw.length - rest.length + count.end)
          const message = `第一部分写的是${quoted(words)}，报告的年度是${year}年，请核对是不是沿用了别的年度的文字。`
          return [{ message, where: passage.where, left: stated, right: year }]
        }),
      ),
    )
  },
}

export const NARRATIVE_DATE_RULES: readonly Rule[] = [dates, planYear, statedYear]
