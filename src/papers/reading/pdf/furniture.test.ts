import { expect, it } from 'vitest'
import { withoutFurniture } from './furniture.ts'
import type { TextLine } from './text-lines.ts'

const line = (text: string, top: number): TextLine => ({
  text,
  tokens: [],
  em: 10,
  left: 50,
  right: 100,
  top,
  bottom: top + 10,
})
const left = (pages: readonly (readonly TextLine[])[]) =>
  withoutFurniture(pages.map((lines) => ({ lines, height: 842 }))).map((lines) => lines.map(({ text }) => text))

it.each(['3', '- 3 -', '－3－', '—  12 —', '第3页', '第3页 共5页', '第 3 页/共 5 页', '3/5', '· 3 ·', 'Page 3 of 5'])(
  'a page number is no text: %s',
  (number) => {
    expect(left([[line('正文', 400), line(number, 800)]])).toEqual([['正文']])
    expect(left([[line(number, 30), line('正文', 400)]])).toEqual([['正文']])
  },
)

it('a number stays where it is not in a margin, not at the edge of the page or not alone', () => {
  expect(left([[line('正文', 300), line('3', 500)]])).toEqual([['正文', '3']])
  expect(left([[line('正文', 780), line('3', 790), line('末行', 800)]])).toEqual([['正文', '3', '末行']])
  expect(left([[line('正文', 300), line('2024年1月3日', 800)]])).toEqual([['正文', '2024年1月3日']])
})

it('a running head is no text, whatever number it bears; a heading that comes once stays', () => {
  const page = (number: number) => [line(`年度报告 ${number}`, 40), line('同样的正文', 400)]
  expect(left([page(1), page(2), [line('标题', 40), line('正文', 400)], page(4)])).toEqual([
    ['同样的正文'],
    ['同样的正文'],
    ['标题', '正文'],
    ['同样的正文'],
  ])
})
