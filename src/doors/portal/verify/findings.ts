import type { CheckedFinding, CheckUp, ReadText } from '#papers/verify/check-up.ts'
import { isDismissed } from '#papers/verify/opinions.ts'
import { SEVERITY_WORDS } from '#papers/verify/words.ts'
import type { Severity } from '#law/finding.ts'
import type { StatusKind } from '../status.tsx'
import { nearestPlace } from './anchors.ts'
import { LONGEST_TEXT } from './limits.ts'
import { passageOf, passagePlace, type Passage } from './passages.ts'

export type GroupId = Severity | 'dismissed'

export interface NumberedFinding {
  readonly number: number
  readonly finding: CheckedFinding
  readonly group: GroupId
  /** The rule’s title. */
  readonly title: string
  /** Where its pin stands in the shown report. */
  readonly place: string
}

export interface FindingGroup {
  readonly id: GroupId
  readonly label: string
  readonly kind: StatusKind
  /** How many there are; `findings` holds no more of them than a page can show. */
  readonly count: number
  readonly findings: readonly NumberedFinding[]
}

const MOST_SHOWN = 200

const GROUPS: readonly Pick<FindingGroup, 'id' | 'label' | 'kind'>[] = [
  { id: 'error', label: SEVERITY_WORDS.error, kind: 'over' },
  { id: 'warning', label: SEVERITY_WORDS.warning, kind: 'near' },
  { id: 'hint', label: SEVERITY_WORDS.hint, kind: 'info' },
  { id: 'not-assessable', label: SEVERITY_WORDS['not-assessable'], kind: 'unknown' },
  { id: 'dismissed', label: '已认定不属实', kind: 'gone' },
]

/** The findings by weight, numbered through; what was dismissed stands last. */
export function groupFindings(checkUp: CheckUp, shown: ReadonlySet<string>, text?: ReadText): FindingGroup[] {
  const passages = passagesIn(text)
  const titles = new Map(checkUp.rules.map((rule) => [rule.rule, rule.title]))
  const inGroup = (id: GroupId): readonly CheckedFinding[] =>
    checkUp.findings.filter((finding) => (isDismissed(finding) ? 'dismissed' : finding.severity) === id)
  let number = 0
  return GROUPS.map((group) => {
    const all = inGroup(group.id)
    const findings = all.slice(0, MOST_SHOWN).map((finding) => {
      number += 1
      const title = titles.get(finding.rule) ?? finding.rule
      const place = passages(finding) ?? nearestPlace(finding.where, shown)
      return { number, finding, group: group.id, title, place }
    })
    return { ...group, count: all.length, findings }
  })
}

/** Finds the passage that a finding quotes; passages never overlap, a later one joins the one that it meets. */
function passagesIn(text: ReadText | undefined): (finding: CheckedFinding) => string | null {
  const known = new Map<string, Passage[]>()
  return (finding) => {
    const { where } = finding
    const words = text === undefined ? '' : textAt(where, text)
    const passage = passageOf(finding, words.slice(0, LONGEST_TEXT))
    if (passage === null) return null
    const others = known.get(where) ?? []
    const met = others.find((other) => other.start < passage.end && passage.start < other.end)
    if (!met) known.set(where, [...others, passage])
    return passagePlace(where, met ?? passage)
  }
}

function textAt(where: string, { preamble, sections }: ReadText): string {
  if (where === 'preamble') return preamble
  return sections.find(({ id }) => id !== null && where === `section.${id}`)?.text ?? ''
}

/** Pins by the place where they stand. */
export type Pins = ReadonlyMap<string, readonly NumberedFinding[]>

export function pinsOf(groups: readonly FindingGroup[]): Pins {
  return Map.groupBy(
    groups.flatMap((group) => group.findings),
    (finding) => finding.place,
  )
}

/** "不通过，有 3 处必须改正"; what could not be judged is never called passed. */
export function verdictInWords(groups: readonly FindingGroup[]): string {
  const errors = countIn(groups, 'error')
  if (errors > 0) return `不通过，有 ${errors} 处必须改正`
  const rest = (['warning', 'hint', 'not-assessable'] as const)
    .map((id) => ({ count: countIn(groups, id), label: SEVERITY_WORDS[id] }))
    .filter(({ count }) => count > 0)
    .map(({ count, label }) => `${count} 条${label}`)
  return rest.length === 0 ? '通过，没有发现问题' : `通过，另有 ${rest.join('、')}`
}

/** What to do first, in one sentence or two. */
export function nextStep(groups: readonly FindingGroup[]): string {
  const errors = groups.find((group) => group.id === 'error')
  const first = errors?.findings[0]
  if (errors !== undefined && first !== undefined) {
    const rest = errors.count > 1 ? `再改其余 ${errors.count - 1} 处，` : ''
    return `先改第 1 处：${withStop(first.finding.message)}${rest}改好以后再核对一次。`
  }
  if (countIn(groups, 'warning') > 0) return '没有必须改的。提醒逐条看过，确有原因的在报告里写明。'
  if (countIn(groups, 'hint') > 0) return '没有必须改的。建议可以采用，也可以不采用。'
  if (countIn(groups, 'not-assessable') > 0)
    return '能核的都通过了。无法判断的，补上所缺的材料再核对一次，或者由人核对。'
  return '规则都核过了。规则查不到的，仍由人把关。'
}

export function countIn(groups: readonly FindingGroup[], id: GroupId): number {
  return groups.find((group) => group.id === id)?.count ?? 0
}

function withStop(sentence: string): string {
  return /[。！？]$/.test(sentence) ? sentence : `${sentence}。`
}
