import { writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import type { CheckedFinding, CheckUp } from '#papers/verify/check-up.ts'
import { checkMany, stepsOf } from '#papers/verify/check-many.ts'
import { applyOpinions, isDismissed, mergeOpinions, opinionSubject } from '#papers/verify/opinions.ts'
import { openVerifier, type Verifier } from '#papers/verify/verifier.ts'
import { FORM_WORDS, placeInWords, tallyOf, VERDICT_WORDS } from '#papers/verify/words.ts'
import { WrongUse } from './arguments.ts'
import type { Command, CommandIo, ExitCode, Values } from './command.ts'
import { readTextArgument } from './file-argument.ts'
import { findingLines } from './findings.ts'
import { keepOpinions, OPINIONS_OPTION, opinionsPath, readOpinions } from './opinions-file.ts'
import { sourcesOf } from './verify-files.ts'

const PROCESSES = 2
const LARGEST_LIST_IN_BYTES = 1_000_000
const WORKBOOK = '核对结果'

async function withVerifier<T>(work: (verifier: Verifier) => Promise<T>): Promise<T> {
  const verifier = openVerifier({ size: PROCESSES, longestQueue: PROCESSES })
  try {
    return await work(verifier)
  } finally {
    verifier.close()
  }
}

const verify: Command = {
  name: 'verify',
  summary: '核对任意机关的年度报告：网页、docx、xlsx、PDF、文本；给文件夹则出一份核对结果表',
  positionals: '<文件或文件夹…>',
  options: {
    previous: { type: 'string', help: '上一年的报告（文件，或者放着多份的文件夹，按机关名称对应）' },
    children: { type: 'string', help: '下级报告的文件夹：核对汇总数等于本级加各下级之和' },
    units: { type: 'string', help: '应报单位名单（每行一个），列出缺报的下级' },
    own: { type: 'string', help: '本级自己的报告，与 --children 同用' },
    ocr: { type: 'boolean', help: '扫描件用文字识别（慢，结果须人工核对）' },
    xlsx: { type: 'string', help: '把结果另存为这个 .xlsx；给文件夹时缺省为 核对结果.xlsx' },
    ...OPINIONS_OPTION,
  },
  async run(io, values, positionals) {
    if (positionals.length === 0) throw new WrongUse('请写明要核对的文件或文件夹，如 verify 报告.pdf')
    const checkUps = await checkAll(io, values, positionals)
    io.print(checkUps, checkUps.map(textOf).join('\n\n'))
    return exitCodeFor(checkUps, io.strict)
  },
}

async function checkAll(io: CommandIo, values: Values, paths: readonly string[]): Promise<CheckUp[]> {
  const { files, hasFolder } = await sourcesOf(paths)
  const request = {
    files,
    previous: await optionalSources(values['previous']),
    children: await optionalSources(values['children']),
    expected: await expectedUnits(values['units']),
    own: (await optionalSources(values['own']))[0] ?? null,
    ocr: values['ocr'] === true,
  }
  if (request.children.length > 0 && files.length > 1) throw new WrongUse('--children 只能与一份汇总报告同用')
  const opinions = await readOpinions(opinionsPath(io, values))
  const bar = io.progress('核对', stepsOf(request))
  const checked = await withVerifier((verifier) => checkMany(verifier, { ...request, onStep: () => bar.step() }))
  bar.done()
  const checkUps = checked.map(({ checkUp }) => applyOpinions(checkUp, opinions))
  const workbook = typeof values['xlsx'] === 'string' ? values['xlsx'] : hasFolder ? freeName() : null
  if (workbook !== null) {
    const { findingsWorkbook } = await import('#papers/verify/findings-workbook.ts')
    await writeFile(workbook, await findingsWorkbook(checkUps)).catch(() => {
      throw new WrongUse(`写不了 ${workbook}`)
    })
    io.note(`核对结果表：${workbook}`)
  }
  return checkUps
}

/** Never over an earlier one: a person may have written in it. */
function freeName(): string {
  const names = [`${WORKBOOK}.xlsx`, ...Array.from({ length: 999 }, (_, index) => `${WORKBOOK}-${index + 2}.xlsx`)]
  return names.find((name) => !existsSync(name)) ?? `${WORKBOOK}.xlsx`
}

async function optionalSources(path: Values[string]) {
  return typeof path === 'string' ? (await sourcesOf([path])).files : []
}

async function expectedUnits(path: Values[string]): Promise<string[] | null> {
  if (typeof path !== 'string') return null
  const lines = (await readTextArgument(path, LARGEST_LIST_IN_BYTES)).split(/\r?\n/)
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

function textOf(checkUp: CheckUp): string {
  const { file, unit, year, form, verdict, unreadable, findings, notes } = checkUp
  const head = `${file}：${VERDICT_WORDS[verdict]}`
  if (unreadable) return `${head}。${unreadable.message}`
  const tally = tallyOf(checkUp)
  const about = [
    unit ?? '没有读到机关名称',
    year === null ? '没有读到年度' : `${year}年`,
    form ? FORM_WORDS[form] : '看不出格式',
  ]
  const counts = `错误${tally.error}、提醒${tally.warning}、建议${tally.hint}、无法判断${tally['not-assessable']}`
  return [
    `${head}（${about.join('，')}；${counts}）`,
    ...notes.map((note) => `  说明：${note}`),
    ...findings.map(lineOf),
  ].join('\n')
}

function lineOf(finding: CheckedFinding): string {
  const { opinion, place, where, id } = finding
  const [line = ''] = findingLines([{ ...finding, where: place ?? placeInWords(where) }])
  if (opinion === null) return `  ${line} #${id}`
  const word = opinion.decision === 'confirmed' ? '属实' : '不属实'
  return `  ${line} 已核对：${word}${opinion.reason === '' ? '' : `，${opinion.reason}`}（${opinion.by}）`
}

function exitCodeFor(checkUps: readonly CheckUp[], strict: boolean): ExitCode {
  if (checkUps.some(({ verdict }) => verdict === 'unreadable')) return 2
  const isWarned = (checkUp: CheckUp) => strict && tallyOf(checkUp).warning > 0
  return checkUps.some((checkUp) => checkUp.verdict === 'fail' || isWarned(checkUp)) ? 1 : 0
}

const opinion: Command = {
  name: 'verify opinion',
  summary: '对核对结果里的一条表示意见：属实，或者不属实并写明理由；同一份文件再核对时不再问',
  positionals: '<文件>',
  options: {
    finding: { type: 'string', help: '结果的编号（# 后面的一串），或者规则的编号', required: true },
    confirm: { type: 'boolean', help: '属实' },
    dismiss: { type: 'boolean', help: '不属实' },
    reason: { type: 'string', help: '理由；不属实时必须写' },
    by: { type: 'string', help: '核对人', required: true },
    previous: { type: 'string', help: '上一年的报告，与核对时相同' },
    ...OPINIONS_OPTION,
  },
  async run(io, values, positionals) {
    const [path] = positionals
    if (path === undefined || positionals.length > 1) throw new WrongUse('请写明一份文件')
    if ((values['confirm'] === true) === (values['dismiss'] === true))
      throw new WrongUse('请在 --confirm 和 --dismiss 里选一个')
    const reason = String(values['reason'] ?? '').trim()
    if (values['dismiss'] === true && reason === '') throw new WrongUse('不属实的，请用 --reason 写明理由')
    const request = { files: (await sourcesOf([path])).files, previous: await optionalSources(values['previous']) }
    const rest = { children: [], expected: null, own: null, ocr: false, onStep: () => undefined }
    const [checked] = await withVerifier((verifier) => checkMany(verifier, { ...request, ...rest }))
    if (!checked) throw new WrongUse('请写明一份文件')
    const finding = findingNamed(checked.checkUp, String(values['finding']))
    const opinions = opinionsPath(io, values)
    const added = {
      ...opinionSubject(checked.checkUp, finding),
      decision: values['dismiss'] === true ? ('dismissed' as const) : ('confirmed' as const),
      reason,
      by: String(values['by']).trim(),
      at: new Date().toISOString(),
    }
    await keepOpinions(opinions, mergeOpinions((await readOpinions(opinions)).opinions, [added]))
    io.print(added, `已记入 ${opinions}：${finding.message} ${isDismissed({ opinion: added }) ? '不属实' : '属实'}`)
    return 0
  },
}

function findingNamed({ findings }: CheckUp, name: string): CheckedFinding {
  const found = findings.filter(({ id, rule }) => id === name.replace(/^#/, '') || rule === name)
  const [only] = found
  if (only === undefined) throw new WrongUse(`这份文件的核对结果里没有 ${name}`)
  if (found.length > 1)
    throw new WrongUse(`${name} 有${found.length}条，请写编号：${found.map(({ id }) => id).join('、')}`)
  return only
}

export const VERIFY_COMMANDS: readonly Command[] = [verify, opinion]
