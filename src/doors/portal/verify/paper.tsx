import type { CheckUp, ReadText } from '#papers/verify/check-up.ts'
import { sectionInWords } from '#papers/verify/words.ts'
import { anchorOf } from './anchors.ts'
import type { Pins } from './findings.ts'
import { gapClassAt, highlightAt, PinsAt } from './pins.tsx'
import { Prose } from './prose.tsx'
import { shownParts, type ShownPart, type ShownTable } from './shown-report.ts'
import { TableView } from './table-view.tsx'
import { whereInWords } from './where-words.ts'

export interface PaperProps {
  readonly checkUp: CheckUp
  readonly text: ReadText
  readonly tables: readonly ShownTable[]
  readonly pins: Pins
}

const LONGEST_LINE = 300
const MOST_SECTIONS = 60

/** The report as it was read, with a dashed line where something is missing and a pin where something was found. */
export function Paper(props: PaperProps) {
  const { text, pins } = props
  return (
    <article class="paper" id={anchorOf('document')} aria-label="读到的报告" tabindex={0}>
      {pins.has('document') ? (
        <p class="whole">
          整份报告
          <PinsAt pins={pins} place="document" />
        </p>
      ) : null}
      {text.title === null ? (
        <Gap place="title" pins={pins}>
          这里缺标题
        </Gap>
      ) : (
        <h2 id={anchorOf('title')} class={highlightAt(pins, 'title')}>
          {clip(text.title, LONGEST_LINE)}
          <PinsAt pins={pins} place="title" />
        </h2>
      )}
      <Preamble {...props} />
      {shownParts(text.sections.slice(0, MOST_SECTIONS)).map((part) => (
        <Part part={part} of={props} />
      ))}
      {text.sections.length > MOST_SECTIONS ? (
        <p class="meta">后面还有 {text.sections.length - MOST_SECTIONS} 个标题，没有显示。</p>
      ) : null}
      <Signature {...props} />
    </article>
  )
}

function Preamble({ text, pins }: PaperProps) {
  if (text.preamble.trim() === '') {
    return pins.has('preamble') ? (
      <Gap place="preamble" pins={pins}>
        这里缺引言
      </Gap>
    ) : (
      <div id={anchorOf('preamble')} />
    )
  }
  return (
    <div id={anchorOf('preamble')} class={highlightAt(pins, 'preamble')}>
      <Prose text={text.preamble} place="preamble" pins={pins} />
      {pins.has('preamble') ? (
        <p class="pins">
          引言
          <PinsAt pins={pins} place="preamble" />
        </p>
      ) : null}
    </div>
  )
}

function Part(props: { part: ShownPart; of: PaperProps }) {
  const { part, of } = props
  const { id, section } = part
  const place = id === null ? null : `section.${id}`
  const table = part.table === null ? null : <TableOf part={part} of={of} />
  if (section === null) {
    return (
      <>
        <Gap place={place ?? ''} pins={of.pins}>
          这里缺{sectionInWords(id ?? '')}
        </Gap>
        {table}
      </>
    )
  }
  return (
    <section>
      {place === null ? (
        <h3>{clip(section.heading, LONGEST_LINE)}</h3>
      ) : (
        <h3 id={anchorOf(place)} class={highlightAt(of.pins, place)}>
          {clip(section.heading, LONGEST_LINE)}
          <PinsAt pins={of.pins} place={place} />
        </h3>
      )}
      <Prose text={section.text} place={place} pins={of.pins} />
      {table}
    </section>
  )
}

function TableOf(props: { part: ShownPart; of: PaperProps }) {
  const { pins, tables, text, checkUp } = props.of
  const { table: id } = props.part
  if (id === null) return null
  const table = tables.find((one) => one.id === id)
  if (table !== undefined) return <TableView table={table} checkUp={checkUp} pins={pins} />
  const name = whereInWords(id, [])
  return (
    <Gap place={id} pins={pins}>
      {text.tables[id] === null ? `这里缺${name}` : `${name}读到了，看不出用的是哪一版格式，没有排出来`}
    </Gap>
  )
}

function Signature({ text, pins }: PaperProps) {
  const { signedBy, signedOn } = text
  if (signedBy === null && signedOn === null) {
    return (
      <Gap place="signature" pins={pins}>
        没有读到落款
      </Gap>
    )
  }
  return (
    <p id={anchorOf('signature')} class={`sign ${highlightAt(pins, 'signature') ?? ''}`.trim()}>
      {clip(signedBy ?? '', LONGEST_LINE)}
      {signedBy !== null && signedOn !== null ? <br /> : null}
      {signedOn}
      <PinsAt pins={pins} place="signature" />
    </p>
  )
}

/** Where the form has something that the file has not. */
function Gap(props: { place: string; pins: Pins; children: string | readonly string[] }) {
  const { place, pins } = props
  return (
    <p id={anchorOf(place)} class={gapClassAt(pins, place)}>
      {props.children}
      <PinsAt pins={pins} place={place} />
    </p>
  )
}

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).toWellFormed()}……` : text
}
