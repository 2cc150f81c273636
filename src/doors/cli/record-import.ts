import type { Context } from '#kit/context.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { OfficeError } from '#kit/errors.ts'
import { getUnitBySlug } from '#office/unit/get-unit.ts'
import { WrongUse } from './arguments.ts'
import type { Command, CommandIo, ExitCode } from './command.ts'
import { UNIT_OPTION } from './record-fields.ts'
import { readLines, reasonOf, type BadLine, type EntryLine, type UnitIdOf } from './record-file.ts'

const BATCH = 500

interface Import {
  readonly path: string
  readonly from: number
  readonly unitIdOf: UnitIdOf
}

/** Thrown to undo a batch; names its bad lines. */
class BatchRefused extends OfficeError {
  override readonly name = 'BatchRefused'
  readonly bad: readonly BadLine[]
  constructor(bad: readonly BadLine[]) {
    super('有的行不能登记')
    this.bad = bad
  }
}

export const IMPORT_COMMAND: Command = {
  name: 'record import',
  summary: '登记一个文件，每行一条 JSON：{"kind":"application","unit":"wangxi",…}，字段同各 record 命令',
  positionals: '<文件.jsonl>',
  options: {
    unit: { ...UNIT_OPTION, help: `${UNIT_OPTION.help}；行里写了 unit 的以行为准` },
    from: { type: 'string', help: '从第几行开始；上次登记到一半时用' },
  },
  async run(io, values, positionals) {
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new WrongUse('请写一个文件，如 record import 2020.jsonl')
    const from = values['from'] === undefined ? 1 : Number(values['from'])
    if (!Number.isInteger(from) || from < 1) throw new WrongUse('--from 应为行号')
    const slug = typeof values['unit'] === 'string' ? values['unit'] : undefined
    const wanted = { path, from, unitIdOf: unitIds(await io.context(), slug) }
    const { total, bad } = await check(wanted)
    if (bad.length > 0) return report(io, { written: 0, bad, code: 2 })
    return write(io, wanted, total)
  },
}

/** Reads the whole file before anything is written. */
async function check(wanted: Import): Promise<{ total: number; bad: BadLine[] }> {
  const bad: BadLine[] = []
  let total = 0
  for await (const line of readLines(wanted.path, wanted.unitIdOf)) {
    if ('message' in line) bad.push(line)
    else if (line.number >= wanted.from) total++
  }
  return { total, bad }
}

async function write(io: CommandIo, wanted: Import, total: number): Promise<ExitCode> {
  const progress = io.progress('登记', total)
  let written = 0
  try {
    for await (const batch of batches(wanted)) {
      await recordBatch(await io.context(), batch)
      written += batch.length
      progress.step(batch.length)
    }
  } catch (error) {
    if (!(error instanceof BatchRefused)) throw error
    return report(io, { written, bad: error.bad, code: 1 })
  } finally {
    progress.done()
  }
  return report(io, { written, bad: [], code: 0 })
}

async function* batches({ path, from, unitIdOf }: Import): AsyncGenerator<EntryLine[]> {
  let batch: EntryLine[] = []
  for await (const line of readLines(path, unitIdOf)) {
    if ('message' in line) throw new BatchRefused([line])
    if (line.number >= from) batch.push(line)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** All lines of the batch, or none: after a refusal the rest is still tried, so that every bad line is named. */
async function recordBatch(ctx: Context, batch: readonly EntryLine[]): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const bad: BadLine[] = []
    for (const { number, kind, input } of batch) {
      const message = await kind.verb(tx, input).then(() => null, reasonOf)
      if (message !== null) bad.push({ line: number, message })
    }
    if (bad.length > 0) throw new BatchRefused(bad)
  })
}

function report(
  io: CommandIo,
  { written, bad, code }: { written: number; bad: readonly BadLine[]; code: ExitCode },
): ExitCode {
  const lines = bad.map(({ line, message }) => `第${line}行：${message}`)
  const first =
    bad[0] === undefined
      ? `已登记 ${written} 条`
      : `有 ${bad.length} 行不能登记；已登记 ${written} 条，这些行所在的一批没有写入`
  io.print({ written, bad }, [first, ...lines].join('\n'))
  return code
}

function unitIds(ctx: Context, slug: string | undefined): UnitIdOf {
  const known = new Map<string, Promise<string>>()
  return async (named) => {
    const wanted = named ?? slug
    if (wanted === undefined) throw new WrongUse('没有写 unit，也没有用 --unit 写明是哪个机关')
    const id = known.get(wanted) ?? getUnitBySlug(ctx, wanted).then((unit) => unit.id)
    known.set(wanted, id)
    return id
  }
}
