import { walkXml, type Attribute } from '../xml.ts'
import { isOn, levelIndex, put, value, wholeNumber } from './values.ts'

export interface Level {
  start: number
  format: string
  /** "%1、": levels count from 1. */
  text: string
  suffix: string
  /** Prints every level in digits. */
  isPlain: boolean
  style: string | null
}

export interface NumberingList {
  /** Lists with the same definition go on counting together. */
  readonly definition: string
  readonly levels: ReadonlyMap<number, Level>
  /** Levels that this list starts anew, with their first number. */
  readonly restarts: ReadonlyMap<number, number>
}

interface Definition {
  readonly levels: Map<number, Level>
  /** The style that this definition stands for, or that it borrows its levels from. */
  styleLink: string | null
  borrowed: string | null
}

interface Use {
  definition: string
  readonly restarts: Map<number, number>
  readonly levels: Map<number, Level>
}

interface Reading {
  readonly definitions: Map<string, Definition>
  readonly uses: Map<string, Use>
  definition: Definition | null
  use: Use | null
  level: Level | null
  index: number
}

/** The lists of word/numbering.xml by their number. */
export function readNumbering(bytes: Uint8Array | null): ReadonlyMap<string, NumberingList> {
  const reading: Reading = {
    definitions: new Map(),
    uses: new Map(),
    definition: null,
    use: null,
    level: null,
    index: 0,
  }
  if (bytes !== null) {
    walkXml(bytes, {
      open: (name, attribute) => ELEMENTS.get(name)?.(reading, attribute),
      close: (name) => {
        if (name === 'w:abstractNum') reading.definition = null
        if (name === 'w:num') reading.use = null
        if (name === 'w:lvl') reading.level = null
      },
    })
  }
  return new Map([...reading.uses].map(([id, use]) => [id, listOf(use, reading)]))
}

const ELEMENTS: ReadonlyMap<string, (reading: Reading, attribute: Attribute) => void> = new Map<
  string,
  (reading: Reading, attribute: Attribute) => void
>([
  ['w:abstractNum', openDefinition],
  ['w:styleLink', ({ definition }, attribute) => put(definition, { styleLink: value(attribute) })],
  ['w:numStyleLink', ({ definition }, attribute) => put(definition, { borrowed: value(attribute) })],
  ['w:num', openUse],
  ['w:abstractNumId', ({ use }, attribute) => put(use, { definition: value(attribute) })],
  ['w:lvlOverride', (reading, attribute) => put(reading, { index: levelIndex(attribute('w:ilvl')) })],
  ['w:startOverride', ({ use, index }, attribute) => use?.restarts.set(index, wholeNumber(value(attribute), 1))],
  ['w:lvl', openLevel],
  ['w:start', ({ level }, attribute) => put(level, { start: wholeNumber(value(attribute), 1) })],
  ['w:numFmt', ({ level }, attribute) => put(level, { format: value(attribute) })],
  ['w:lvlText', ({ level }, attribute) => put(level, { text: value(attribute) })],
  ['w:suff', ({ level }, attribute) => put(level, { suffix: value(attribute) })],
  ['w:pStyle', ({ level }, attribute) => put(level, { style: value(attribute) })],
  ['w:isLgl', ({ level }, attribute) => put(level, { isPlain: isOn(attribute) })],
])

function openDefinition(reading: Reading, attribute: Attribute): void {
  reading.definition = { levels: new Map(), styleLink: null, borrowed: null }
  reading.definitions.set(attribute('w:abstractNumId') ?? '', reading.definition)
}

function openUse(reading: Reading, attribute: Attribute): void {
  reading.use = { definition: '', restarts: new Map(), levels: new Map() }
  reading.uses.set(attribute('w:numId') ?? '', reading.use)
}

function openLevel(reading: Reading, attribute: Attribute): void {
  reading.level = { start: 1, format: 'decimal', text: '', suffix: 'tab', isPlain: false, style: null }
  const levels = (reading.use ?? reading.definition)?.levels
  levels?.set(levelIndex(attribute('w:ilvl')), reading.level)
}

function listOf({ definition, levels, restarts }: Use, { definitions }: Reading): NumberingList {
  const own = definitions.get(definition)
  const borrowed =
    own?.borrowed == null ? undefined : [...definitions.values()].find(({ styleLink }) => styleLink === own.borrowed)
  return { definition, levels: new Map([...((borrowed ?? own)?.levels ?? []), ...levels]), restarts }
}
