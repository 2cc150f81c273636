import type { PrintedDocument } from '#law/report/reading/printed.ts'
import { Unreadable } from '../unreadable.ts'
import { printedBlocks } from './blocks.ts'
import { readMetadata } from './metadata.ts'
import { forgetPdfium, pdfium, withDocument, type Pdfium } from './pdfium.ts'
import { readPage, type Flaw, type PageContent } from './printed-page.ts'

const MOST_PAGES = 200
const BROKEN = '这份 PDF 已经损坏，读到一半读不下去。请重新导出或重新下载后再试。'
const EMPTY = '这份 PDF 里没有文字。'
const SCAN =
  '这份 PDF 的页面是图片，没有可读的文字，需要文字识别：在命令行加 --ocr，或在页面上勾选“文字识别”，再读一次。'
const NOTES: Readonly<Record<Flaw, string>> = {
  damaged: '已经损坏，没有读出。',
  picture: '是图片，没有读出；需要时请使用文字识别。',
  recognised: '是图片，文字由识别得来，请人工核对。',
  'recognised-before': '是图片，文字由制作这份文件的扫描软件识别得来，请人工核对。',
  'wider-than-page': '的表比页面宽，页边以外的数印不出来，没有采用。',
  'too-many-lines': '画的线条太多，没有辨认表格，只读出了文字。',
  'unknown-characters': '有文件没有注明的字，没有读出，请对照原件。',
}

/** Reads a PDF as lines and tables in reading order; throws an Unreadable where that cannot be done. */
export async function readPdf(bytes: Uint8Array, { ocr }: { readonly ocr: boolean }): Promise<PrintedDocument> {
  const library = await pdfium()
  try {
    return await read(library, bytes, ocr)
  } catch (error) {
    // a crash inside the library, or memory that did not suffice
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error
    forgetPdfium()
    throw new Unreadable('broken', BROKEN)
  }
}

async function read(library: Pdfium, bytes: Uint8Array, ocr: boolean): Promise<PrintedDocument> {
  const file = withDocument(library, bytes, (document) => ({
    pages: readPages(library, document),
    ...readMetadata(library, document),
  }))
  const pages = ocr ? await recognised(library, bytes, file.pages) : file.pages
  refuseUnread(pages, ocr)
  return {
    format: 'pdf',
    title: file.title,
    blocks: printedBlocks(pages),
    metadata: file.metadata,
    notes: notesOn(pages),
  }
}

/** One sentence for each flaw: "第1、2、5页是图片…". */
function notesOn(pages: readonly PageContent[]): string[] {
  const flawed = pages.flatMap(({ flaw }, index) => (flaw === null ? [] : [{ flaw, page: index + 1 }]))
  const byFlaw = Map.groupBy(flawed, ({ flaw }) => flaw)
  return [...byFlaw].map(([flaw, places]) => `第${places.map(({ page }) => page).join('、')}页${NOTES[flaw]}`)
}

function readPages(library: Pdfium, document: number): PageContent[] {
  const count = library.call.FPDF_GetPageCount(document)
  if (count > MOST_PAGES) {
    throw new Unreadable('too-large', `这份 PDF 有${count}页，最多读${MOST_PAGES}页。请只留下年度报告的页再试。`)
  }
  const pages: PageContent[] = []
  let before = 0
  for (let index = 0; index < count; index++) {
    const page = readPage(library, { document, index, before })
    before += page.weight
    pages.push(page)
  }
  return pages
}

function refuseUnread(pages: readonly PageContent[], ocr: boolean): void {
  if (pages.some(({ flaw, characters }) => flaw !== 'picture' && characters > 0)) return
  if (!ocr && pages.some(({ flaw }) => flaw === 'picture')) throw new Unreadable('scan', SCAN)
  if (pages.some(({ flaw }) => flaw === 'damaged' || flaw === 'picture')) throw new Unreadable('broken', BROKEN)
  throw new Unreadable('empty', EMPTY)
}

async function recognised(library: Pdfium, bytes: Uint8Array, pages: readonly PageContent[]): Promise<PageContent[]> {
  if (!pages.some(({ flaw }) => flaw === 'picture')) return [...pages]
  const { recognisePictures } = await import('./ocr.ts')
  return recognisePictures(library, bytes, pages)
}
