import { describe, expect, test } from 'vitest'
import { RULES } from '#law/report/rules/all.ts'
import { passageOf, passagePlace, QUOTING, splitPlace } from './passages.ts'

const TEXT =
  '2020 年度通过各类媒体渠道公开政府信息 101 条，其中通过“假日样例”微信公众号发布消息 197 条，网站 38 条。\n2020年，我镇将继续加大工作力度。'
const quotedIn = (rule: string, message: string) => {
  const passage = passageOf({ rule, message }, TEXT)
  return passage && TEXT.slice(passage.start, passage.end)
}

describe('the passage that a finding quotes', () => {
  test('is looked for only with rules that there are', () => {
    expect(QUOTING.filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([])
  })

  test('is found as it was read, with its spaces', () => {
    expect(quotedIn('NAR-PLAN-YEAR', '第五部分的打算“2020年，我镇将继续”写的是2020年，应当是2021年。')).toBe(
      '2020年，我镇将继续',
    )
    expect(quotedIn('NAR-DATE', '文中的“101条”不是存在的日期。')).toBe('101 条')
  })

  test('goes on to the end of the sentence where the quotation was shortened or holds another', () => {
    const whole = '101 条，其中通过“假日样例”微信公众号发布消息 197 条，网站 38 条'
    expect(quotedIn('NAR-PART', '“101条，其中通过“假日样例”微信公众号……38条”：部分197条大于总数101条。')).toBe(whole)
    expect(quotedIn('NAR-SUM', '“101条，其中……38条”：各部分相加是235条。')).toBe(whole)
  })

  test('is none for a rule that names what is absent, and for words that stand nowhere', () => {
    expect(quotedIn('NAR-OVERSIGHT', '没有的写“2020年”。')).toBeNull()
    expect(quotedIn('NAR-DATE', '文中的“2020年13月”不是存在的日期。')).toBeNull()
    expect(quotedIn('NAR-DATE', '文中的“(.*)+$”不是存在的日期。')).toBeNull()
  })

  test('is a place of its own inside its part', () => {
    const place = passagePlace('section.overview', { start: 12, end: 40 })
    expect(splitPlace(place)).toEqual({ where: 'section.overview', passage: { start: 12, end: 40 } })
    expect(splitPlace('section.overview')).toEqual({ where: 'section.overview', passage: null })
  })
})
