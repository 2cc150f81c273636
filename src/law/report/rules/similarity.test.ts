import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compareTexts } from '../similarity/compare.ts'
import { namesOf, normalText } from '../similarity/normal-text.ts'
import type { PreviousReport, ReportSubject, SubjectSection } from '../subject.ts'
import { checkReport } from './check.ts'
import { DISTANCE_LIMIT, SHARE_LIMIT, SHORTEST_JUDGED, SIMILARITY_RULES } from './similarity.ts'
import { VALID_2022 } from './subjects.fixture.ts'

const FIGURES = { form: null, tables: { t2: null, t3: null, t4: null }, marks: {} } as const
const OVERVIEW = `2022年，我镇公开政府信息38条。在镇便民服务大厅增设查阅点，安排专人引导老年人查询低保、医保和养老补贴的办理材料。
每月十日前由党政办核对栏目更新情况，超过两周没有更新的栏目由分管负责人约谈经办人，全年约谈4次。
河道整治工程的征收补偿方案在村务公开栏和网站同时张贴，收到村民意见17条，没有采纳的逐条当面说明了理由并登记在册。`
const PROBLEMS = `村级公开栏更新不及时，三个偏远的村全年只更新过两次，原因是没有明确由谁负责张贴。
答复申请的文书仍由一人起草，没有法律顾问复核，其中一件因为引用条款有误被要求重新答复。
下一步由司法所在答复发出前逐件复核，并把村级公开栏纳入驻村干部的月度巡查内容，发现过期内容当天更换。`
const FEE = '2022年没有收取信息处理费。'
const FRESH = `全年围绕菜市场改造、学校学位和公交线路调整三件群众最关心的事开展公开，先后举办四场面对面说明会。
说明会的发言和答复整理成问答集，在公众号连载二十期，阅读量最高的一期讲的是临时摊位怎样抽签。
新任经办人到区里跟班学习一个月，回来后重新编写了目录，把原来的六十个栏目合并成二十二个，删去了长期空白的栏目。`

const section = (id: SubjectSection['id'], text: string): SubjectSection => ({
  id,
  number: null,
  heading: '',
  subheadings: [],
  text,
})
const sectionsWith = (overview: string, problems = PROBLEMS, other = FEE): SubjectSection[] => [
  section('overview', overview),
  section('problems', problems),
  section('other', other),
]
const reportOf = (year: number, sections: PreviousReport['sections']): PreviousReport => ({
  ...FIGURES,
  year,
  sections,
})
const OWN: ReportSubject = {
  ...VALID_2022,
  year: 2022,
  sections: sectionsWith(OVERVIEW),
  previous: reportOf(2021, sectionsWith(FRESH, FRESH)),
  siblings: [{ name: '青澜县青石镇人民政府', sections: sectionsWith(FRESH, FRESH) }],
}

function resultOf(id: string, changes: Partial<ReportSubject>) {
  const rules = SIMILARITY_RULES.filter((rule) => rule.id === id)
  const [result] = checkReport({ ...OWN, ...changes }, rules)
  return { result: result?.result, findings: result?.findings ?? [] }
}
const renumbered = (text: string) => text.replace(/\d+/g, (digits) => String(Number(digits) + 3))

describe('SIM-PREVIOUS', () => {
  it('finds last year’s text with other numbers, and quotes both', () => {
    const { result, findings } = resultOf('SIM-PREVIOUS', {
      previous: reportOf(2021, sectionsWith(renumbered(OVERVIEW), FRESH)),
    })
    expect(result).toBe('warning')
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ where: 'section.overview', left: 100, right: SHARE_LIMIT })
    expect(findings[0]?.message).toContain('“总体情况”有100%的文字与上一年（2021年）的报告相同')
    expect(findings[0]?.message).toMatch(/本报告“.+…….+”，上一年（2021年）的报告“.+…….+”。$/)
  })

  it('names the sections rather than the whole, and the whole where the sections are short', () => {
    const wheres = (sections: SubjectSection[]) =>
      resultOf('SIM-PREVIOUS', { sections, previous: reportOf(2021, sections) }).findings.map(({ where }) => where)
    expect(wheres(sectionsWith(OVERVIEW))).toEqual(['section.overview', 'section.problems'])
    const [first = '', second = ''] = OVERVIEW.split('\n')
    expect(wheres(sectionsWith(first + second, PROBLEMS.slice(0, 80), FEE))).toEqual(['document'])
  })

  it('passes reworked text, and does not judge what says nothing', () => {
    expect(resultOf('SIM-PREVIOUS', {}).result).toBe('pass')
    const empty = sectionsWith('无。', '无。', FEE)
    expect(resultOf('SIM-PREVIOUS', { sections: empty, previous: reportOf(2021, empty) }).result).toBe('not-applicable')
  })

  it('does not judge sentences of figures, which are told in the same words each year', () => {
    const figures =
      '全年主动公开政府信息38条，其中工作动态25条、政策文件4条、重点领域信息9条，通过微信公众号发布197条，通过公示栏公布31条。'
    const sections = sectionsWith(`${figures}${renumbered(figures)}`, FRESH)
    const before = reportOf(2021, sectionsWith(renumbered(figures) + figures, PROBLEMS))
    expect(resultOf('SIM-PREVIOUS', { sections, previous: before }).result).not.toBe('warning')
  })

  it('says so where there is nothing to compare with', () => {
    const messageOf = (previous: PreviousReport | null) => {
      const { result, findings } = resultOf('SIM-PREVIOUS', { previous })
      return `${result} ${findings[0]?.message}`
    }
    expect(messageOf(null)).toBe('not-assessable 没有上一年的报告，无法比对文字是否雷同。')
    expect(messageOf(reportOf(2019, []))).toContain('手边的是2019年的报告，不是上一年的')
    expect(messageOf(reportOf(2021, null))).toContain('只有表格数据，没有文字')
  })
})

describe('SIM-SIBLING', () => {
  const copyFor = (name: string) => ({ name, sections: sectionsWith(OVERVIEW.replaceAll('我镇', '我街道')) })

  it('finds a sibling’s text under another name and counts the further ones', () => {
    const siblings = ['青澜县青石镇人民政府', '青澜县白河镇人民政府'].map(copyFor)
    const { findings } = resultOf('SIM-SIBLING', { siblings })
    expect(findings.map(({ where }) => where)).toEqual(['section.overview', 'section.problems'])
    expect(findings[0]?.message).toContain('与青澜县青石镇人民政府的报告相同，达到或超过60%，另有1份报告也是')
  })

  it('does not see which body’s name stands in the text', () => {
    const leftOf = (mine: string, theirs: string) =>
      resultOf('SIM-SIBLING', {
        sections: sectionsWith(OVERVIEW.replace(/[，、]/g, mine)),
        siblings: [
          { name: '青澜县青石镇人民政府', sections: sectionsWith(OVERVIEW.replace(/[，、]/g, theirs), FRESH) },
        ],
      }).findings[0]?.left
    expect(leftOf('望溪', '青石镇')).toBe(100)
  })

  it('passes what is its own, and does not apply where siblings are not known', () => {
    expect(resultOf('SIM-SIBLING', {}).result).toBe('pass')
    expect(resultOf('SIM-SIBLING', { siblings: null }).result).toBe('not-applicable')
    expect(resultOf('SIM-SIBLING', { siblings: [] }).result).toBe('not-applicable')
  })
})

const FOLDER = process.env['ZHAOMING_REALDATA'] ?? '../shared/realdata'
const isThere = existsSync(join(FOLDER, 'corpus')) && existsSync(join(FOLDER, 'reports-raw'))

interface Pair {
  readonly kind: string
  readonly isCopy: boolean
  readonly one: string
  readonly other: string
  readonly names?: readonly string[]
}

/** Small and repeatable (Park–Miller), so that the table is the same on every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const sentencesOf = (text: string) => text.split(/(?<=[。；！？\n])/).filter((sentence) => sentence.trim() !== '')
const lengthOf = (text: string) => normalText(text).text.length

/** A copy of which sentences with `part` of the characters come from `donor`; numbers changed, the order too if wanted. */
function rewritten(
  text: string,
  donor: string,
  { part, isMixed, seed }: { part: number; isMixed: boolean; seed: number },
) {
  const random = randomFrom(seed)
  const mixed = <T>(items: readonly T[]) =>
    items
      .map((item) => ({ item, order: random() }))
      .toSorted((one, other) => one.order - other.order)
      .map(({ item }) => item)
  const sentences = sentencesOf(renumbered(text))
  const spare = mixed(sentencesOf(donor))
  const wanted = part * lengthOf(text)
  let replaced = 0
  for (const index of mixed(sentences.map((_, place) => place))) {
    const length = lengthOf(sentences[index] ?? '')
    if (replaced + length / 2 > wanted) continue
    replaced += length
    sentences[index] = spare.pop() ?? ''
  }
  return (isMixed ? mixed(sentences) : sentences).join('')
}

/** A copy in which every other sentence has two characters changed, and every number. */
function reworded(text: string, donor: string, seed: number): string {
  const random = randomFrom(seed)
  const change = (sentence: string) => {
    const at = Math.floor(random() * (sentence.length - 2))
    return random() < 0.5
      ? sentence
      : sentence.slice(0, at) + sliceAt(donor, random() * 0.9, 2) + sentence.slice(at + 2)
  }
  return sentencesOf(renumbered(text)).map(change).join('')
}

const corpus = (name: string): { title: string; text: string }[] =>
  gunzipSync(readFileSync(join(FOLDER, 'corpus', `${name}.jsonl.gz`)))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

const sliceAt = (text: string, at: number, length: number) =>
  text.slice(Math.floor(text.length * at), Math.floor(text.length * at) + length)

/** Overview, problems, and the whole prose of a real report. */
function reportTexts(file: string): string[] {
  const text = readFileSync(join(FOLDER, 'reports-raw', file), 'utf8').replace(/^\f?- \d+ -$/gm, '')
  const overview = /^一、总体情况$([\s\S]*?)^二、/m.exec(text)?.[1] ?? ''
  const rest = /^五、.*$([\s\S]*)/m.exec(text)?.[1] ?? ''
  return [overview, rest, overview + rest]
}

const HONGZE = namesOf('淮安市洪泽区人民政府')

function realPairs(): Pair[] {
  const [now, before] = [reportTexts('hongze-2024.raw.txt'), reportTexts('hongze-2023.raw.txt')]
  const town = reportTexts('mishan-2020.md')
  return now.flatMap((one, index): Pair[] => [
    { kind: '洪泽两年', isCopy: false, one, other: before[index] ?? '', names: HONGZE },
    { kind: '洪泽与米山', isCopy: false, one, other: town[index] ?? '', names: HONGZE },
  ])
}

/** Sections of reports and pieces of the same length of other documents, lightly (copy) and heavily (no copy) rewritten. */
function rewrittenPairs(works: readonly string[], laws: readonly string[]): Pair[] {
  const reports = ['hongze-2024.raw.txt', 'hongze-2023.raw.txt', 'mishan-2020.md'].flatMap(reportTexts)
  const pieces = [
    ...reports.filter((text) => lengthOf(text) >= SHORTEST_JUDGED),
    ...works.flatMap((text) => [0.2, 0.5, 0.8].map((at) => sliceAt(text, at, 700))),
    ...laws.filter((_, index) => index % 16 === 0).map((text) => sliceAt(text, 0.3, 700)),
  ]
  return pieces.flatMap((other, index): Pair[] => {
    const donor = pieces[(index + 5) % pieces.length] ?? ''
    const make = (part: number): Pair => {
      const one = rewritten(other, donor, { part, isMixed: index % 2 === 0, seed: index * 17 + 1 })
      return { kind: `换句${part * 100}%`, isCopy: part < 0.5, one, other }
    }
    const worded: Pair = { kind: '改词', isCopy: true, one: reworded(other, donor, index * 17 + 1), other }
    return [...[0.1, 0.2, 0.3, 0.6, 0.7, 0.8].map(make), worded]
  })
}

const piecesOf = (texts: readonly string[], at: number) => texts.map((text) => sliceAt(text, at, 700))

function unrelatedPairs(kind: string, pieces: readonly string[], steps: readonly number[]): Pair[] {
  return pieces.flatMap((one, index) =>
    steps.map((step): Pair => ({ kind, isCopy: false, one, other: pieces[(index + step) % pieces.length] ?? '' })),
  )
}

/** Laws of one subject by different places; whether one is copied is judged sentence by sentence, by pairs of characters. */
function namesakes(laws: readonly { title: string; text: string }[]): Pair[] {
  const groups = Map.groupBy(laws, ({ title }) => title.replace(/^.{2,12}?(?:省|市|自治区|自治州|县)/, ''))
  return [...groups.values()].flatMap((group) =>
    group.slice(1, 9).flatMap((law, index): Pair[] => {
      const [one, other] = [sliceAt(law.text, 0.15, 1200), sliceAt(group[index]?.text ?? '', 0.15, 1200)]
      if (law.title === group[index]?.title || lengthOf(one) < SHORTEST_JUDGED || lengthOf(other) < SHORTEST_JUDGED)
        return []
      return [{ kind: '同名法规', isCopy: partAlike(one, other) >= 0.6, one, other }]
    }),
  )
}

function partAlike(one: string, other: string): number {
  const pairsOf = (text: string) =>
    new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)))
  const sentences = (text: string) =>
    sentencesOf(text)
      .map((sentence) => normalText(sentence).text)
      .filter((words) => words.length > 5)
  const others = sentences(other).map(pairsOf)
  const isAlike = (words: string) => {
    const pairs = pairsOf(words)
    return others.some(
      (set) => (2 * [...pairs].filter((pair) => set.has(pair)).length) / (pairs.size + set.size) >= 0.8,
    )
  }
  const all = sentences(one)
  const length = (list: readonly string[]) => list.join('').length
  return length(all.filter(isAlike)) / Math.max(1, length(all))
}

/** Smallest, 5 %, middle, 95 %, greatest. */
function spreadOf(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other)
  return [0, 0.05, 0.5, 0.95, 1].map((part) => sorted[Math.floor(part * (sorted.length - 1))]).join('/')
}

const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

describe.skipIf(!isThere)('measured on real texts (skipped where the folder of real data is absent)', () => {
  it('is right at the chosen limits', { timeout: 120_000 }, () => {
    const works = corpus('gov-work-reports-2026').map(({ text }) => text)
    const laws = corpus('laws-local')
    const lawTexts = laws.map(({ text }) => text)
    const pairs = [
      ...realPairs(),
      ...rewrittenPairs(works, lawTexts),
      ...unrelatedPairs('各省工作报告', [...piecesOf(works, 0.3), ...piecesOf(works, 0.7)], [1, 2, 3, 5, 8, 13, 21]),
      ...unrelatedPairs(
        '不同法规',
        piecesOf(
          lawTexts.filter((_, index) => index % 4 === 0),
          0.4,
        ),
        [1, 7],
      ),
      ...namesakes(laws),
    ].filter(({ one, other }) => lengthOf(one) >= SHORTEST_JUDGED && lengthOf(other) >= SHORTEST_JUDGED)
    const measured = pairs.map((pair) => ({ ...pair, ...compareTexts(pair.one, pair.other, pair.names) }))
    const copies = measured.filter(({ isCopy }) => isCopy).length
    const saidAt = (list: typeof measured, share: number, bits: number) =>
      list.filter((pair) => Math.round(pair.share * 100) >= share && (pair.distance ?? 64) <= bits)
    const figuresAt = (share: number, bits: number) => {
      const said = saidAt(measured, share, bits)
      const right = said.filter(({ isCopy }) => isCopy).length
      return { share, bits, said: said.length, precision: ratio(right, said.length), recall: ratio(right, copies) }
    }
    const kinds = Map.groupBy(measured, ({ kind, isCopy }) => `${kind}（${isCopy ? '抄' : '不抄'}）`)
    const rows = [...kinds].map(([kind, list]) => {
      const said = saidAt(list, SHARE_LIMIT, DISTANCE_LIMIT).length
      const shares = spreadOf(list.map(({ share }) => Math.round(share * 100)))
      return `${kind}\t${list.length}\t${said}\t${shares}\t${spreadOf(list.map((pair) => pair.distance ?? 64))}`
    })
    const limits = [50, 55, 60, 65, 70].flatMap((share) => [16, 20, 24, 28, 64].map((bits) => figuresAt(share, bits)))
    const lines = limits.map(({ share, bits, said, precision, recall }) =>
      [share, bits, said, precision.toFixed(3), recall.toFixed(3)].join('\t'),
    )
    const heads = ['kind\tpairs\tsaid\tshare 0/5/50/95/100\tbits 0/5/50/95/100', 'share\tbits\tsaid\tprecision\trecall']
    process.stdout.write(`${[heads[0], ...rows, heads[1], ...lines].join('\n')}\n`)
    const chosen = figuresAt(SHARE_LIMIT, DISTANCE_LIMIT)
    expect(chosen.precision).toBeGreaterThanOrEqual(0.95)
    expect(chosen.recall).toBeGreaterThanOrEqual(0.85)
    expect(figuresAt(SHARE_LIMIT, 64).recall - chosen.recall).toBeLessThan(0.01)
  })
})
