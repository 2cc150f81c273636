import type { GroupId, NumberedFinding, Pins } from './findings.ts'

const HIGHLIGHTS: Readonly<Record<GroupId, string>> = {
  error: 'hl e',
  warning: 'hl w',
  hint: 'hl i',
  'not-assessable': 'hl u',
  dismissed: 'hl g',
}
const PINS: Readonly<Record<GroupId, string>> = {
  error: 'pin e',
  warning: 'pin w',
  hint: 'pin i',
  'not-assessable': 'pin u',
  dismissed: 'pin g',
}

/** How a place with findings is marked: by its heaviest one; undefined: it has none. */
export function highlightAt(pins: Pins, place: string): string | undefined {
  const [first] = pins.get(place) ?? []
  return first === undefined ? undefined : HIGHLIGHTS[first.group]
}

/** How a gap is marked: by its heaviest finding, quietly where no rule minds it. */
export function gapClassAt(pins: Pins, place: string): string {
  return highlightAt(pins, place)?.replace('hl', 'gap') ?? 'gap'
}

export function pinClass(group: GroupId): string {
  return PINS[group]
}

/** The numbered ways from a place in the report to what was found there. */
export function PinsAt(props: { pins: Pins; place: string }) {
  const found = props.pins.get(props.place) ?? []
  return (
    <>
      {found.map((one) => (
        <>
          {' '}
          <Pin finding={one} />
        </>
      ))}
    </>
  )
}

function Pin(props: { finding: NumberedFinding }) {
  const { number, group, title } = props.finding
  return (
    <a class={pinClass(group)} href={`#f${number}`} aria-label={`第 ${number} 条：${title}`}>
      {number}
    </a>
  )
}
