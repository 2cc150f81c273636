/** Colours of the drawing with the page's variable for each, so that every palette recolours it. */
export const PRIMARY = '#1259a7'
export const INK = '#1a1f26'
export const INK_SOFT = '#59626e'
export const LINE = '#d7dce3'
export const LINE_STRONG = '#7f8894'
/** Stands for the hatching of a second series, which still tells it apart in grey. */
export const HATCH = '#fefefe'

const VARIABLES: readonly (readonly [string, string])[] = [
  [PRIMARY, '--p-600'],
  [INK, '--ink'],
  [INK_SOFT, '--ink-3'],
  [LINE, '--line'],
  [LINE_STRONG, '--line-ctl'],
]

/** Each colour as `var(--name, colour)`. */
export function inPageColours(svg: string): string {
  return VARIABLES.reduce(
    (text, [colour, name]) => text.replaceAll(new RegExp(`(["'])${colour}\\1`, 'gi'), `"var(${name}, ${colour})"`),
    svg,
  )
}
