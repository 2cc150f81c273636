import type { ReportDocument } from '#law/report/document.ts'
import { ORIGIN_LABELS, type FigureOrigin } from '#law/report/figure.ts'

/** How the numbers of a report are shown: what they link to, and which one is opened. */
export interface FigureView {
  readonly document: ReportDocument
  /** Address of the rows behind a figure; absent where they cannot be opened. */
  readonly figureHref?: ((key: string) => string) | undefined
  readonly selected?: string | undefined
}

const MARKS: Readonly<Partial<Record<FigureOrigin, { readonly text: string; readonly class: string }>>> = {
  carried: { text: '转', class: 'o j' },
  declared: { text: '申', class: 'o d' },
}

/** A number with the way to its rows, and a mark where it was not counted from the ledger. */
export function FigureLink(props: { view: FigureView; figure: string; text: string }) {
  const { view, figure, text } = props
  const { figureHref, selected, document } = view
  const origin = Object.hasOwn(document.figures, figure) ? document.figures[figure]?.origin : undefined
  const mark = origin === undefined ? undefined : MARKS[origin]
  const name = figure === selected ? 'fig sel' : 'fig'
  return (
    <span class="nw">
      {figureHref === undefined ? (
        <span class={name}>{text}</span>
      ) : (
        <a class={name} href={figureHref(figure)}>
          {text}
        </a>
      )}
      {mark === undefined || origin === undefined ? null : (
        <sup class={mark.class} title={ORIGIN_LABELS[origin]}>
          {mark.text}
        </sup>
      )}
    </span>
  )
}
