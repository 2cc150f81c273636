import { Unreadable } from '../unreadable.ts'
import type { Box } from './geometry.ts'
import { withPage, type Pdfium } from './pdfium.ts'

/** A page as a picture: one byte of grey (0 is black) for each pixel, rows from the top. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  /** Pixels in a point. */
  readonly scale: number
}

const DOTS_PER_POINT = 200 / 72
const MOST_PIXELS = 12_000_000
/** The recognition takes no longer sides. */
const MOST_ALONG = 20_000
const GREY = 1
const IN_GREY = 8
const WHITE = 0xffffffff
const PAPER = 255
const INK = 140
/** Points: the remains of a ruling line beside a cell. */
const BORDER = 1.2
/** Points. */
const MARGIN = 6
/** Pixels: less is dirt. */
const LEAST_INK = 3
const NO_MEMORY = '页面图片太大，装不进内存，请降低扫描的分辨率后再试。'

/** Renders a page (from 0) as it is seen; null where the page is damaged or has no size. */
export function renderedPage(
  library: Pdfium,
  { document, index }: { readonly document: number; readonly index: number },
): Bitmap | null {
  const { call, heap } = library
  return withPage(library, { document, index }, (page) => {
    const [pageWidth, pageHeight] = [call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page)]
    const scale = Math.min(
      DOTS_PER_POINT,
      Math.sqrt(MOST_PIXELS / (pageWidth * pageHeight)),
      MOST_ALONG / Math.max(pageWidth, pageHeight),
    )
    const [width, height] = [Math.floor(pageWidth * scale), Math.floor(pageHeight * scale)]
    if (!(width > 0 && height > 0)) return null
    const bitmap = call.FPDFBitmap_CreateEx(width, height, GREY, 0, 0)
    if (bitmap === 0) throw new Unreadable('too-large', NO_MEMORY)
    try {
      call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
      call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, IN_GREY)
      const [address, stride] = [call.FPDFBitmap_GetBuffer(bitmap), call.FPDFBitmap_GetStride(bitmap)]
      const pixels = new Uint8Array(width * height)
      for (let y = 0; y < height; y++) {
        pixels.set(heap.HEAPU8.subarray(address + y * stride, address + y * stride + width), y * width)
      }
      return { width, height, pixels, scale }
    } finally {
      call.FPDFBitmap_Destroy(bitmap)
    }
  })
}

/** The picture as a file that any program of pictures reads (PGM). */
export function pictureFile({ width, height, pixels }: Bitmap): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels])
}

/** A copy with white in the place of these boxes (in points). */
export function blanked(bitmap: Bitmap, boxes: readonly Box[]): Bitmap {
  const pixels = Uint8Array.from(bitmap.pixels)
  for (const box of boxes) {
    const { left, top, right, bottom } = inPixels(bitmap, box)
    for (let y = top; y < bottom; y++) pixels.fill(PAPER, y * bitmap.width + left, y * bitmap.width + right)
  }
  return { ...bitmap, pixels }
}

/** What is printed in a box (in points), with a white margin, and its height in points; null of an empty box. */
export function croppedToInk(bitmap: Bitmap, box: Box): { readonly bitmap: Bitmap; readonly inkHeight: number } | null {
  const { left, top, right, bottom } = inkIn(bitmap, inPixels(bitmap, shrunk(box)))
  const [width, height] = [right - left, bottom - top]
  if (width < LEAST_INK || height < LEAST_INK) return null
  const margin = Math.round(MARGIN * bitmap.scale)
  const [outerWidth, outerHeight] = [width + margin * 2, height + margin * 2]
  const pixels = new Uint8Array(outerWidth * outerHeight).fill(PAPER)
  for (let y = 0; y < height; y++) {
    const from = (top + y) * bitmap.width + left
    pixels.set(bitmap.pixels.subarray(from, from + width), (y + margin) * outerWidth + margin)
  }
  return {
    bitmap: { width: outerWidth, height: outerHeight, pixels, scale: bitmap.scale },
    inkHeight: height / bitmap.scale,
  }
}

function shrunk({ left, top, right, bottom }: Box): Box {
  return { left: left + BORDER, top: top + BORDER, right: right - BORDER, bottom: bottom - BORDER }
}

function inPixels({ width, height, scale }: Bitmap, box: Box): Box {
  return {
    left: Math.max(0, Math.round(box.left * scale)),
    top: Math.max(0, Math.round(box.top * scale)),
    right: Math.min(width, Math.round(box.right * scale)),
    bottom: Math.min(height, Math.round(box.bottom * scale)),
  }
}

/** The smallest box round what is dark in a box, both in pixels; of no size where nothing is. */
function inkIn({ width, pixels }: Bitmap, { left, top, right, bottom }: Box): Box {
  const ink = { left: right, top: bottom, right: left, bottom: top }
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if ((pixels[y * width + x] ?? PAPER) > INK) continue
      ink.left = Math.min(ink.left, x)
      ink.right = Math.max(ink.right, x + 1)
      ink.top = Math.min(ink.top, y)
      ink.bottom = Math.max(ink.bottom, y + 1)
    }
  }
  return ink
}
