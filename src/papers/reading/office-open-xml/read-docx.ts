import type { PrintedDocument } from '#law/report/reading/printed.ts'
import { openOffice } from './container.ts'
import { printBudget } from './limits.ts'
import { readProperties } from './properties.ts'
import { mainPart, neededPart, relationsOf } from './relations.ts'
import { paragraphNumbers } from './word/number-text.ts'
import { readNumbering } from './word/numbering.ts'
import { printBlocks } from './word/print-blocks.ts'
import type { Unprinted } from './word/raw.ts'
import { readStyles } from './word/styles.ts'
import { walkDocument } from './word/walk-document.ts'
import { walkState } from './word/walk-state.ts'

const NOTES: readonly (readonly [keyof Unprinted, string])[] = [
  ['hasRevisions', '文件里有修订痕迹，已按修订后的文字读取。'],
  ['hasComments', '文件里有批注，批注没有读取。'],
  ['hasHidden', '文件里有隐藏的文字，隐藏的文字没有读取。'],
  ['hasEmbedded', '文件里嵌有其他文件，嵌入的内容没有读取。'],
]

/** A Word file (.docx) as it is printed, revisions accepted; throws Unreadable. */
export function readDocx(bytes: Uint8Array): PrintedDocument {
  const zip = openOffice(bytes, ' Word 文件（.docx）')
  const main = mainPart(zip, 'word/document.xml')
  const document = neededPart(zip, main)
  const relations = relationsOf(zip, main)
  const related = (type: string) =>
    zip.read(relations.find((relation) => relation.type === type)?.target ?? `word/${type}.xml`)
  const effectOf = readStyles(related('styles'))
  const numberOf = paragraphNumbers(readNumbering(related('numbering')), effectOf)
  const { cells, characters } = printBudget()
  const { blocks, unprinted } = walkDocument(document, walkState(numberOf, effectOf, cells))
  return {
    format: 'docx',
    ...readProperties(zip),
    blocks: printBlocks(blocks, characters),
    notes: NOTES.flatMap(([what, note]) => (unprinted[what] ? [note] : [])),
  }
}
