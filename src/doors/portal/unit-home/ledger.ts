import type { Figure, Figures } from '#law/report/figure.ts'

const SHOWN = ['disclosed.total', 'receipts.total', 'applications.new', 'applications.closed'] as const

/** The numbers of the public ledger, in the order shown; only those that the report has. */
export function ledgerFigures(figures: Figures): readonly Figure[] {
  return SHOWN.flatMap((key) => figures[key] ?? [])
}

const PARTS_SHOWN = 3

/** "政府网站发布 38，微信公众号发布 197": the largest parts that are not zero; empty where there are none. */
export function partsInWords(figure: Figure, figures: Figures): string {
  const parts = partsOf(figure, figures).filter((part) => part.value !== 0)
  const largest = parts.toSorted((one, other) => other.value - one.value).slice(0, PARTS_SHOWN)
  return (
    largest.map(({ label, value }) => `${lastWords(label)} ${value}`).join('，') +
    (parts.length > PARTS_SHOWN ? ' 等' : '')
  )
}

/** The parts of a sum; a figure that only repeats another is taken apart like that one. */
function partsOf(figure: Figure, figures: Figures): readonly Figure[] {
  const parts = figure.parts.flatMap((key) => figures[key] ?? [])
  const [only] = parts
  return only !== undefined && parts.length === 1 ? partsOf(only, figures) : parts
}

/** "本年新收政府信息公开申请数量，自然人" → "自然人". */
function lastWords(label: string): string {
  return label.slice(label.lastIndexOf('，') + 1)
}
