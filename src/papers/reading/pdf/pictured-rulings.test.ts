import { describe, expect, it } from 'vitest'
import type { Bitmap } from './bitmap.ts'
import { picturedRulings } from './pictured-rulings.ts'
import { wholeLines } from './ruling-lines.ts'

/** A white picture of 200 × 100 points, two pixels in a point, with dark boxes (in pixels: left, top, width, height). */
function picture(...boxes: readonly (readonly [number, number, number, number])[]): Bitmap {
  const bitmap = { width: 400, height: 200, scale: 2, pixels: new Uint8Array(400 * 200).fill(255) }
  for (const [left, top, width, height] of boxes) {
    for (let y = top; y < top + height; y++) bitmap.pixels.fill(0, y * 400 + left, y * 400 + left + width)
  }
  return bitmap
}

describe('ruling lines in a picture', () => {
  it('are long thin runs of dark pixels, told in points', () => {
    const { horizontal, vertical } = wholeLines(picturedRulings(picture([20, 40, 300, 2], [100, 10, 2, 150])))
    expect(horizontal).toEqual([{ at: 20.5, from: 10, to: 160 }])
    expect(vertical).toEqual([{ at: 50.5, from: 5, to: 80 }])
  })

  it('may have small faults, and other lines may cross them', () => {
    const crossing = [20, 60, 100, 140].map((y) => [100, y, 200, 2] as const)
    const { vertical } = wholeLines(picturedRulings(picture([200, 10, 2, 80], [200, 92, 2, 80], ...crossing)))
    expect(vertical).toEqual([{ at: 100.5, from: 5, to: 86 }])
  })

  it('are no bars, no strokes of characters and nothing on a white sheet', () => {
    expect(picturedRulings(picture([20, 40, 300, 30], [20, 100, 24, 3]))).toEqual({ horizontal: [], vertical: [] })
    expect(picturedRulings(picture())).toEqual({ horizontal: [], vertical: [] })
  })
})
