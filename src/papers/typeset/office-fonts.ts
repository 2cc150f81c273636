import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { familyNames } from './font-names.ts'

/** The families a style of the document asks for, best first, and the weight in which they are set. */
export interface FontChoice {
  readonly families: readonly string[]
  readonly weight: 'regular' | 'bold'
}
export type FontRole = 'title' | 'body' | 'hei' | 'kai'
export type FontFamilies = Readonly<Record<FontRole, FontChoice>>

export interface OfficeFonts {
  readonly families: FontFamilies
  /** Files of the office's fonts to load beside the shipped ones. */
  readonly files: readonly string[]
  /** One plain sentence that names the fonts of GB/T 9704 which the folder lacks; empty when it has them all. */
  readonly warnings: readonly string[]
}

const SHIPPED = 'Noto Serif SC'
const WANTED: Readonly<
  Record<FontRole, { readonly name: string; readonly pattern: RegExp; readonly isBold: boolean }>
> = {
  title: { name: '小标宋', pattern: /小标宋|XiaoBiaoSong/i, isBold: true },
  body: { name: '仿宋', pattern: /仿宋|FangSong/i, isBold: false },
  hei: { name: '黑体', pattern: /^(黑体|方正黑体|SimHei|FZHei)/i, isBold: true },
  kai: { name: '楷体', pattern: /楷体|KaiTi/i, isBold: false },
}
const FONT_FILE = /\.(ttf|otf|ttc)$/i
const MOST_FILES = 50

/** Looks for the fonts of GB/T 9704 in the office's folder; what is missing is set in the shipped one, and said. */
export async function findOfficeFonts(folder: string): Promise<OfficeFonts> {
  const fonts = await readFolder(folder)
  const files = new Set<string>()
  const missing: string[] = []
  const choose = (role: FontRole): FontChoice => {
    const { name, pattern, isBold } = WANTED[role]
    const found = fonts.find((font) => font.families.some((family) => pattern.test(family)))
    if (found) {
      files.add(found.path)
      return { families: [...found.families, SHIPPED], weight: 'regular' }
    }
    missing.push(name)
    return { families: [SHIPPED], weight: isBold ? 'bold' : 'regular' }
  }
  const families = { title: choose('title'), body: choose('body'), hei: choose('hei'), kai: choose('kai') }
  return { families, files: [...files], warnings: missing.length === 0 ? [] : [warningOf(missing, folder)] }
}

function warningOf(missing: readonly string[], folder: string): string {
  return `PDF 未找到${missing.join('、')}字体，已用思源宋体代替。把本单位有使用授权的字体文件放进 ${folder} 后重新导出即可。`
}

async function readFolder(folder: string): Promise<{ path: string; families: readonly string[] }[]> {
  const names = await readdir(folder).catch(() => [])
  const paths = names.filter((name) => FONT_FILE.test(name)).toSorted()
  return Promise.all(
    paths.slice(0, MOST_FILES).map(async (name) => {
      const path = join(folder, name)
      return { path, families: await familiesOf(path) }
    }),
  )
}

/** A file that is no font, or a broken one, names no family. */
async function familiesOf(path: string): Promise<readonly string[]> {
  const file = await open(path).catch(() => null)
  if (file === null) return []
  try {
    return await familyNames(async (offset, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    })
  } catch {
    return []
  } finally {
    await file.close()
  }
}
