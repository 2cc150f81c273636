import { FORMS } from '../forms.ts'
import { kept } from './kept.ts'
import { coreLabel, likeness } from './plain-label.ts'

/** A row that a label may name. */
export interface NamedRow {
  readonly id: string
  /** Plain label without number. */
  readonly core: string
}

/** full: the whole label; start, end: an unambiguous part of it, cut by a page break. */
export interface LabelMatch {
  readonly id: string
  readonly part: 'full' | 'start' | 'end'
  readonly likeness: number
}

const named = (rows: readonly { readonly id: string; readonly label: string }[]): NamedRow[] =>
  rows.map(({ id, label }) => ({ id, core: coreLabel(label) }))

const T3_SHORT = [
  { id: 'A', label: '本年新收' },
  { id: 'A', label: '本年度新收政府信息公开申请数量' },
  { id: 'B', label: '上年结转' },
  { id: 'B', label: '上年度结转政府信息公开申请数量' },
  { id: 'C2', label: '部分公开' },
  { id: 'C7', label: '合计' },
  { id: 'D', label: '结转下年度' },
]

/** Rows of table three of every form, each id with every wording known. */
export const T3_NAMES: readonly NamedRow[] = named([
  ...FORMS['2021'].t3,
  ...FORMS['2019'].t3.filter(({ id }) => id === 'C6'),
  ...T3_SHORT,
])

/** Lines of table three that head other rows. */
export const T3_GROUPS: readonly NamedRow[] = named([
  { id: 'C', label: '三、本年度办理结果' },
  { id: 'C3', label: '（三）不予公开' },
  { id: 'C4', label: '（四）无法提供' },
  { id: 'C5', label: '（五）不予处理' },
])

/** Rows of table two by their printed labels; ids are the labels. */
export const T2_NAMES: readonly NamedRow[] = named(
  [...new Set(['2019', '2021'].flatMap((form) => t2Labels(form as '2019' | '2021')))].map((label) => ({
    id: label,
    label,
  })),
)

function t2Labels(form: '2019' | '2021'): string[] {
  return FORMS[form].t2.flatMap((block) => block.rows.map((row) => row.label))
}

const ALIKE = 0.82
const LONGEST_LABEL = 200
const SHORTEST_PART = 4
const SHORTEST_FUZZY = 5

const MATCHERS = new WeakMap<readonly NamedRow[], (text: string) => LabelMatch | null>()

/** The row that a text names; null where none does, or two do. */
export function matchLabel(text: string, rows: readonly NamedRow[]): LabelMatch | null {
  const matcher = MATCHERS.get(rows) ?? kept((label: string) => findMatch(label, rows), LONGEST_LABEL)
  MATCHERS.set(rows, matcher)
  return text.length > LONGEST_LABEL ? null : matcher(text)
}

function findMatch(text: string, rows: readonly NamedRow[]): LabelMatch | null {
  const core = coreLabel(text)
  if (core === '' || core.length > 60) return null
  const exact = rows.find((row) => row.core === core)
  if (exact) return { id: exact.id, part: 'full', likeness: 1 }
  return fuzzy(core, rows) ?? partOf(core, rows)
}

function fuzzy(core: string, rows: readonly NamedRow[]): LabelMatch | null {
  if (core.length < SHORTEST_FUZZY) return null
  const scored = rows
    .filter((row) => row.core.length >= SHORTEST_FUZZY && Math.abs(row.core.length - core.length) <= core.length / 2)
    .map((row) => ({ id: row.id, likeness: likeness(core, row.core) }))
    .toSorted((one, other) => other.likeness - one.likeness)
  const [best] = scored
  if (!best || best.likeness < ALIKE) return null
  const rival = scored.find((row) => row.id !== best.id)
  return rival && best.likeness - rival.likeness < 0.05 ? null : { ...best, part: 'full' }
}

function partOf(core: string, rows: readonly NamedRow[]): LabelMatch | null {
  if (core.length < SHORTEST_PART) return null
  for (const part of ['start', 'end'] as const) {
    const ids = rows.filter((row) => (part === 'start' ? row.core.startsWith(core) : row.core.endsWith(core)))
    const only = new Set(ids.map((row) => row.id))
    const [first] = ids
    if (only.size === 1 && first) return { id: first.id, part, likeness: core.length / first.core.length }
  }
  return null
}
