import { renderCharts } from './charts/render-chart.ts'
import { printable } from './printable.ts'
import type { ReportContent } from './report-content.ts'

export const REPORT_FORMATS = ['pdf', 'docx', 'xlsx', 'json', 'html', 'charts'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export interface RenderedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}
export interface RenderedReport {
  readonly files: readonly RenderedFile[]
  /** Plain sentences about what could not be as it should, such as a font that the office has not laid in. */
  readonly warnings: readonly string[]
}
export interface RenderRequest extends ReportContent {
  readonly formats: readonly ReportFormat[]
  /** Folder of the office's own licensed fonts; it may not exist. */
  readonly fontsDir: string
}

const OFFICE_OPEN_XML = 'application/vnd.openxmlformats-officedocument'
const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: `${OFFICE_OPEN_XML}.wordprocessingml.document`,
  xlsx: `${OFFICE_OPEN_XML}.spreadsheetml.sheet`,
  json: 'application/json',
  html: 'text/html; charset=utf-8',
} as const

/** The report as files: `report.pdf`, `report.docx`, … and `chart-months.svg`; each writer is loaded on first use. */
export async function renderReport(request: RenderRequest): Promise<RenderedReport> {
  const files: RenderedFile[] = []
  const warnings: string[] = []
  for (const format of REPORT_FORMATS.filter((known) => request.formats.includes(known))) {
    const rendered = await renderFormat(format, request)
    files.push(...rendered.files)
    warnings.push(...rendered.warnings)
  }
  return { files, warnings }
}

async function renderFormat(format: ReportFormat, asked: RenderRequest): Promise<RenderedReport> {
  // JSON carries the document as it was digested; the others print it.
  const request = format === 'json' ? asked : printable(asked)
  const { document } = request
  switch (format) {
    case 'pdf': {
      const { reportPdf } = await import('./typeset/report-pdf.ts')
      const { pdf, warnings } = await reportPdf(document, request)
      return { ...only('pdf', pdf), warnings }
    }
    case 'docx':
      return only('docx', await (await import('./report-docx/report-docx.ts')).reportDocx(document))
    case 'xlsx':
      return only('xlsx', await (await import('./report-xlsx/report-xlsx.ts')).reportXlsx(request))
    case 'json':
      return only('json', encode((await import('./report-json/report-json.ts')).reportJson(request)))
    case 'html': {
      const { standaloneHtml } = await import('./report-html/standalone-html.tsx')
      return only('html', encode(await standaloneHtml(request, await renderCharts(document.charts))))
    }
    case 'charts': {
      const charts = Object.entries(await renderCharts(document.charts))
      const files = charts.map(([id, svg]) => ({
        name: `chart-${id}.svg`,
        mediaType: 'image/svg+xml',
        bytes: encode(svg),
      }))
      return { files, warnings: [] }
    }
  }
}

function only(format: keyof typeof MEDIA_TYPES, bytes: Uint8Array): RenderedReport {
  return { files: [{ name: `report.${format}`, mediaType: MEDIA_TYPES[format], bytes }], warnings: [] }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
