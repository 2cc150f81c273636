import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { init } from '@embedpdf/pdfium'
import { Unreadable } from '../unreadable.ts'

/** Called past the package's wrappers, which check and convert every argument: a page asks thousands of times. */
type Calls = Record<
  | 'FPDF_LoadMemDocument'
  | 'FPDF_CloseDocument'
  | 'FPDF_GetLastError'
  | 'FPDF_GetPageCount'
  | 'FPDF_GetMetaText'
  | 'FPDF_LoadPage'
  | 'FPDF_ClosePage'
  | 'FPDF_GetPageBoundingBox'
  | 'FPDF_GetPageWidthF'
  | 'FPDF_GetPageHeightF'
  | 'FPDF_RenderPageBitmap'
  | 'FPDFPage_GetRotation'
  | 'FPDFPage_CountObjects'
  | 'FPDFPage_GetObject'
  | 'FPDFFormObj_CountObjects'
  | 'FPDFFormObj_GetObject'
  | 'FPDFPageObj_GetType'
  | 'FPDFPageObj_GetBounds'
  | 'FPDFPageObj_GetMatrix'
  | 'FPDFPageObj_GetStrokeColor'
  | 'FPDFPageObj_GetFillColor'
  | 'FPDFPath_CountSegments'
  | 'FPDFPath_GetDrawMode'
  | 'FPDFPath_GetPathSegment'
  | 'FPDFPathSegment_GetPoint'
  | 'FPDFPathSegment_GetType'
  | 'FPDFPathSegment_GetClose'
  | 'FPDFTextObj_GetTextRenderMode'
  | 'FPDFText_LoadPage'
  | 'FPDFText_ClosePage'
  | 'FPDFText_CountChars'
  | 'FPDFText_GetUnicode'
  | 'FPDFText_GetLooseCharBox'
  | 'FPDFText_GetCharBox'
  | 'FPDFText_GetMatrix'
  | 'FPDFText_GetFontSize'
  | 'FPDFText_GetCharAngle'
  | 'FPDFText_GetTextObject'
  | 'FPDFBitmap_CreateEx'
  | 'FPDFBitmap_FillRect'
  | 'FPDFBitmap_GetBuffer'
  | 'FPDFBitmap_GetStride'
  | 'FPDFBitmap_Destroy',
  (...args: number[]) => number
>

/** Views of the library's memory; they change when it grows, so they are asked for anew. */
interface Heap {
  readonly HEAPU8: Uint8Array
  readonly HEAP32: Int32Array
  readonly HEAPF32: Float32Array
  readonly HEAPF64: Float64Array
}

/** The library, ready to be called. `scratch` is room for 64 bytes of results; handles and addresses are numbers. */
export interface Pdfium {
  readonly call: Calls
  readonly scratch: number
  readonly heap: Heap
  readonly allocate: (size: number) => number
  readonly free: (address: number) => void
}

const SCRATCH_BYTES = 64
let loading: Promise<Pdfium> | null = null

/** One library for the process, loaded at the first call. */
export function pdfium(): Promise<Pdfium> {
  loading ??= load()
  return loading
}

/** After a crash inside the library its memory is not to be trusted: the next file gets a new one. */
export function forgetPdfium(): void {
  loading = null
}

async function load(): Promise<Pdfium> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
  const silent = () => undefined
  const module = await init({ wasmBinary: toArrayBuffer(await readFile(path)), print: silent, printErr: silent })
  module.PDFiumExt_Init()
  const { wasmExports } = module.pdfium
  // the package's types leave out the names of what it exports and, without those of Emscripten, the views
  const heap = module.pdfium as unknown as Heap
  return {
    call: wasmExports as unknown as Calls,
    scratch: wasmExports.malloc(SCRATCH_BYTES),
    heap,
    allocate: (size) => wasmExports.malloc(size),
    free: (address) => wasmExports.free(address),
  }
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}

const BAD_PASSWORD = 4
const UNKNOWN_LOCK = 5
const NO_MEMORY = '文件太大，装不进内存，请拆分或压缩后再试。'
const NO_PDF = '打不开这份 PDF：文件不是 PDF，或者已经损坏。请重新导出或重新下载后再试。'
const LOCKED = '这份 PDF 设有打开密码，读不了。请用没有密码的文件。'

/** Opens a file for `use` and closes it after. No JavaScript and no forms run: their environment is never made. */
export function withDocument<Result>(library: Pdfium, bytes: Uint8Array, use: (document: number) => Result): Result {
  const { call, heap } = library
  const address = library.allocate(Math.max(1, bytes.length))
  if (address === 0) throw new Unreadable('too-large', NO_MEMORY)
  try {
    heap.HEAPU8.set(bytes, address)
    const document = call.FPDF_LoadMemDocument(address, bytes.length, 0)
    if (document === 0) throw refusal(call.FPDF_GetLastError())
    try {
      return use(document)
    } finally {
      call.FPDF_CloseDocument(document)
    }
  } finally {
    library.free(address)
  }
}

function refusal(code: number): Unreadable {
  return code === BAD_PASSWORD || code === UNKNOWN_LOCK
    ? new Unreadable('protected', LOCKED)
    : new Unreadable('broken', NO_PDF)
}

/** Opens a page (from 0) for `use` and closes it after; null where the page is damaged. */
export function withPage<Result>(
  { call }: Pdfium,
  { document, index }: { readonly document: number; readonly index: number },
  use: (page: number) => Result,
): Result | null {
  const page = call.FPDF_LoadPage(document, index)
  if (page === 0) return null
  try {
    return use(page)
  } finally {
    call.FPDF_ClosePage(page)
  }
}

/** The text of a page for `use`; null where there is none to be had. */
export function withTextPage<Result>({ call }: Pdfium, page: number, use: (textPage: number) => Result): Result | null {
  const textPage = call.FPDFText_LoadPage(page)
  if (textPage === 0) return null
  try {
    return use(textPage)
  } finally {
    call.FPDFText_ClosePage(textPage)
  }
}
