import type { Bitmap } from './bitmap.ts'
import type { Ruling } from './geometry.ts'

/** Degrees: the most that a sheet is taken to lie askew, and how finely that is told. */
const MOST_ASKEW = 3
const STEP = 0.05
/** Points: the fineness at which pieces of lines are taken to lie at one height. */
const BIN = 0.5
/** Points. */
const PLACES = 10
/** A lean must gather the pieces better than none by this factor. */
const CLEARLY = 1.1
const PAPER = 255

/** How far level lines lean, as the rise per length; the lean at which most pieces fall into the same few lines. */
export function leanOf(pieces: readonly Ruling[]): number {
  let [best, lean] = [gathered(pieces, 0) * CLEARLY, 0]
  for (let angle = -MOST_ASKEW; angle <= MOST_ASKEW; angle += STEP) {
    const slope = Math.tan((angle * Math.PI) / 180)
    const score = gathered(pieces, slope)
    if (score > best) [best, lean] = [score, slope]
  }
  return lean
}

function gathered(pieces: readonly Ruling[], slope: number): number {
  const bins = new Map<number, number>()
  for (const { at, from, to } of pieces) {
    // a long piece is looked at in many places: at a wrong lean they fall apart
    for (let x = from; x <= to; x += PLACES) {
      const bin = Math.round((at - x * slope) / BIN)
      bins.set(bin, (bins.get(bin) ?? 0) + 1)
    }
  }
  return [...bins.values()].reduce((sum, count) => sum + count * count, 0)
}

/** The picture turned so that lines with this lean are level. */
export function straightened(bitmap: Bitmap, lean: number): Bitmap {
  const { width, height, pixels } = bitmap
  const cos = 1 / Math.sqrt(1 + lean * lean)
  const sin = lean * cos
  const [middle, centre] = [width / 2, height / 2]
  const turned = new Uint8Array(width * height).fill(PAPER)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromX = middle + (x - middle) * cos - (y - centre) * sin
      const fromY = centre + (x - middle) * sin + (y - centre) * cos
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)]
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue
      // between the four pixels round the place: thin lines do not fall to pieces
      const [across, down] = [fromX - left, fromY - top]
      const at = top * width + left
      const upper = (pixels[at] ?? PAPER) * (1 - across) + (pixels[at + 1] ?? PAPER) * across
      const lower = (pixels[at + width] ?? PAPER) * (1 - across) + (pixels[at + width + 1] ?? PAPER) * across
      turned[y * width + x] = upper * (1 - down) + lower * down
    }
  }
  return { ...bitmap, pixels: turned }
}
