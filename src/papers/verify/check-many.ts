import { areNear, fingerprintsOf } from '#law/report/rules/similarity.ts'
import { figuresOfReading, previousOfReading, type Beside } from '#law/report/reading/reading-subject.ts'
import type { Reading } from '#law/report/reading/read-report.ts'
import type { CheckedFile, NamedFile } from './check-up.ts'
import type { SubjectFile } from './subject-file.ts'
import { childOf, previousNotes, withNotes, type Verifier } from './verifier.ts'

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
  const [first] = previous
  const known = previous.flatMap((file) => file.reading ?? [])
  const same = known.filter((before) => isSameBody(before.unitName, reading.unitName))
  const before = same.find(({ year }) => year !== null && year + 1 === reading.year) ?? same[0]
  const found = before ?? (isOnly && previous.length === 1 ? first?.reading : null)
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
