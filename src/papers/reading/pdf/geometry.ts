/** All lengths in points (1/72 inch), from the top left corner of the page as seen: x to the right, y down. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** One printed character with the box of its advance; `hasSpaceBefore`: the file has a space in front of it. */
export interface Glyph extends Box {
  readonly text: string
  readonly hasSpaceBefore: boolean
}

/** A straight piece of a ruling line: at y = `at` from x to x (horizontal), or at x = `at` from y to y (vertical). */
export interface Ruling {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Rulings {
  readonly horizontal: readonly Ruling[]
  readonly vertical: readonly Ruling[]
}

/** x' = a·x + c·y + e, y' = b·x + d·y + f, in the order of the PDF specification. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export interface Point {
  readonly x: number
  readonly y: number
}

/** First `first`, then `second`. */
export function combined(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [A, B, C, D, E, F] = second
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

export function moved({ x, y }: Point, [a, b, c, d, e, f]: Matrix): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

/** The upright box round two opposite corners after `matrix`; exact for turns by right angles. */
export function movedBox(one: Point, other: Point, matrix: Matrix): Box {
  const p = moved(one, matrix)
  const q = moved(other, matrix)
  return {
    left: Math.min(p.x, q.x),
    top: Math.min(p.y, q.y),
    right: Math.max(p.x, q.x),
    bottom: Math.max(p.y, q.y),
  }
}

export const middleX = ({ left, right }: Box) => (left + right) / 2
export const middleY = ({ top, bottom }: Box) => (top + bottom) / 2

export function boxRound(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.left)
    top = Math.min(top, box.top)
    right = Math.max(right, box.right)
    bottom = Math.max(bottom, box.bottom)
  }
  return { left, top, right, bottom }
}

/** The middle value; 0 of nothing. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
