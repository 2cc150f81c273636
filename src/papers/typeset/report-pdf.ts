import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { ReportDocument } from '#law/report/document.ts'
import { OfficeError } from '#kit/errors.ts'
import { projectRoot } from '#kit/paths.ts'
import { childEntry } from '#kit/process/child-entry.ts'
import { MISSING_CHARACTER } from './notes.ts'
import { findOfficeFonts } from './office-fonts.ts'
import { ChildFailed, runLimited } from './limited-process.ts'
import { typstInput } from './typst-input.ts'

const LIMITS = { timeInMs: 60_000, memoryInBytes: 1_000_000_000, outputInBytes: 50_000_000 }
const REASONS = {
  time: '超过一分钟没有完成',
  memory: '占用内存过多',
  output: '文件过大',
  exit: '排版程序出错',
} as const
const NOT_FOR_KEEPING =
  '报告里有字体没有的字符，这份 PDF 照常可读，但不符合长期保存的 PDF/A 标准。请检查机关名称和正文里的特殊字符。'
const packages = createRequire(import.meta.url)
const FONT_PACKAGE = '@expo-google-fonts/noto-serif-sc'
const SHIPPED_FONTS = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf']

/**
 * The report as a tagged PDF/A-2a, laid out as an official document (GB/T 9704-2012). Set in a process of its own;
 * throws an OfficeError where that fails. `fontsDir` holds the office's licensed fonts; what it lacks is warned of.
 */
export async function reportPdf(
  document: ReportDocument,
  { fontsDir }: { readonly fontsDir: string },
): Promise<{ readonly pdf: Uint8Array; readonly warnings: readonly string[] }> {
  const fonts = await findOfficeFonts(fontsDir)
  const input = JSON.stringify({
    template: join(projectRoot(), 'src', 'papers', 'typst', 'report.typ'),
    fontFiles: [...SHIPPED_FONTS.map((file) => packages.resolve(`${FONT_PACKAGE}/${file}`)), ...fonts.files],
    inputs: { report: JSON.stringify(typstInput(document, fonts.families)) },
    madeAt: Date.parse(document.signedOn ?? document.knownAt) / 1000,
  })
  try {
    const { output, note } = await runLimited(childEntry(import.meta.url, 'typeset-child'), { input, limits: LIMITS })
    const isPlain = note.includes(MISSING_CHARACTER)
    return { pdf: output, warnings: isPlain ? [...fonts.warnings, NOT_FOR_KEEPING] : fonts.warnings }
  } catch (error) {
    if (!(error instanceof ChildFailed)) throw error
    throw new OfficeError(`PDF 没有生成：${REASONS[error.reason]}。报告内容没有受影响，请稍后再试。`, { cause: error })
  }
}
