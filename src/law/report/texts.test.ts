import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownHeading, parseTexts } from './texts.ts'

const WRITTEN = `# 望溪镇2020年政府信息公开工作年度报告

## 一、总体情况
全镇的工作情况。
### （一）主动公开工作情况
及时公布。
(二) 依申请公开工作情况
受理渠道畅通。
（三）政府信息管理情况
**（四） 平台建设情况**
- 开设专栏。
（五）监督保障情况
定期检查。
（六）教育培训
办了两期。

五. 存在的主要问题及改进情况
一是报送不及时。
- 措施：按月派发征集任务
* 措施: 每份文件配解读
- 落实：台账已经建立
六、其他需要报告的事项
没有其他事项。`

describe("a clerk's text", () => {
  it('is split by the official headings, half-width and spaced ones too', () => {
    expect(parseTexts(WRITTEN)).toEqual({
      texts: {
        'overview.extra': '全镇的工作情况。\n（六）教育培训\n办了两期。',
        'overview.proactive': '及时公布。',
        'overview.applications': '受理渠道畅通。',
        'overview.platform': '开设专栏。',
        'overview.oversight': '定期检查。',
        problems: '一是报送不及时。\n落实：台账已经建立',
        other: '没有其他事项。',
      },
      measures: ['按月派发征集任务', '每份文件配解读'],
      problems: [],
    })
  })

  it('knows the headings of the form of 2021', () => {
    const { texts } = parseTexts('一、总体情况\n（四）政府信息公开平台建设\n专栏。\n（一）主动公开\n公布。')
    expect(texts).toEqual({ 'overview.platform': '专栏。', 'overview.proactive': '公布。' })
  })

  it('says what it cannot use', () => {
    const { texts, problems } = parseTexts('前言。\n二、主动公开政府信息情况\n制发文件若干。')
    expect(texts).toEqual({})
    expect(problems).toEqual([
      '“前言。”不在任何一部分之下，没有采用。请先写“一、总体情况”这样的标题。',
      '“制发文件若干。”写在由台账生成的部分，没有采用。需要说明的，请写在第一、五、六部分。',
    ])
  })

  it('takes a numbered sentence for text, not for a heading', () => {
    const { texts } = parseTexts('五、存在的主要问题及改进情况\n一、报送不够及时，渠道有待拓宽。')
    expect(texts.problems).toBe('一、报送不够及时，渠道有待拓宽。')
  })

  it('reads any text without failing and loses no line silently', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('一、总体情况', '（一）主动公开', '三、情况', '- 措施：做', '正文。', '#')),
        (lines) => {
          const { texts, measures, problems } = parseTexts(lines.join('\n'))
          const kept = Object.values(texts).flatMap((text) => text.split('\n'))
          const bodies = lines.filter((line) => line === '正文。').length
          expect(
            kept.filter((line) => line === '正文。').length + problems.filter((p) => p.startsWith('“正文。')).length,
          ).toBe(bodies)
          expect(measures.every((measure) => measure === '做')).toBe(true)
        },
      ),
    )
  })

  it("recognises the officer's own headings", () => {
    expect(ownHeading('（六）教育培训')).toBe('教育培训')
    expect(ownHeading('（六）做好了培训。')).toBeNull()
  })
})
