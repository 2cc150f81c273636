import { dayInChinese, parseDay, type Day } from '../../day.ts'
import { FORMS, formOfYear } from '../forms.ts'
import type { UnitLevel } from '../subject.ts'
import { levelOf } from './level.ts'
import { cleanProse } from './prose.ts'
import { answerOf, notAssessable, type Problem, type Rule } from './rule.ts'

const FORM_NOTE = '年度报告格式'
const DEADLINE = '条例第四十九条'

const title: Rule = {
  id: 'STR-TITLE',
  version: 1,
  title: '标题写明机关、年度和文种',
  severity: 'warning',
  article: FORM_NOTE,
  check({ title: printed, unitName, year }) {
    const text = (printed ?? '').slice(0, 300).replace(/\s/g, '')
    if (text === '')
      return answerOf([
        { message: '报告没有标题，应当写明机关名称、年度和“政府信息公开工作年度报告”。', where: 'title' },
      ])
    const absent = [
      ...(unitName !== null && !text.includes(unitName.replace(/\s/g, '')) && !hasShortName(text, unitName)
        ? ['机关名称']
        : []),
      ...(year !== null && !text.includes(String(year)) ? [`年度（${year}年）`] : []),
      ...(/政[府务]信息公开.{0,8}年度?报/.test(text) ? [] : ['“政府信息公开工作年度报告”']),
    ]
    const message = `标题“${text.slice(0, 60)}”里没有${absent.join('、')}。`
    return answerOf(absent.length > 0 ? [{ message, where: 'title', left: text }] : [])
  },
}

/** "洪泽区人民政府" for "淮安市洪泽区人民政府": the title may leave out the higher place, and 人民政府. */
function hasShortName(text: string, unitName: string): boolean {
  const own = unitName.replace(/^.{1,12}?[省市州县区旗](?=.{2,})/, '').replace(/人民政府$/, '')
  return own.length >= 2 && text.includes(own)
}

const period: Rule = {
  id: 'STR-PERIOD',
  version: 1,
  title: '引言写明统计期限是当年1月1日至12月31日',
  severity: 'warning',
  article: FORM_NOTE,
  check({ preamble, year }) {
    const text = cleanProse(preamble)
    const found = /(\d{4})年1月1日(?:起|开始)?(?:至|到|—|-|－)(?:(\d{4})年)?12月31日/.exec(text)
    if (!found) return answerOf([{ message: '引言没有写明统计期限（当年1月1日起至12月31日止）。', where: 'preamble' }])
    if (year === null) return notAssessable('不知道报告的年度，无法核对统计期限。', 'preamble')
    const years = [Number(found[1]), Number(found[2] ?? found[1])]
    const wrong = years.find((one) => one !== year)
    const message = `引言的统计期限写的是${wrong}年，报告的年度是${year}年。`
    return answerOf(wrong === undefined ? [] : [{ message, where: 'preamble', left: wrong, right: year }])
  },
}

const formYear: Rule = {
  id: 'STR-FORM-YEAR',
  version: 1,
  title: '用的是当年有效的格式',
  severity: 'warning',
  article: '国办公开办函〔2021〕30号',
  check({ form, year }) {
    if (form === null || year === null) return notAssessable('看不出报告的年度或者所用的格式，无法核对。', 'document')
    const wanted = formOfYear(year)
    if (form === wanted) return answerOf([])
    const message =
      form === '2021-single-other' && wanted === '2021'
        ? '第三部分的表“（六）其他处理”只有一行，现行格式分为三行。'
        : `${year}年度应当用${FORMS[wanted].document}的格式，报告用的是${FORMS[form].document}的格式。`
    return answerOf([{ message, where: 'document', left: form, right: wanted }])
  },
}

const signature: Rule = {
  id: 'STR-SIGN',
  version: 1,
  title: '有机关署名和成文日期',
  severity: 'warning',
  article: FORM_NOTE,
  check({ signedBy, signedOn, year }) {
    const where = 'signature'
    if (signedBy === null && signedOn === null) {
      return answerOf([{ message: '报告没有落款，应当写明机关名称和成文日期。', where }])
    }
    const early = year !== null && signedOn !== null && signedOn < `${year}-12-31`
    const absent: Problem[] = [
      ...(signedBy === null ? [{ message: '落款没有机关名称。', where, severity: 'hint' as const }] : []),
      ...(signedOn === null
        ? [{ message: '落款还没有成文日期，签发时请写上。', where, severity: 'hint' as const }]
        : []),
      ...(early && signedOn !== null
        ? [{ message: `成文日期${dayInChinese(signedOn)}早于统计期限的最后一天。`, where, left: signedOn }]
        : []),
    ]
    return answerOf(absent)
  },
}

const LAST_DAYS: Readonly<Record<UnitLevel, string>> = { town: '01-31', department: '01-31', county: '03-31' }

const deadline: Rule = {
  id: 'STR-DEADLINE',
  version: 1,
  title: '在规定的日期以前报送、公布',
  severity: 'warning',
  article: DEADLINE,
  check(subject) {
    const { year, filedOn, signedOn } = subject
    const level = levelOf(subject)
    const done = filedOn ?? signedOn
    if (year === null || level === null || done === null) {
      return notAssessable('不知道机关的级别、报告的年度或者报送的日期，无法核对期限。', 'signature')
    }
    const last = lastDay(year, subject.filingDay ?? LAST_DAYS[level])
    if (last === null || done <= last) return answerOf([])
    const verb = filedOn === null ? '成文' : '报送、公布'
    const message = `报告${dayInChinese(done)}${verb}，晚于${dayInChinese(last)}的期限。`
    return answerOf([{ message, where: 'signature', left: done, right: last }])
  },
}

function lastDay(year: number, monthAndDay: string): Day | null {
  return parseDay(`${String(year + 1).padStart(4, '0')}-${monthAndDay}`)
}

export const OPENING_RULES: readonly Rule[] = [title, period, formYear]
export const CLOSING_RULES: readonly Rule[] = [signature, deadline]
