import type { LinearLine } from '#papers/grid/linear.ts'
import { placeInWords } from '#papers/verify/words.ts'
import { rowOf } from './anchors.ts'
import { splitPlace } from './passages.ts'

/** A place in words: "第三部分的表“（七）总计”，总计". */
export function whereInWords(place: string, lines: readonly LinearLine[]): string {
  const table = placeInWords(splitPlace(place).where)
  if (!place.includes('.') || place.startsWith('section.')) return table
  const line = lines.find((one) => cellsOf(one).some((cell) => rowOf(cell.figure) === rowOf(place)))
  const cell = line === undefined ? undefined : cellsOf(line).find((one) => one.figure === place)
  return line === undefined ? table : `${table}“${line.label}”${cell === undefined ? '' : `，${cell.label}`}`
}

export function cellsOf({ parts, total }: LinearLine): LinearLine['parts'] {
  return total === null ? parts : [...parts, total]
}
