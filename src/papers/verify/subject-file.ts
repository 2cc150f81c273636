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

/** Reads and understands one file; a file that cannot be read is a result, not an error. */
export async function readSubjectFile(
  { name, bytes }: NamedFile,
  options: { readonly ocr: boolean },
): Promise<SubjectFile> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  try {
    const reading = readReport(await readFile(bytes, options))
    const { t2, t3, t4 } = reading.tables
    const isEmpty = reading.sections.length === 0 && t2 === null && t3 === null && t4 === null
    return isEmpty
      ? { name, hash, reading: null, unreadable: { code: 'empty', message: NOTHING } }
      : { name, hash, reading, unreadable: null }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { name, hash, reading: null, unreadable: { code: error.code, message: error.message } }
  }
}
