import { describe, expect, it } from 'vitest'
import { withColumns } from './columns.ts'
import type { TextLine } from './text-lines.ts'

/** A line 20 points below the one before, from words at positions; figures are 5 points wide, others 10. */
function lines(...rows: readonly (readonly (readonly [number, string])[])[]): TextLine[] {
  return rows.map((row, index) => {
    const [top, bottom] = [index * 20, index * 20 + 10]
    const tokens = row.map(([left, text]) => {
      const width = [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 128 ? 5 : 10), 0)
      return { text, left, top, right: left + width, bottom }
    })
    const [left, right] = [tokens[0]?.left ?? 0, tokens.at(-1)?.right ?? 0]
    return { text: row.map(([, text]) => text).join('  '), tokens, em: 10, left, top, right, bottom }
  })
}
const shape = (blocks: ReturnType<typeof withColumns>) =>
  blocks.map((block) =>
    block.kind === 'line'
      ? block.line.text
      : block.table.rows.map((row) => row.map(({ text, colSpan }) => (colSpan > 1 ? [text, colSpan] : text))),
  )
const row = (label: string, ...numbers: readonly string[]) =>
  [[0, label], ...numbers.map((text, n): [number, string] => [150 + n * 60, text])] as const

describe('rows of figures below each other', () => {
  const body = [
    row('甲', '1', '22', '3'),
    row('乙', '4', '5', '66'),
    row('丙', '7', '8', '9'),
    row('丁', '0', '0', '0'),
  ]

  it('are a table with the words above them as its head', () => {
    const head = [
      [0, '内容'],
      [145, '制发'],
      [205, '废止'],
      [265, '有效'],
    ] as const
    expect(shape(withColumns(lines([[0, '一段文字']], head, ...body, [[0, '另一段文字']])))).toEqual([
      '一段文字',
      [
        ['内容', '制发', '废止', '有效'],
        ['甲', '1', '22', '3'],
        ['乙', '4', '5', '66'],
        ['丙', '7', '8', '9'],
        ['丁', '0', '0', '0'],
      ],
      '另一段文字',
    ])
  })

  it('have words in the middle above figures set to the right', () => {
    const head = [
      [0, '内容'],
      [100, '制发'],
      [172, '废止'],
      [232, '有效'],
    ] as const
    expect(shape(withColumns(lines(head, ...body)))[0]).toContainEqual(['内容', '制发', '废止', '有效'])
  })

  it('have words over several columns as one cell, and labels of several lines as rows without figures', () => {
    const head = [
      [0, '项目'],
      [150, '法人或其他组织情况'],
    ] as const
    expect(shape(withColumns(lines(head, ...body.slice(0, 2), [[0, '长标签']], ...body.slice(2))))).toEqual([
      [
        ['项目', ['法人或其他组织情况', 2], ''],
        ['甲', '1', '22', '3'],
        ['乙', '4', '5', '66'],
        ['长标签', '', '', ''],
        ['丙', '7', '8', '9'],
        ['丁', '0', '0', '0'],
      ],
    ])
  })

  it('are two tables where their columns differ, each with its own head', () => {
    const head = [
      [0, '内容'],
      [145, '制发'],
      [205, '废止'],
      [265, '有效'],
    ] as const
    const text = [[0, '一段文字']] as const
    const more = [text, text, text, head, ...body]
    expect(
      shape(withColumns(lines(head, ...body, ...more))).map((block) => typeof block === 'string' || block.length),
    ).toEqual([5, true, true, true, 5])
    expect(shape(withColumns(lines(...body, head, head, head, ...body))).map((block) => block.length)).toEqual([4, 7])
  })

  it('may leave cells empty', () => {
    const gap = [
      [0, '戊'],
      [150, '1'],
      [270, '2'],
    ] as const
    expect(shape(withColumns(lines(...body, gap)))[0]).toContainEqual(['戊', '1', '', '2'])
  })

  it('stay lines where they are few', () => {
    expect(shape(withColumns(lines(...body.slice(1))))).toEqual(['乙  4  5  66', '丙  7  8  9', '丁  0  0  0'])
  })

  it('stay lines where a figure lies across two columns', () => {
    const across = [
      [0, '戊'],
      [152, '1234567890123'],
      [270, '2'],
    ] as const
    expect(shape(withColumns(lines(...body, across)))).toHaveLength(5)
  })

  it('stay lines where columns are hardly apart', () => {
    const near = (label: string) =>
      [
        [0, label],
        [150, '1'],
        [159, '2'],
        [270, '3'],
      ] as const
    expect(shape(withColumns(lines(near('甲'), near('乙'), near('丙'), near('丁'))))).toHaveLength(4)
  })

  it('stay lines where a row has two figures in one column', () => {
    const loose = [
      [0, '戊'],
      [140, '1'],
      [158, '2'],
      [270, '2'],
    ] as const
    const wide = [
      [0, '己'],
      [138, '12345'],
      [210, '2'],
      [270, '2'],
    ] as const
    expect(shape(withColumns(lines(...body, loose, wide)))).toHaveLength(6)
  })
})
