import { areNear, fingerprintsOf } from '#law/report/rules/similarity.ts'
import { figuresOfReading, previousOfReading, type Beside } from '#law/report/reading/reading-subject.ts'
import type { Reading } from '#law/report/reading/read-report.ts'
import type { CheckedFile, CheckRequest, NamedFile } from './check-up.ts'
import type { SubjectFile } from './subject-file.ts'
import type { Verifier } from './verifier.ts'

/** A file that is fetched when its turn comes, so that a folder never lies in memory. */
export interface FileSource {
  readonly name: string
  readonly load: () => Promise<Uint8Array>
}

export interface CheckManyRequest {
  readonly files: readonly FileSource[]
  /** Reports of the year before, found for each file by the body's name. */
  readonly previous: readonly FileSource[]
  /** Reports to add up: given, the files are roll-ups. */
  readonly children: readonly FileSource[]
  /** Names of all bodies whose reports belong to the sum; null = those of `children`. */
  readonly expected: readonly string[] | null
  /** The unit's own figures beside its children. */
  readonly own: FileSource | null
  readonly ocr: boolean
  /** Called once for each file read and once for each file checked. */
  readonly onStep: () => void
}

/** How many steps `onStep` will count. */
export function stepsOf({ files, previous, children, own }: Omit<CheckManyRequest, 'onStep'>): number {
  return files.length * 2 + previous.length + children.length + (own === null ? 0 : 1)
}

/** Checks files beside one another: siblings of the same year are compared, last year's are found by name. */
export async function checkMany(verifier: Verifier, request: CheckManyRequest): Promise<CheckedFile[]> {
  const { ocr, onStep } = request
  const readAll = (sources: readonly FileSource[]) =>
    inTurn(sources, async ({ name, load }) => {
      const read = await verifier.read(await named(name, load), { ocr })
      onStep()
      return read
    })
  const files = await readAll(request.files)
  const previous = await readAll(request.previous)
  const children = await readAll(request.children)
  const [own] = request.own ? await readAll([request.own]) : []
  const marked = files.map((file) => ({ file, marks: fingerprints(file.reading) }))
  return inTurn(marked, async ({ file, marks }) => {
    const checked = await verifier.check(file, {
      previous: previousFor(file, previous, files.length === 1),
      siblings: marked.flatMap((other) => siblingFor(file, marks, other)),
      children: request.children.length === 0 && request.expected === null ? null : summed(children, request.expected),
      own: own?.reading ? figuresOfReading(own.reading) : null,
    })
    onStep()
    return withNotes(checked, files.length === 1 ? previous.flatMap(previousNotes) : [])
  })
}

/** One file with what was brought beside it, as the page asks. */
export async function checkOne(
  verifier: Verifier,
  { file, previous, ocr = false }: CheckRequest,
): Promise<CheckedFile> {
  const sourceOf = ({ name, bytes }: NamedFile): FileSource => ({ name, load: () => Promise.resolve(bytes) })
  const beside = { previous: previous ? [sourceOf(previous)] : [], children: [], expected: null, own: null }
  const [checked] = await checkMany(verifier, { files: [sourceOf(file)], ...beside, ocr, onStep: () => undefined })
  if (!checked) throw new Error('one file gives one check-up')
  return checked
}

async function named(name: string, load: FileSource['load']): Promise<NamedFile> {
  return { name, bytes: await load() }
}

const AT_ONCE = 2

/** Two at a time, results in order. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as T)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

function fingerprints(reading: Reading | null): readonly (string | null)[] {
  return reading ? fingerprintsOf(reading.sections, reading.unitName) : []
}

function siblingFor(
  { hash, reading }: SubjectFile,
  marks: readonly (string | null)[],
  other: { readonly file: SubjectFile; readonly marks: readonly (string | null)[] },
): NonNullable<Beside['siblings']> {
  const { reading: theirs, hash: theirHash, name } = other.file
  if (reading === null || theirs === null || hash === theirHash || reading.year !== theirs.year) return []
  if (reading.unitName !== null && reading.unitName === theirs.unitName) return []
  return areNear(marks, other.marks) ? [{ name: theirs.unitName ?? name, sections: theirs.sections }] : []
}

/** By the body's name; a single file takes the single one that was given beside it. */
function previousFor({ reading }: SubjectFile, previous: readonly SubjectFile[], isOnly: boolean): Beside['previous'] {
  if (reading === null) return null
  const known = previous.flatMap((file) => file.reading ?? [])
  const same = known.filter((before) => isSameBody(before.unitName, reading.unitName))
  const before = same.find(({ year }) => year !== null && year + 1 === reading.year) ?? same[0]
  const found = before ?? (isOnly && previous.length === 1 ? previous[0]?.reading : null)
  return found ? previousOfReading(found) : null
}

/** "洪泽区人民政府" and "淮安市洪泽区人民政府" are one body. */
function isSameBody(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && (one.endsWith(other) || other.endsWith(one))
}

function summed(children: readonly SubjectFile[], expected: readonly string[] | null): NonNullable<Beside['children']> {
  const read = children.map(childOf)
  const absent = (expected ?? []).filter((name) => !read.some((child) => isSameBody(child.name, name)))
  return [...read, ...absent.map((name) => ({ name, tables: null }))]
}

/** Why last year's report was of no use. */
function previousNotes({ name, reading, unreadable }: SubjectFile): string[] {
  if (unreadable) return [`上一年的报告“${name}”读不了：${unreadable.message}`]
  return reading?.year === null ? [`上一年的报告“${name}”看不出是哪一年的，没有比对。`] : []
}

/** The check-up with more to say about how it came about. */
function withNotes(checked: CheckedFile, notes: readonly string[]): CheckedFile {
  if (notes.length === 0) return checked
  return { ...checked, checkUp: { ...checked.checkUp, notes: [...checked.checkUp.notes, ...notes] } }
}

/** A child's figures to add up; named by its file where the body's name was not read. */
function childOf({ name, reading }: SubjectFile): NonNullable<Beside['children']>[number] {
  return { name: reading?.unitName ?? name, tables: reading ? figuresOfReading(reading) : null }
}
