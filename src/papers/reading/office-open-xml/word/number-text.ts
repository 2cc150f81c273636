import { formatNumber } from './number-format.ts'
import type { Level, NumberingList } from './numbering.ts'
import type { StyleEffect } from './styles.ts'

/** What a paragraph says about its number; null where it leaves that to its style. */
export interface ParagraphNumber {
  readonly numId: string | null
  readonly level: number | null
  readonly style: string | null
}

/** Counts as Word does; call once per printed paragraph, in order. Gives "一、", or '' for no number. */
export function paragraphNumbers(
  lists: ReadonlyMap<string, NumberingList>,
  effectOf: (style: string | null) => StyleEffect,
): (paragraph: ParagraphNumber) => string {
  const counts = new Map<string, number[]>()
  const started = new Set<string>()
  return ({ numId, level, style }) => {
    const effect = effectOf(style)
    const id = numId ?? effect.numId
    // Number 0 is the list that is none.
    const list = id === null ? undefined : lists.get(id)
    if (id === null || list === undefined) return ''
    const index = level ?? (numId === null ? styleLevel(list, style) : null) ?? effect.level ?? 0
    const own = list.levels.get(index)
    if (own === undefined) return ''
    const numbers = counts.get(list.definition) ?? []
    counts.set(list.definition, numbers)
    const restart = started.has(`${id}/${index}`) ? undefined : list.restarts.get(index)
    started.add(`${id}/${index}`)
    numbers[index] = restart ?? (numbers[index] === undefined ? own.start : numbers[index] + 1)
    numbers.length = index + 1
    return printed(list, own, numbers)
  }
}

function styleLevel({ levels }: NumberingList, style: string | null): number | null {
  if (style === null) return null
  return [...levels].find(([, level]) => level.style === style)?.[0] ?? null
}

function printed({ levels }: NumberingList, own: Level, numbers: readonly number[]): string {
  if (own.format === 'bullet') return ''
  const text = own.text.slice(0, 100).replace(/%([1-9])/g, (_, place: string) => {
    const level = levels.get(Number(place) - 1)
    const value = numbers[Number(place) - 1] ?? level?.start ?? 1
    return formatNumber(value, own.isPlain ? 'decimal' : (level?.format ?? 'decimal'))
  })
  // The gap behind a number is not text; it matters only where two words would become one.
  return own.suffix !== 'nothing' && /[0-9A-Za-z]$/.test(text) ? `${text} ` : text
}
