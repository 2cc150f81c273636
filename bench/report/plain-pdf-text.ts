import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { init } from '@embedpdf/pdfium'

/** The text of each page, nothing else: what everybody who reads a PDF with this library must at least do. */
export async function plainPdfText(): Promise<(bytes: Uint8Array) => string> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'))
  const library = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) })
  library.PDFiumExt_Init()
  const { pdfium } = library
  const memory = pdfium as unknown as { HEAPU8: Uint8Array; HEAPU16: Uint16Array }
  const malloc = (size: number) => pdfium.wasmExports.malloc(size)
  const free = (at: number) => pdfium.wasmExports.free(at)
  return (bytes) => {
    const at = malloc(bytes.length)
    memory.HEAPU8.set(bytes, at)
    const document = library.FPDF_LoadMemDocument(at, bytes.length, '')
    if (document === 0) throw new Error('the PDF was not opened')
    let text = ''
    for (let index = 0; index < library.FPDF_GetPageCount(document); index += 1) {
      const page = library.FPDF_LoadPage(document, index)
      const textPage = library.FPDFText_LoadPage(page)
      const count = library.FPDFText_CountChars(textPage)
      const buffer = malloc((count + 1) * 2)
      library.FPDFText_GetText(textPage, 0, count, buffer)
      text += String.fromCharCode(...memory.HEAPU16.subarray(buffer / 2, buffer / 2 + count))
      free(buffer)
      library.FPDFText_ClosePage(textPage)
      library.FPDF_ClosePage(page)
    }
    library.FPDF_CloseDocument(document)
    free(at)
    return text
  }
}
