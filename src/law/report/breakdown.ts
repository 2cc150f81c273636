import type { Inline } from './document.ts'
import type { Figures } from './figure.ts'
import { valueOf } from './figures.ts'
import { fig, sentence } from './narrative.ts'

/** "工作动态25条、政策文件4条": the figures that are not zero, joined; empty when all are. */
export function listOf(figures: Figures, keys: readonly string[], nameOf: (key: string) => string): Inline[] {
  return keys
    .filter((key) => valueOf(figures, key) !== 0)
    .flatMap((key, index) => sentence`${index === 0 ? '' : '、'}${nameOf(key)}${fig(key)}${figures[key]?.unit ?? ''}`)
}

/**
 * "，其中…" only for a figure that is the sum of parts, so that the parts always add up; "，均为…" when one part
 * is the whole; empty for zero and for a declared figure.
 */
export function amongThem(figures: Figures, key: string, nameOf: (key: string) => string): Inline[] {
  const parts = (figures[key]?.parts ?? []).filter((part) => valueOf(figures, part) !== 0)
  const [only] = parts
  if (only === undefined) return []
  return parts.length === 1 ? sentence`，均为${nameOf(only)}` : sentence`，其中${listOf(figures, parts, nameOf)}`
}
