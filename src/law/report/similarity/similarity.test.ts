import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestMatches } from './automaton.ts'
import { commonClauses } from './clauses.ts'
import { compareTexts } from './compare.ts'
import { namesOf, normalText } from './normal-text.ts'
import { distance, simhash } from './simhash.ts'

const LONG =
  '在便民服务大厅增设查阅点，安排专人引导老年人查询低保、医保和养老补贴的办理材料，超过两周没有更新的栏目由分管负责人约谈经办人。'
const letters = (most: number) => fc.string({ unit: fc.constantFrom(...'公开信息网站镇办理，。3 '), maxLength: most })
const words = (text: string, names: readonly string[] = []) => normalText(text, names).text

describe('normalText', () => {
  it('drops numbers, dates, names, formulas, punctuation, spaces and other widths', () => {
    const text = '（一）主动公开情况。2023 年，洪泽区\n公开信息１１３６条；二〇二三年１月Ｗｅｂ访问3.5万次。'
    expect(words(text, namesOf('淮安市洪泽区人民政府'))).toBe('公开信息条web访问万次')
    expect(words('以习近平新时代中国特色社会主义思想为指导，我镇公开')).toBe('公开')
    expect(words('⼀般⽂件')).toBe(words('一般文件'))
  })

  it('knows for each character where it stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (noise) => {
        const { source, text, at } = normalText(`2023年，我镇${noise}网站${noise}`)
        expect(at).toHaveLength(text.length)
        const web = text.lastIndexOf('网')
        expect(source.charAt(at[web] ?? 0)).toBe('网')
        expect([...at]).toEqual([...at].toSorted((one, other) => one - other))
      }),
    )
  })

  it('knows the names that a unit goes by', () => {
    expect(namesOf('淮安市洪泽区教育局')).toEqual([
      '淮安市洪泽区教育局',
      '洪泽区教育局',
      '教育局',
      '淮安市',
      '洪泽区',
      '淮安',
      '洪泽',
    ])
    expect(namesOf('河南省新乡市')).toEqual(['河南省新乡市', '新乡市', '河南省', '河南', '新乡'])
    expect(namesOf('杭州市西湖区财政局')).toContain('杭州')
    expect(namesOf('内蒙古自治区镇江市')).toEqual(expect.arrayContaining(['内蒙古', '镇江']))
    expect(namesOf(null)).toEqual([])
  })

  it('takes a name as it is written, whatever signs it holds', () => {
    expect(words('公开(甲|乙)信息', ['(甲|乙', '[', ''])).toBe('公开信息')
  })
})

describe('simhash', () => {
  it('is null below thirty characters, and sixteen hex digits else', () => {
    expect(simhash('无。')).toBeNull()
    expect(simhash(`${LONG}2023`)).toMatch(/^[0-9a-f]{16}$/)
    expect(simhash(LONG)).toBe('375159d4da470121')
  })

  it('has a symmetric distance of 0 to 64', () => {
    expect(distance('0000000000000000', 'ffffffffffffffff')).toBe(64)
    expect(distance('8000000000000001', '0000000000000000')).toBe(2)
    const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => value.toString(16).padStart(16, '0'))
    fc.assert(
      fc.property(hash, hash, (one, other) => {
        expect(distance(one, other)).toBe(distance(other, one))
        expect(distance(one, one)).toBe(0)
      }),
    )
  })

  it('does not see numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        expect(simhash(`${LONG}全年${one}条。`)).toBe(simhash(`${LONG}全年${other}条。`))
      }),
    )
  })

  it('reads at least four megabytes a second', () => {
    const text = LONG.repeat(8000)
    const start = performance.now()
    simhash(text)
    expect((text.length * 3) / 1e6 / ((performance.now() - start) / 1000)).toBeGreaterThan(4)
  })
})

/** The share by trying every window of fifteen characters. */
function slowShare(one: string, other: string): number {
  const [left, right] = [words(one), words(other)]
  const covered = new Set<number>()
  for (let start = 0; start + 15 <= left.length; start += 1) {
    if (!right.includes(left.slice(start, start + 15))) continue
    for (let index = start; index < start + 15; index += 1) covered.add(index)
  }
  return left.length === 0 ? 0 : covered.size / left.length
}

/** For each end in `one` the longest tail that stands in `other`, and its first end there, by trying. */
function slowMatches(one: string, other: string) {
  return Array.from({ length: one.length }, (_, index) => {
    let length = index + 1
    while (!other.includes(one.slice(index + 1 - length, index + 1))) length -= 1
    const at = other.indexOf(one.slice(index + 1 - length, index + 1))
    return { length, end: length === 0 ? 0 : at + length - 1 }
  })
}

describe('longestMatches', () => {
  it('finds what trying finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 30 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { lengths, ends } = longestMatches(one, other)
        const found = [...lengths].map((length, index) => ({ length, end: length === 0 ? 0 : ends[index] }))
        expect(found).toEqual(slowMatches(one, other))
      }),
      { numRuns: 500 },
    )
  })
})

describe('common passages', () => {
  it('does not show the same place of the other text twice', () => {
    const clauses = commonClauses(`${LONG}甲${LONG}乙${LONG}`, LONG)
    expect(clauses).toHaveLength(1)
    expect(compareTexts(`${LONG}${LONG}`, LONG).share).toBe(1)
  })

  it('shows both originals with their places', () => {
    const one = `甲。${LONG}乙`
    const other = `丙丁，${LONG.replaceAll('，', ' ， ')}`
    const [clause, ...more] = commonClauses(one, other)
    expect(more).toEqual([])
    expect(clause?.one.text).toBe(LONG.slice(0, -1))
    expect(clause?.other.text).toBe(LONG.replaceAll('，', ' ， ').slice(0, -1))
    expect(one.slice(clause?.one.start, clause?.one.end)).toBe(clause?.one.text)
    expect(other.slice(clause?.other.start, clause?.other.end)).toBe(clause?.other.text)
  })

  it('finds moved passages, longest first', () => {
    const [first, second] = [LONG.slice(0, 20), LONG.slice(20, 62)]
    const clauses = commonClauses(`${first}隔${second}`, `${second}断${first}`)
    expect(clauses.map(({ one }) => one.text)).toEqual([second.replace(/。$/, ''), first.replace(/，$/, '')])
  })

  it('holds for any two texts: same words on both sides, no overlap, longest first, at most ten', () => {
    fc.assert(
      fc.property(letters(60), letters(60), letters(40), (left, right, middle) => {
        const [one, other] = [`${left}${middle}${right}`, `${right}${middle}${left}${middle}`]
        const { share, clauses } = compareTexts(one, other)
        expect(clauses.length).toBeLessThanOrEqual(10)
        expect(clauses.map(({ length }) => length)).toEqual(
          clauses.map(({ length }) => length).toSorted((a, b) => b - a),
        )
        for (const clause of clauses) {
          expect(clause.length).toBeGreaterThanOrEqual(15)
          expect(words(one.slice(clause.one.start, clause.one.end))).toBe(words(clause.other.text))
          expect(other.slice(clause.other.start, clause.other.end)).toBe(clause.other.text)
        }
        for (const side of ['one', 'other'] as const) {
          const places = clauses.map((clause) => clause[side]).toSorted((a, b) => a.start - b.start)
          places.slice(1).forEach(({ start }, index) => expect(start).toBeGreaterThanOrEqual(places[index]?.end ?? 0))
        }
        expect(share).toBeCloseTo(slowShare(one, other), 10)
      }),
      { numRuns: 300 },
    )
  })

  it('an identical text is at distance 0 and shared as a whole, whatever its numbers', () => {
    fc.assert(
      fc.property(letters(200), fc.nat(), (text, number) => {
        const one = `${LONG}${text}`
        expect(compareTexts(`${one}全年${number}件`, `${one}全年${number + 1}件`)).toMatchObject({
          distance: 0,
          share: 1,
        })
      }),
    )
    expect(compareTexts('', LONG)).toEqual({ distance: null, share: 0, clauses: [] })
  })

  it('stays quick on long and hostile texts', () => {
    const varied = Array.from({ length: 200_000 }, (_, index) =>
      String.fromCharCode(0x4e00 + ((index * index * 7919) % 20_000)),
    )
    for (const text of [
      '啊'.repeat(200_000),
      '啊吧'.repeat(100_000),
      '本报告由'.repeat(50_000),
      '贯彻党的十九大和十九届'.repeat(18_000),
      varied.join(''),
    ]) {
      const start = performance.now()
      compareTexts(text, `${text.slice(1000)}${text.slice(0, 500)}`)
      expect(performance.now() - start).toBeLessThan(2000)
    }
  })
})
