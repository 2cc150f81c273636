import { FORMS, type FormId } from '#law/report/forms.ts'
import type { LinearLine } from '#papers/grid/linear.ts'
import { rowOf } from './anchors.ts'

const PLACES: Readonly<Record<string, string>> = {
  document: '整份报告',
  title: '标题',
  preamble: '引言',
  signature: '落款',
  t2: '第二部分的表',
  t3: '第三部分的表',
  t4: '第四部分的表',
}
const ANY_FORM: FormId = '2021'

/** A place in words: "第三部分的表“（七）总计”，总计". */
export function whereInWords(place: string, lines: readonly LinearLine[]): string {
  const plain = Object.hasOwn(PLACES, place) ? PLACES[place] : undefined
  if (plain !== undefined) return plain
  if (place.startsWith('section.')) return sectionInWords(place.slice('section.'.length))
  const table = PLACES[place.slice(0, 2)] ?? ''
  const line = lines.find((one) => cellsOf(one).some((cell) => rowOf(cell.figure) === rowOf(place)))
  const cell = line === undefined ? undefined : cellsOf(line).find((one) => one.figure === place)
  return line === undefined ? table : `${table}“${line.label}”${cell === undefined ? '' : `，${cell.label}`}`
}

/** "第四部分：政府信息公开行政复议、行政诉讼情况". */
export function sectionInWords(id: string): string {
  const section = FORMS[ANY_FORM].sections.find((one) => one.id === id)
  return section === undefined ? '正文' : `第${section.number}部分：${section.title}`
}

export function cellsOf({ parts, total }: LinearLine): LinearLine['parts'] {
  return total === null ? parts : [...parts, total]
}
