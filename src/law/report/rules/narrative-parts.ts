import { countsIn, type Count } from '../numbers.ts'
import type { ReportSubject } from '../subject.ts'
import { sumOf, t3Value, TOTAL_COLUMN } from './cells.ts'
import { partListsOf, type PartList } from './part-lists.ts'
import { quoted, sectionPassages } from './prose.ts'
import { answerOf, NOT_APPLICABLE, type Problem, type Rule, type RuleAnswer } from './rule.ts'

const TRUTH = '条例第六条'
const CHANNEL = /网站|公众号|微信|微博|新媒体|平台|公示栏|公报|客户端|抖音|渠道/

type ListInPlace = PartList & { readonly where: string }

const READ = new WeakMap<ReportSubject, readonly ListInPlace[]>()

function listsOf(subject: ReportSubject): readonly ListInPlace[] {
  const lists = READ.get(subject) ?? readLists(subject)
  READ.set(subject, lists)
  return lists
}

function readLists(subject: ReportSubject): ListInPlace[] {
  return sectionPassages(subject).flatMap(({ sentences, where }) =>
    sentences.flatMap((sentence) => partListsOf(sentence).map((list) => ({ ...list, where }))),
  )
}

function forEachList(judge: (list: ListInPlace) => readonly Problem[]) {
  return (subject: ReportSubject): RuleAnswer => {
    const lists = listsOf(subject)
    return lists.length === 0 ? NOT_APPLICABLE : answerOf(lists.flatMap(judge))
  }
}

const isExact = ({ whole, parts }: PartList) => [whole, ...parts].every((count) => !count.isApproximate)
const tooLarge = ({ whole, parts }: PartList) => parts.find((part) => part.value > whole.value)

const part: Rule = {
  id: 'NAR-PART',
  version: 1,
  title: '文中“其中”“包括”之后的数不大于总数',
  severity: 'error',
  article: TRUTH,
  check: forEachList((list) => {
    const larger = tooLarge(list)
    if (!larger || list.whole.isApproximate || list.introducer === '分别') return []
    const message = `${quoted(list.text)}：部分${larger.raw}大于总数${list.whole.raw}。`
    return [{ message, where: list.where, left: larger.value, right: list.whole.value }]
  }),
}

const sum: Rule = {
  id: 'NAR-SUM',
  version: 1,
  title: '文中各部分相加与总数相合',
  severity: 'error',
  article: TRUTH,
  check: forEachList((list) => {
    if (!isExact(list) || tooLarge(list)) return []
    const { whole, parts, introducer, where } = list
    const added = sumOf(parts.map((one) => one.value)) ?? 0
    if (added === whole.value) return []
    const compared = `${quoted(list.text)}：各部分相加是${added}${whole.unit}，总数写的是${whole.raw}，差${Math.abs(added - whole.value)}`
    const severity = severityOfSum(list, added)
    if (severity === null) return []
    const advice =
      CHANNEL.test(list.text) && added > whole.value
        ? '；同一条信息在几个渠道公开的，请写明重复的条数。'
        : introducer === '其中' && added < whole.value
          ? '；其余的如有内容，请补齐。'
          : '。'
    return [{ message: `${compared}${advice}`, where, left: added, right: whole.value, severity }]
  }),
}

/** More than the whole is wrong unless channels may overlap; less is wrong only where the words promise all parts. */
function severityOfSum(
  { whole, parts, introducer, text }: PartList,
  added: number,
): 'error' | 'warning' | 'hint' | null {
  if (introducer === '分别') return 'warning'
  if (added > whole.value) return CHANNEL.test(text) ? 'warning' : 'error'
  if (parts.length < 2) return null
  return introducer === '包括' ? 'warning' : 'hint'
}

const SHARE = /占(?:比|总数|全部|申请|信息|公开|总量|的)?[^，。；\d]{0,10}?(\d{1,3}(?:\.(\d{1,4}))?)%/g
const NEAR_PARTS = 8
const NEAR_WHOLES = 40

const percent: Rule = {
  id: 'NAR-PERCENT',
  version: 1,
  title: '文中所占的百分比可以由同一句的数算出',
  severity: 'warning',
  article: TRUTH,
  check(subject) {
    const totals = ['A', 'B', 'C7'].map((row) => t3Value(subject, row, TOTAL_COLUMN))
    const wholes = [...totals, sumOf(totals.slice(0, 2))].filter((total) => total !== null)
    const shares = sectionPassages(subject).flatMap(({ sentences, where }) =>
      sentences.flatMap((sentence) => sharesIn(sentence, where)),
    )
    if (shares.length === 0) return NOT_APPLICABLE
    return answerOf(
      shares.flatMap(({ said, decimals, parts, candidates, raw, where }): Problem[] => {
        const isRight = parts.some((one) =>
          [...candidates, ...wholes].some((whole) => isShare({ part: one, whole, said, decimals })),
        )
        if (isRight || parts.length === 0) return []
        const message = `${quoted(raw)}：由同一句里的数算不出${said}%。`
        return [{ message, where, left: said }]
      }),
    )
  },
}

interface Share {
  readonly said: number
  readonly decimals: number
  readonly parts: readonly number[]
  readonly candidates: readonly number[]
  readonly raw: string
  readonly where: string
}

function sharesIn(sentence: string, where: string): Share[] {
  if (!/占[^，。；]{0,24}%/.test(sentence)) return []
  const counts = countsIn(sentence)
  let [next, before] = [0, [] as Count[]]
  return [...sentence.matchAll(SHARE)].flatMap((match) => {
    for (let count = counts[next]; count && count.end <= match.index + match[0].length; count = counts[(next += 1)]) {
      before = [...before, count].slice(-NEAR_WHOLES)
    }
    if (/[近约超逾]|以上|余|多%/.test(match[0])) return []
    const candidates = before.map((count) => count.value)
    const raw = sentence.slice(before.at(-1)?.start ?? match.index, match.index + match[0].length)
    const decimals = match[2]?.length ?? 0
    return [{ said: Number(match[1]), decimals, parts: candidates.slice(-NEAR_PARTS), candidates, raw, where }]
  })
}

/** True when part of whole is the percentage, rounded or cut off at the decimals shown. */
function isShare({
  part: one,
  whole,
  said,
  decimals,
}: {
  part: number
  whole: number
  said: number
  decimals: number
}): boolean {
  if (whole <= 0) return false
  const scale = 10 ** decimals
  const exact = (one / whole) * 100 * scale
  const wanted = Math.round(said * scale)
  return Math.floor(exact + 1e-9) === wanted || Math.round(exact) === wanted
}

const TOTAL_WORD = /(?:合计|共计|总计)[^，。；：\d零一二三四五六七八九十百千]{0,10}$/
/** After these the numbers before are no parts of the total. */
const NOT_PARTS = /其中|包括|分别为|累计|历年|以来|同比|较|比上|增长|增加|减少|下降|平均|每|上年|去年|重复/
const FEWEST_PARTS = 2

const total: Rule = {
  id: 'NAR-TOTAL',
  version: 1,
  title: '文中“合计”“共计”的数等于前面各数之和',
  severity: 'warning',
  article: TRUTH,
  check(subject) {
    const found = sectionPassages(subject).flatMap(({ sentences, where }) =>
      sentences.flatMap((sentence) => totalsIn(sentence).map((one) => ({ ...one, where }))),
    )
    if (found.length === 0) return NOT_APPLICABLE
    return answerOf(
      found.flatMap(({ whole, added, text, where }): Problem[] => {
        if (added === whole.value) return []
        const message = `${quoted(text)}：前面各数相加是${added}${whole.unit}，合计写的是${whole.raw}，差${Math.abs(added - whole.value)}。`
        return [{ message, where, left: added, right: whole.value }]
      }),
    )
  },
}

/** "网站60条、公众号50条，共计100条": the counts of one unit before the word, in the same part of the sentence. */
function totalsIn(sentence: string): { whole: Count; added: number; text: string }[] {
  if (!/合计|共计|总计/.test(sentence)) return []
  let from = 0
  return sentence.split('；').flatMap((clause) => {
    const counts = countsIn(clause)
    const index = counts.findIndex(
      (count, place) =>
        place >= FEWEST_PARTS && TOTAL_WORD.test(clause.slice(counts[place - 1]?.end ?? 0, count.start)),
    )
    const start = from
    from += clause.length + 1
    const whole = counts[index]
    const parts = counts.slice(0, Math.max(0, index))
    const isPlain = whole && [...parts, whole].every((count) => !count.isApproximate && count.unit === whole.unit)
    if (!whole || !isPlain || NOT_PARTS.test(clause.slice(0, whole.start))) return []
    const text = sentence.slice(start + (parts[0]?.start ?? 0), start + whole.end)
    return [{ whole, added: sumOf(parts.map(({ value }) => value)) ?? 0, text }]
  })
}

export const PART_RULES: readonly Rule[] = [part, sum, total, percent]
