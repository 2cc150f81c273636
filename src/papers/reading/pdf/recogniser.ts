import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import Tesseract from 'tesseract.js'
import { pictureFile, type Bitmap } from './bitmap.ts'
import type { Box } from './geometry.ts'

const LANGUAGE = 'chi_sim'
const DATA = `@tesseract.js-data/${LANGUAGE}`
const MODEL = '4.0.0_best_int'
const LSTM_ONLY = 1
const DIGITS = '0123456789.,-'
/** Angle brackets do not occur in reports; the program takes round ones for them. */
const BRACKETS: Readonly<Record<string, string>> = { '〈': '（', '〉': '）' }
const SEGMENTATION = { page: '3', block: '6', line: '7', digits: '7', digit: '10' } as const

/** What a picture is taken to hold; digits are nothing but those of a number. */
export type Expected = keyof typeof SEGMENTATION

/** A recognised word in pixels of its picture; sureness in percent. */
export interface Word extends Box {
  readonly text: string
  readonly sureness: number
}

export interface Recogniser {
  readonly words: (picture: Bitmap, expected: Expected) => Promise<Word[]>
}

/** Recognition of printed Chinese for the time of `use`; everything comes from installed packages, nothing is fetched. */
export async function withRecogniser<Result>(use: (recogniser: Recogniser) => Promise<Result>): Promise<Result> {
  const worker = await started()
  let mode: Expected | null = null
  try {
    return await use({
      async words(picture, expected) {
        if (mode !== expected) {
          await worker.setParameters({
            tessedit_pageseg_mode: SEGMENTATION[expected] as Tesseract.PSM,
            tessedit_char_whitelist: expected === 'digits' || expected === 'digit' ? DIGITS : '',
            user_defined_dpi: String(Math.round(picture.scale * 72)),
          })
          mode = expected
        }
        const { data } = await worker.recognize(pictureFile(picture), {}, { text: false, blocks: true })
        return wordsOf(data)
      },
    })
  } finally {
    await worker.terminate()
  }
}

function started(): Promise<Tesseract.Worker> {
  const packages = createRequire(import.meta.url)
  return Tesseract.createWorker(LANGUAGE, LSTM_ONLY, {
    langPath: join(dirname(packages.resolve(`${DATA}/package.json`)), MODEL),
    workerPath: packages.resolve('tesseract.js/src/worker-script/node/index.js'),
    cacheMethod: 'none',
    gzip: true,
    // without this a failure is thrown where nobody can catch it
    errorHandler: () => undefined,
  })
}

function wordsOf({ blocks }: Tesseract.Page): Word[] {
  return (blocks ?? [])
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ lines }) => lines)
    .flatMap(({ words }) => words)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, confidence, bbox }) => ({
      text: text.replaceAll(/[〈〉]/g, (bracket) => BRACKETS[bracket] ?? bracket),
      sureness: confidence,
      left: bbox.x0,
      top: bbox.y0,
      right: bbox.x1,
      bottom: bbox.y1,
    }))
}
