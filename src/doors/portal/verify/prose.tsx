import { anchorOf } from './anchors.ts'
import type { Pins } from './findings.ts'
import { LONGEST_TEXT } from './limits.ts'
import { splitPlace } from './passages.ts'
import { highlightAt, PinsAt } from './pins.tsx'

interface ProseProps {
  readonly text: string
  /** The part that the text is of; null: none of the six. */
  readonly place: string | null
  readonly pins: Pins
}

/** Paragraphs, with what a finding quotes marked in its place. */
export function Prose(props: ProseProps) {
  const { text, place, pins } = props
  const shown = text.slice(0, LONGEST_TEXT)
  const marks = [...pins.keys()]
    .map((key) => ({ key, ...splitPlace(key) }))
    .flatMap(({ key, where, passage }) => (where === place && passage ? [{ key, ...passage }] : []))
    .toSorted((one, other) => one.start - other.start)
  let from = 0
  const paragraphs = shown.split('\n').map((line) => {
    const start = from
    from += line.length + 1
    return { line, start }
  })
  return (
    <>
      {paragraphs
        .filter(({ line }) => line.trim() !== '')
        .map(({ line, start }) => {
          const own = marks.filter((mark) => mark.start >= start && mark.start < start + line.length)
          return <p>{own.length === 0 ? line.trim() : marked({ line, start, marks: own, pins })}</p>
        })}
      {text.length > LONGEST_TEXT ? (
        <p class="meta">后面还有 {text.length - LONGEST_TEXT} 字，没有显示，核对时都读过。</p>
      ) : null}
    </>
  )
}

interface MarkedLine {
  readonly line: string
  readonly start: number
  readonly marks: readonly { readonly key: string; readonly start: number; readonly end: number }[]
  readonly pins: Pins
}

function marked({ line, start, marks, pins }: MarkedLine) {
  let from = 0
  const pieces = marks.map((mark) => {
    const [begin, end] = [mark.start - start, Math.min(mark.end - start, line.length)]
    const before = line.slice(from, begin)
    from = end
    return (
      <>
        {before}
        <span id={anchorOf(mark.key)} class={highlightAt(pins, mark.key)}>
          {line.slice(begin, end)}
        </span>
        <PinsAt pins={pins} place={mark.key} />
      </>
    )
  })
  return (
    <>
      {pieces}
      {line.slice(from)}
    </>
  )
}
