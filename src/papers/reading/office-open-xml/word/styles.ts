import { walkXml } from '../xml.ts'
import { isOn, levelIndex } from './values.ts'

/** What a style says that changes which words are printed. */
export interface StyleEffect {
  readonly numId: string | null
  readonly level: number | null
  readonly isHidden: boolean
}

interface Style {
  base: string | null
  numId: string | null
  level: number | null
  isHidden: boolean | null
}

const DEEPEST = 32

/** Styles by their id, with what they inherit; unknown ids have no effect. */
export function readStyles(bytes: Uint8Array | null): (id: string | null) => StyleEffect {
  const styles = new Map<string, Style>()
  let current: Style | null = null
  if (bytes !== null) {
    walkXml(bytes, {
      open: (name, attribute) => {
        const value = attribute('w:val') ?? ''
        if (name === 'w:style') {
          current = { base: null, numId: null, level: null, isHidden: null }
          styles.set(attribute('w:styleId') ?? '', current)
        } else if (current === null) return
        else if (name === 'w:basedOn') current.base = value
        else if (name === 'w:numId') current.numId = value
        else if (name === 'w:ilvl') current.level = levelIndex(value)
        else if (name === 'w:vanish') current.isHidden = isOn(attribute)
      },
      close: (name) => {
        if (name === 'w:style') current = null
      },
    })
  }
  const effects = new Map<string, StyleEffect>()
  return (id) => {
    if (id === null) return effectOf(styles, '')
    const effect = effects.get(id) ?? effectOf(styles, id)
    if (styles.has(id)) effects.set(id, effect)
    return effect
  }
}

function effectOf(styles: ReadonlyMap<string, Style>, id: string): StyleEffect {
  const chain: Style[] = []
  for (let style = styles.get(id); style !== undefined && chain.length < DEEPEST;) {
    chain.push(style)
    style = styles.get(style.base ?? '')
  }
  return {
    numId: chain.find(({ numId }) => numId !== null)?.numId ?? null,
    level: chain.find(({ level }) => level !== null)?.level ?? null,
    isHidden: chain.find(({ isHidden }) => isHidden !== null)?.isHidden ?? false,
  }
}
