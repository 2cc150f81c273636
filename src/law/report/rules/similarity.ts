import type { SectionId } from '../forms.ts'
import { countsIn } from '../numbers.ts'
import { compareNormal, distanceOf, type Comparison } from '../similarity/compare.ts'
import { namesOf, normalText, type NormalText } from '../similarity/normal-text.ts'
import { distance, simhashOfNormal } from '../similarity/simhash.ts'
import type { ReportSubject, SubjectSection } from '../subject.ts'
import { cleanProse, quoted } from './prose.ts'
import { NOT_APPLICABLE, notAssessable, PASS, type Problem, type Rule, type RuleAnswer } from './rule.ts'

type Compared = Pick<ReportSubject, 'unitName' | 'year' | 'sections' | 'previous' | 'siblings'>

/** Percent of a text found elsewhere that make it a copy; on 3607 pairs precision 0.994, recall 0.893. */
export const SHARE_LIMIT = 60
/** Bits of the simhash beyond which texts are not compared; keeps 99.6 % of the copies found without it. */
export const DISTANCE_LIMIT = 24
/** Normalised characters below which a text says too little to be called copied. */
export const SHORTEST_JUDGED = 120

const PARTS: readonly { readonly id: SectionId; readonly label: string }[] = [
  { id: 'overview', label: '“总体情况”' },
  { id: 'problems', label: '“存在的主要问题及改进情况”' },
  { id: 'other', label: '“其他需要报告的事项”' },
]
const MOST_PROBLEMS = 3
/** Counts in a sentence that make it a statement of figures: those are told in the same words each year, and may be. */
const A_STATEMENT = 2

interface Part {
  readonly where: string
  readonly label: string
  readonly text: NormalText
}

/** The three sections of free prose and, as the last part, all of them together. */
function partsOf(sections: readonly SubjectSection[], unitName: string | null): Part[] {
  const names = namesOf(unitName)
  const texts = PARTS.map(({ id, label }) => ({ where: `section.${id}`, label, source: proseOf(sections, id) }))
  const whole = { where: 'document', label: '全文（不含表格）', source: texts.map(({ source }) => source).join('\n') }
  return [...texts, whole].map(({ where, label, source }) => ({ where, label, text: normalText(source, names) }))
}

function proseOf(sections: readonly SubjectSection[], id: SectionId): string {
  const texts = sections.filter((section) => section.id === id).map(({ text }) => text)
  const sentences = cleanProse(texts.join('\n')).split(/(?<=[。！？\n])/)
  return sentences.filter((sentence) => figuresIn(sentence) < A_STATEMENT).join('')
}

/** Counts in digits; 三个村, 两次 are words. */
function figuresIn(sentence: string): number {
  return countsIn(sentence).filter(({ raw }) => /\d/.test(raw)).length
}

/** Simhashes of the parts that SIM-SIBLING holds against each other; null for a part too short to be judged. */
export function fingerprintsOf(sections: readonly SubjectSection[], unitName: string | null): (string | null)[] {
  return partsOf(sections, unitName).map((part) => (isJudged(part) ? simhashOfNormal(part.text.text) : null))
}

/** True where SIM-SIBLING would compare a part of two reports word by word. */
export function areNear(one: readonly (string | null)[], other: readonly (string | null)[]): boolean {
  return one.some((hash, index) => {
    const same = other[index] ?? null
    return hash !== null && same !== null && distance(hash, same) <= DISTANCE_LIMIT
  })
}

interface Other {
  /** "上一年（2023年）的报告", "青石镇人民政府的报告". */
  readonly name: string
  readonly parts: readonly Part[]
}

interface Hit extends Comparison {
  readonly part: Part
  readonly other: Other
}

const isJudged = ({ text }: Part) => text.text.length >= SHORTEST_JUDGED

/** Problems with the parts that stand in another report too; the whole is named only where no single section is. */
function problemsOf(parts: readonly Part[], others: readonly Other[]): Problem[] {
  const hits = parts.filter(isJudged).map((part) => hitsOf(part, others))
  const problems = hits.flatMap(([closest, ...further]) => (closest ? [problemOf(closest, further.length)] : []))
  const ofSections = problems.filter(({ where }) => where !== 'document')
  return (ofSections.length > 0 ? ofSections : problems).slice(0, MOST_PROBLEMS)
}

function hitsOf(part: Part, others: readonly Other[]): Hit[] {
  return others
    .flatMap((other): Hit[] => {
      const same = other.parts.find(({ where }) => where === part.where)
      if (!same || !isJudged(same) || (distanceOf(part.text, same.text) ?? 64) > DISTANCE_LIMIT) return []
      return [{ part, other, ...compareNormal(part.text, same.text) }]
    })
    .filter(({ share }) => percentOf(share) >= SHARE_LIMIT)
    .toSorted((one, another) => another.share - one.share)
}

const percentOf = (share: number) => Math.round(share * 100)

function problemOf({ part, other, share, clauses }: Hit, further: number): Problem {
  const percent = percentOf(share)
  const [longest] = clauses
  const more = further > 0 ? `，另有${further}份报告也是` : ''
  const quotes = longest
    ? `最长的相同段落：本报告${quoted(longest.one.text)}，${other.name}${quoted(longest.other.text)}。`
    : ''
  const message = `${part.label}有${percent}%的文字与${other.name}相同，达到或超过${SHARE_LIMIT}%${more}；请按本年实际情况重新撰写。${quotes}`
  return { message, where: part.where, left: percent, right: SHARE_LIMIT }
}

function answer(parts: readonly Part[], others: readonly Other[]): RuleAnswer {
  if (!parts.some(isJudged)) return NOT_APPLICABLE
  const problems = problemsOf(parts, others)
  return problems.length > 0 ? { result: 'fail', problems } : PASS
}

function againstPrevious({ unitName, year, sections, previous }: Compared): RuleAnswer {
  if (previous === null) return notAssessable('没有上一年的报告，无法比对文字是否雷同。', 'document')
  if (year === null || previous.year !== year - 1) {
    return notAssessable(`手边的是${previous.year}年的报告，不是上一年的，无法比对文字是否雷同。`, 'document')
  }
  if (previous.sections === null) {
    return notAssessable('上一年的报告只有表格数据，没有文字，无法比对是否雷同。', 'document')
  }
  const before = { name: `上一年（${previous.year}年）的报告`, parts: partsOf(previous.sections, unitName) }
  return answer(partsOf(sections, unitName), [before])
}

function againstSiblings({ unitName, sections, siblings }: Compared): RuleAnswer {
  if (siblings === null || siblings.length === 0) return NOT_APPLICABLE
  const others = siblings.map(({ name, sections: texts }) => ({ name: `${name}的报告`, parts: partsOf(texts, name) }))
  return answer(partsOf(sections, unitName), others)
}

const COMMON = { version: 1, severity: 'warning', article: '国办公开办函〔2021〕30号' } as const

export const SIMILARITY_RULES: readonly Rule[] = [
  { ...COMMON, id: 'SIM-PREVIOUS', title: '文字与上一年的报告不雷同', check: againstPrevious },
  { ...COMMON, id: 'SIM-SIBLING', title: '文字与其他单位的报告不雷同', check: againstSiblings },
]
