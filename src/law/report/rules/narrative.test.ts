import { describe, expect, it } from 'vitest'
import type { SectionId } from '../forms.ts'
import { RULES } from './all.ts'
import { checkReport } from './check.ts'
import { saying, VALID_2020 } from './subjects.fixture.ts'

function resultOf(id: string, section: SectionId, text: string): string | undefined {
  return checkReport(
    saying(section, text),
    RULES.filter((rule) => rule.id === id),
  )[0]?.result
}

describe('a total and its parts', () => {
  it.each([
    ['公开204条，其中网站38条、公众号197条。', 'warning'],
    ['公开38条，包括动态25条、政策4条。', 'warning'],
    ['公开100条，其中解读5条、会议3条。', 'hint'],
    ['公开100条，其中解读5条。', 'pass'],
    ['公开约100条，其中解读60条、会议50条。', 'pass'],
    ['培训3次，参加人数分别为20人、30人。', 'not-applicable'],
  ])('%s is %s', (text, result) => expect(resultOf('NAR-SUM', 'overview', text)).toBe(result))
})

describe('a total behind its parts', () => {
  it.each([
    ['网站公开120条，微信公众号推送80条，合计发布180条。', 'warning'],
    ['网站公开120条，微信公众号推送80条，合计发布200条。', 'pass'],
    ['培训3次，参加20人，共计发放材料100份。', 'not-applicable'],
    ['公开20条，其中政策5条，共计公开100条。', 'not-applicable'],
    ['公开20条，比上年增加5条，共计100条。', 'not-applicable'],
    ['发布动态30余条、通知20条，合计60条。', 'not-applicable'],
  ])('%s is %s', (text, result) => expect(resultOf('NAR-TOTAL', 'overview', text)).toBe(result))
})

describe('the year of a number', () => {
  it.each([
    ['2022年，公开政府信息38条。', 'pass'],
    ['2021年，公开政府信息38条。', 'warning'],
    ['2032年，公开政府信息38条。', 'warning'],
    ['2021年印发的制度有3件。', 'pass'],
    ['2021年以来累计公开300条。', 'pass'],
    ['公开38条，2021年公开30条，同比增长26.7%。', 'pass'],
    ['2021年是关键的一年。', 'pass'],
  ])('%s is %s', (text, result) => expect(resultOf('NAR-YEAR', 'overview', text)).toBe(result))
})

describe('percentages', () => {
  it.each([
    ['公开38条，其中政策9条，占23.6%。', 'pass'],
    ['公开38条，其中政策9条，占23.7%。', 'pass'],
    ['公开38条，其中政策9条，占24%。', 'pass'],
    ['公开38条，其中政策9条，占23.8%。', 'warning'],
    ['自然人2件，占新收申请的66.7%。', 'pass'],
    ['公开38条，同比增长20%。', 'not-applicable'],
  ])('%s is %s', (text, result) => expect(resultOf('NAR-PERCENT', 'overview', text)).toBe(result))
})

describe('text and tables', () => {
  it.each([
    ['共受理政府信息公开申请4件。', 'pass'],
    ['收到政府信息公开申请3件。', 'pass'],
    ['收到政府信息公开申请2件。', 'warning'],
    ['结转下年度2件申请。', 'warning'],
    ['全年答复申请3件。', 'pass'],
    ['被申请行政复议2件。', 'warning'],
  ])('NAR-TABLE: %s is %s', (text, result) => expect(resultOf('NAR-TABLE', 'overview', text)).toBe(result))

  it.each([
    ['2022年，我镇未收到政务信息公开申请事项。', 'fail'],
    ['2021年，未收到政府信息公开申请。', 'not-applicable'],
    ['未收到法人提出的政府信息公开申请。', 'not-applicable'],
    ['没有发生行政复议。', 'warning'],
    ['没有行政复议被纠正的情况。', 'not-applicable'],
  ])('NAR-NONE: %s is %s', (text, result) => expect(resultOf('NAR-NONE', 'overview', text)).toBe(result))

  it('does not take letters that were all answered for applications', () => {
    expect(resultOf('NAR-ALL-CLOSED', 'overview', '网上留言均已办结，依申请公开有序。')).toBe('not-applicable')
    expect(resultOf('NAR-ALL-CLOSED', 'overview', '政府信息公开申请办结率100%。')).toBe('warning')
  })
})

describe('years and dates', () => {
  it.each([
    ['2022年，将政务公开纳入考核。下一步继续努力。', 'pass'],
    ['针对2022年存在的问题，我们将继续努力。', 'pass'],
    ['2023年，我们将重点做好培训。', 'pass'],
    ['2022年我镇将进一步完善制度。', 'warning'],
  ])('NAR-PLAN-YEAR: %s is %s', (text, result) => expect(resultOf('NAR-PLAN-YEAR', 'problems', text)).toBe(result))

  it.each([
    ['2022年4月31日', 'fail'],
    ['13月', 'fail'],
    ['2020年2月29日', 'pass'],
    ['2月29日', 'pass'],
    ['12个月', 'pass'],
  ])('NAR-DATE: %s is %s', (text, result) => expect(resultOf('NAR-DATE', 'overview', text)).toBe(result))
})

describe('duties', () => {
  it.each([
    ['年度工作考核结果为优秀。社会评议满意度较高。没有发生责任追究。', 'pass'],
    ['修改完善了社会评议、考核评比和责任追究制度。', 'warning'],
    ['工作考核结果为优秀。', 'warning'],
  ])('NAR-OVERSIGHT: %s is %s', (text, result) => expect(resultOf('NAR-OVERSIGHT', 'overview', text)).toBe(result))

  it.each([
    ['无', 'hint'],
    ['本年没有收取信息处理费。', 'pass'],
    ['没有收费。实际收取信息处理费0元。', 'pass'],
    ['没有收费。实际收取信息处理费1,200元。', 'warning'],
    ['发出收费通知1件，实际收取50元。', 'not-applicable'],
  ])('NAR-FEE: %s is %s', (text, result) => expect(resultOf('NAR-FEE', 'other', text)).toBe(result))

  it('asks for the fee report only since the form of 2021', () => {
    expect(checkReport(VALID_2020).find(({ rule }) => rule === 'NAR-FEE-REPORT')?.result).toBe('not-applicable')
    expect(resultOf('NAR-FEE-REPORT', 'other', '无。')).toBe('warning')
  })
})
