import type { Declaration, Figure, FigureOrigin, Figures } from './figure.ts'

/** A figure before declarations are laid over it: a counted number, or the sum of others. */
export type PlannedFigure = { readonly key: string; readonly label: string; readonly unit: string } & (
  | { readonly value: number; readonly origin?: FigureOrigin; readonly reason?: string }
  | { readonly parts: readonly string[] }
)

/**
 * Values for all planned figures. A declared number replaces the planned one of the same key and loses its parts;
 * sums above it are added up anew. Declarations of unknown keys have no effect.
 */
export function reckonFigures(plan: readonly PlannedFigure[], declarations: readonly Declaration[]): Figures {
  const planned = new Map(plan.map((figure) => [figure.key, figure]))
  const declared = new Map(declarations.map((declaration) => [declaration.key, declaration]))
  const done = new Map<string, Figure>()
  const reckon = (key: string): Figure => {
    const known = done.get(key)
    if (known) return known
    const figure = planned.get(key)
    if (!figure) throw new RangeError(`a figure adds up an unknown part: ${key}`)
    const reckoned = reckonOne(figure, declared.get(key), reckon)
    done.set(key, reckoned)
    return reckoned
  }
  return Object.fromEntries(plan.map(({ key }) => [key, reckon(key)]))
}

function reckonOne(
  planned: PlannedFigure,
  declaration: Declaration | undefined,
  reckon: (key: string) => Figure,
): Figure {
  const { key, label, unit } = planned
  if (declaration) {
    return { key, label, unit, value: declaration.value, origin: 'declared', reason: declaration.reason, parts: [] }
  }
  if (!('parts' in planned)) {
    const { value, origin = 'derived', reason = null } = planned
    return { key, label, unit, value, origin, reason, parts: [] }
  }
  const parts = planned.parts.map(reckon)
  const value = parts.reduce((sum, part) => sum + part.value, 0)
  return { key, label, unit, value, ...sharedOrigin(parts), parts: planned.parts }
}

/** A sum of carried numbers is carried; a mixed sum is derived. */
function sharedOrigin(parts: readonly Figure[]): Pick<Figure, 'origin' | 'reason'> {
  const first = parts[0]
  const isShared = first && parts.every((part) => part.origin === first.origin && part.reason === first.reason)
  return isShared ? { origin: first.origin, reason: first.reason } : { origin: 'derived', reason: null }
}

/** The value of a figure; 0 when the report has none of that key. */
export function valueOf(figures: Figures, key: string): number {
  return figures[key]?.value ?? 0
}
