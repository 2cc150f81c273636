import { createHash } from 'node:crypto'
import { readReport, type Reading } from '#law/report/reading/read-report.ts'
import { readFile } from '../reading/read-file.ts'
import { Unreadable } from '../reading/unreadable.ts'
import type { CheckUp, NamedFile } from './check-up.ts'

/** A file after its bytes were read: understood, or the reason why not. */
export interface SubjectFile {
  readonly name: string
  readonly hash: string
  readonly reading: Reading | null
  readonly unreadable: CheckUp['unreadable']
}

const NOTHING = '没有读到年度报告的内容：既没有六个部分的标题，也没有法定的表。请确认文件是政府信息公开工作年度报告。'

const PICTURES =
  '报告里的表是图片，读不了表里的数。请用带文字的版本（docx、网页、PDF）核对；只有扫描件的，存成 PDF 后使用文字识别。'

/** Reads and understands one file; a file that cannot be read is a result, not an error. */
export async function readSubjectFile(
  { name, bytes }: NamedFile,
  options: { readonly ocr: boolean },
): Promise<SubjectFile> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  try {
    const reading = readReport(await readFile(bytes, options))
    const unreadable = whyNothing(reading)
    return unreadable ? { name, hash, reading: null, unreadable } : { name, hash, reading, unreadable: null }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { name, hash, reading: null, unreadable: { code: error.code, message: error.message } }
  }
}

/** Without a table nothing can be judged where the tables are pictures, or where this is no report at all. */
function whyNothing({ sections, tables, pictured }: Reading): CheckUp['unreadable'] {
  if (tables.t2 !== null || tables.t3 !== null || tables.t4 !== null) return null
  if (pictured.length > 0) return { code: 'scan', message: PICTURES }
  return sections.length === 0 ? { code: 'empty', message: NOTHING } : null
}
