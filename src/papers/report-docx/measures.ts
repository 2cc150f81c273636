/** Measures of GB/T 9704-2012 in the units of the file format: twips (1/20 pt), half points. */

export const PAGE_MARGINS = { top: 2098, bottom: 1984, left: 1588, right: 1474, header: 851, footer: 1307, gutter: 0 }
export const PAGE_SIZE = { width: 11906, height: 16838 }
/** 22 lines on a page. */
export const LINE_PITCH = 579
export const BODY_SIZE = 32
export const TITLE_SIZE = 44
export const PAGE_NUMBER_SIZE = 28
/** Width of one character of the body. */
export const CHARACTER = 320

export const FONTS = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  hei: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const
export type Font = keyof typeof FONTS

const TWIPS_PER_MM = 1440 / 25.4

export function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM)
}

/** A font for both scripts; which digits stand in is the office's choice in the same font. */
export function fontOf(font: Font) {
  const name = FONTS[font]
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }
}
