import type { PageSetup } from 'exceljs'

const A4 = 9

/** A4, fitted to one page in width. */
export const PAGE: Partial<PageSetup> = {
  paperSize: A4,
  orientation: 'portrait',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.3 },
}
