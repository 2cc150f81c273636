import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { OfficeError } from '#kit/errors.ts'
import { WrongUse } from './arguments.ts'
import { toFailure } from './exit-code.ts'
import { RECORD_KINDS, type RecordKind } from './record-kinds.ts'

/** A line of the file that can be recorded. */
export interface EntryLine {
  readonly number: number
  readonly kind: RecordKind
  readonly input: unknown
}

export interface BadLine {
  readonly line: number
  readonly message: string
}

/** Gives the id of a unit's address; throws NotFound. */
export type UnitIdOf = (slug: string | undefined) => Promise<string>

const LONGEST_LINE = 1_000_000
const Line = z.looseObject({ kind: z.string(), unit: z.string().optional() })

/** Reads a file of one JSON object per line; each line is an entry or a bad line, blank ones are passed over. */
export async function* readLines(path: string, unitIdOf: UnitIdOf): AsyncGenerator<EntryLine | BadLine> {
  let number = 0
  for await (const text of textLines(path)) {
    number++
    if (text.trim() !== '') yield await readLine(number, text, unitIdOf)
  }
}

async function readLine(number: number, text: string, unitIdOf: UnitIdOf): Promise<EntryLine | BadLine> {
  const bad = (message: string): BadLine => ({ line: number, message })
  const parsed = Line.safeParse(parseJson(text))
  if (!parsed.success) return bad('不是一个 JSON 对象，或没有写 kind')
  const { kind: name, unit, ...fields } = parsed.data
  const kind = RECORD_KINDS.find((known) => known.name === name)
  if (!kind) return bad(`kind 应为：${RECORD_KINDS.map((known) => known.name).join('、')}`)
  try {
    const input = { ...fields, unitId: await unitIdOf(unit) }
    const checked = kind.schema.safeParse(input)
    if (checked.success) return { number, kind, input }
    return bad(checked.error.issues.map((issue) => `${issue.path.join('.') || '整体'}：${issue.message}`).join('；'))
  } catch (error) {
    return bad(reasonOf(error))
  }
}

/** The sentence for a person about an expected failure; a bug is thrown on. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof OfficeError) && !(error instanceof WrongUse)) throw error
  return (toFailure(error)?.text ?? error.message).replaceAll(/\s*\n\s*/g, '；')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function* textLines(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of bytesOf(path)) {
    const parts = (rest + decode(() => decoder.decode(chunk, { stream: true }), path)).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw new WrongUse(`${path} 有一行太长，不像每行一条的 JSONL 文件`)
    yield* parts
  }
  const last = rest + decode(() => decoder.decode(), path)
  if (last !== '') yield last
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new WrongUse(`读不了文件 ${path}`)
    throw error
  }
}

function decode(read: () => string, path: string): string {
  try {
    return read()
  } catch {
    throw new WrongUse(`${path} 不是 UTF-8 编码`)
  }
}
