import type { Bitmap } from './bitmap.ts'
import type { Box, Ruling, Rulings } from './geometry.ts'

/** Points: runs of dark pixels shorter than this may be strokes of a character. */
const SHORTEST_RUN = 14
/** Points: what is dark this far across a run is a bar or a photograph. */
const THICKEST_RUN = 3
/** Pixels: the widest fault in a run. */
const WIDEST_FAULT = 2
/** Places along a run at which it is looked at sideways; at some of them another line crosses. */
const SAMPLES = 9
/** The part of these places at which a line may touch characters or lines beside it. */
const MOST_TOUCHED = 0.8
const PAPER = 255
/** Points: runs this near to the side of a cell belong to its line. */
const BESIDE = 1.6
const MOST_RUNS = 20_000

/** Long runs of dark pixels as ruling lines in points, a line for each row of pixels; an all too dark picture has none. */
export function picturedRulings(bitmap: Bitmap): Rulings {
  const limit = inkLimit(bitmap)
  const horizontal = runs({ bitmap, limit, isLevel: true })
  const vertical = runs({ bitmap, limit, isLevel: false })
  const isTooMuch = horizontal.length > MOST_RUNS || vertical.length > MOST_RUNS
  return isTooMuch ? { horizontal: [], vertical: [] } : { horizontal, vertical }
}

/** A copy without the lines along the cells' sides, so that they are not taken for strokes of characters. */
export function withoutSides(bitmap: Bitmap, { horizontal, vertical }: Rulings, cells: readonly Box[]): Bitmap {
  const { width, height, scale } = bitmap
  const pixels = Uint8Array.from(bitmap.pixels)
  const isSide = (at: number, sides: readonly number[]) => sides.some((side) => Math.abs(side - at) <= BESIDE)
  const levels = [...new Set(cells.flatMap(({ top, bottom }) => [top, bottom]))]
  const uprights = [...new Set(cells.flatMap(({ left, right }) => [left, right]))]
  const clear = (box: Box) => {
    for (let y = Math.max(0, box.top); y <= Math.min(height - 1, box.bottom); y++) {
      pixels.fill(PAPER, y * width + Math.max(0, box.left), y * width + Math.min(width, box.right + 1))
    }
  }
  // one pixel more on both sides for the grey fringe
  for (const { at, from, to } of horizontal.filter((line) => isSide(line.at, levels))) {
    const y = Math.floor(at * scale)
    clear({ left: Math.round(from * scale), right: Math.round(to * scale), top: y - 1, bottom: y + 1 })
  }
  for (const { at, from, to } of vertical.filter((line) => isSide(line.at, uprights))) {
    const x = Math.floor(at * scale)
    clear({ left: x - 1, right: x + 1, top: Math.round(from * scale), bottom: Math.round(to * scale) })
  }
  return { ...bitmap, pixels }
}

/** The grey that parts ink from paper (Otsu's threshold). */
function inkLimit({ pixels }: Bitmap): number {
  const counts = new Float64Array(256)
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1
  const total = pixels.length
  const sum = counts.reduce((all, count, grey) => all + count * grey, 0)
  let [best, limit, below, belowSum] = [0, 128, 0, 0]
  counts.forEach((count, grey) => {
    below += count
    belowSum += count * grey
    if (below === 0 || below === total) return
    const apart = belowSum / below - (sum - belowSum) / (total - below)
    const between = below * (total - below) * apart * apart
    if (between > best) [best, limit] = [between, grey]
  })
  return limit
}

interface Search {
  readonly bitmap: Bitmap
  readonly limit: number
  readonly isLevel: boolean
}

function runs({ bitmap, limit, isLevel }: Search): Ruling[] {
  const { width, height, pixels, scale } = bitmap
  const [lines, length] = isLevel ? [height, width] : [width, height]
  const [lineStep, step] = isLevel ? [width, 1] : [1, width]
  const isDark = (line: number, at: number) =>
    line >= 0 && line < lines && (pixels[line * lineStep + at * step] ?? PAPER) <= limit
  const thick = Math.ceil(THICKEST_RUN * scale)
  const isBar = (line: number, from: number, to: number) => {
    let dark = 0
    for (let n = 1; n <= SAMPLES; n++) {
      const at = Math.round(from + ((to - from) * n) / (SAMPLES + 1))
      let [first, last] = [line, line]
      while (last - first < thick && isDark(first - 1, at)) first -= 1
      while (last - first < thick && isDark(last + 1, at)) last += 1
      if (last - first >= thick) dark += 1
    }
    return dark > SAMPLES * MOST_TOUCHED
  }
  const found: Ruling[] = []
  const note = (line: number, from: number, to: number) => {
    if (to - from < SHORTEST_RUN * scale || isBar(line, from, to)) return
    found.push({ at: (line + 0.5) / scale, from: from / scale, to: (to + 1) / scale })
  }
  for (let line = 0; line < lines; line++)
    eachRun(
      length,
      (at) => isDark(line, at),
      (from, to) => note(line, from, to),
    )
  return found
}

/** Calls `note` with the first and last position of each dark run; a small fault does not end one. */
function eachRun(length: number, isDark: (at: number) => boolean, note: (from: number, to: number) => void): void {
  let [from, last] = [-1, -1]
  for (let at = 0; at < length; at++) {
    if (isDark(at)) {
      if (from < 0) from = at
      last = at
    } else if (from >= 0 && at - last > WIDEST_FAULT) {
      note(from, last)
      from = -1
    }
  }
  if (from >= 0) note(from, last)
}
