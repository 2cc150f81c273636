import type { Beside } from '#law/report/reading/reading-subject.ts'
import type { CheckedFile } from './check-up.ts'
import type { SubjectFile } from './subject-file.ts'

/** What a reading process is asked: a line of JSON, and after it `size` bytes of the file. */
export type Job =
  | { readonly kind: 'read'; readonly name: string; readonly ocr: boolean; readonly size: number }
  | { readonly kind: 'check'; readonly file: SubjectFile; readonly beside: Beside; readonly size: 0 }

/** What it answers, as one line of JSON. The first line of a process says that it is ready. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly file: SubjectFile }
  | { readonly kind: 'checked'; readonly checked: CheckedFile }
  | { readonly kind: 'failed'; readonly detail: string }
