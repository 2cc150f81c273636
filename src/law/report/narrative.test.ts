import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldYear } from './fold.ts'
import { WANGXI_2020 } from './ledger.fixture.ts'
import { paragraphsOf, parseText, renderInlines, sentence, unknownReferences } from './narrative.ts'
import { typedDigits } from './typed-digits.ts'

const { figures } = foldYear({
  ledger: WANGXI_2020,
  form: '2019',
  carriedIn: null,
  carriedFrom: null,
  declarations: [],
})
const render = (source: string) => renderInlines(parseText(source), figures)

describe('an officer refers to a number', () => {
  it('reads references between words and cells of tables alike', () => {
    expect(parseText('网站{web.total}条')).toEqual([{ text: '网站' }, { figure: 'web.total' }, { text: '条' }])
    expect(render('{web.total}条、{receipts.wechat}次、{t3.A[6]}件、{t2.规范性文件[0]}件')).toBe(
      '38条、197次、0件、0件',
    )
  })

  it('reports an unknown reference and never prints its key', () => {
    const source = '共{disclosed.totl}条，{disclosed.totl}、{web.total}、{__proto__}、{constructor}'
    expect(unknownReferences(source, figures)).toEqual(['disclosed.totl', '__proto__', 'constructor'])
    expect(render(source)).toBe('共（数据待补）条，（数据待补）、38、（数据待补）、（数据待补）')
  })

  it('leaves braces that are no reference as they are', () => {
    expect(render('集合{ }、{{}}、{')).toBe('集合{ }、{{}}、{')
    expect(render('{a b}')).toBe('{a b}')
  })

  it('keeps every text that holds no reference', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{')),
        (text) => {
          expect(render(text)).toBe(text)
        },
      ),
    )
  })

  it('never reads a reference in words put into a generated sentence', () => {
    expect(sentence`机关${'{web.total}'}，`).toEqual([{ text: '机关{web.total}，' }])
  })

  it('takes each line as a paragraph', () => {
    expect(paragraphsOf(' 一段\r\n\r\n二段\n  \n三段 ')).toEqual(['一段', '二段', '三段'])
  })
})

describe('a number typed instead of referred to', () => {
  it.each([
    ['公开信息38条', ['38条']],
    ['公开信息 ３８ 条', ['３８']],
    ['发放问卷三十余份，满意率达到百分之九十', ['三十余份', '百分之九十']],
    ['占97.5%', ['97.5%']],
    ['2020年公开38条', ['38条']],
    ['召开两次会议', ['两次']],
    ['收取1,200.50元', ['1,200.50元']],
    ['安排1名工作人员', ['1名']],
  ])('finds the count in %s', (text, found) => {
    expect(typedDigits(text)).toEqual(found)
  })

  it.each([
    '2020年1月17日，2021年度，1月至3月，2019—2020年',
    '国办公开办函〔2019〕60号、青政办[2020]5号',
    '《条例》第二十条、第五十条第（四）项、第3次会议、第一季度',
    '一是报送不及时，二是解读偏少，三是人手不足',
    '公开{web.total}条、{t3.A[6]}件',
    '收到申请之日起20个工作日内，补正在七个工作日内',
    '一个专栏、一批文件、进一步、统一公开、高效办成一件事',
    '树牢“四个意识”，做到“两个维护”',
    '拨打12345热线，执行GB/T 9704-2012',
    '“三安全一稳定”',
  ])('accepts %s', (text) => {
    expect(typedDigits(text)).toEqual([])
  })

  it('reads a megabyte of digits in linear time', () => {
    const started = performance.now()
    for (const hostile of ['1,', '一', '〔2020', '第（一', '2020年', '{', '一二三四五六七八九十余']) {
      typedDigits(hostile.repeat(1_000_000 / hostile.length))
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
