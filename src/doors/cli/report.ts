import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EDITION_STATE_LABELS } from '#law/report/states.ts'
import { checkReportEdition } from '#office/report/check.ts'
import { declareFigure } from '#office/report/declare.ts'
import { draftReport } from '#office/report/draft.ts'
import { findingsOf } from '#law/report/rules/check.ts'
import type { Edition } from '#office/report/edition.ts'
import { exportReport } from '#office/report/export.ts'
import { fileReport } from '#office/report/file.ts'
import { publishReport } from '#office/report/publish.ts'
import { respondToFiling } from '#office/report/respond.ts'
import { restateReport } from '#office/report/restate.ts'
import { showReport } from '#office/report/show.ts'
import { signReport } from '#office/report/sign.ts'
import { WrongUse } from './arguments.ts'
import type { Command, CommandIo, ExitCode } from './command.ts'
import { readFileArgument, readTextArgument } from './file-argument.ts'
import { exitCodeOf, findingLines } from './findings.ts'
import { readFormats, readNumber, readReasons, REASON, WHICH, whichReport } from './report-arguments.ts'

const LARGEST_TEXT_IN_BYTES = 1_000_000
const LARGEST_SCAN_IN_BYTES = 20_000_000

const draft: Command = {
  name: 'report draft',
  summary: '由台账写出年度报告草稿；再次执行即按最新台账重写',
  options: {
    ...WHICH,
    form: { type: 'string', help: '格式：2019、2021、2021-single-other；缺省按年度' },
    text: { type: 'string', help: '文字稿文件（格式见 docs/report-text.md）' },
  },
  async run(io, values) {
    const ctx = await io.context()
    const text =
      typeof values['text'] === 'string' ? await readTextArgument(values['text'], LARGEST_TEXT_IN_BYTES) : undefined
    const edition = await draftReport(ctx, { ...(await whichReport(ctx, values)), form: values['form'], text })
    return told(io, edition, '已起草')
  },
}

const declare: Command = {
  name: 'report declare',
  summary: '申报台账推算不出的一个数，并写明理由',
  options: {
    ...WHICH,
    key: { type: 'string', help: '数字的名称，如 t2.行政许可[0]', required: true },
    value: { type: 'string', help: '数值', required: true },
    reason: { type: 'string', help: '理由和出处', required: true },
  },
  async run(io, values) {
    const ctx = await io.context()
    const input = {
      ...(await whichReport(ctx, values)),
      key: values['key'],
      value: readNumber(values['value']),
      reason: values['reason'],
    }
    return told(io, await declareFigure(ctx, input), '已申报')
  },
}

const check: Command = {
  name: 'report check',
  summary: '按最新台账重写并逐条校核；提醒可以用 --reason 写明理由',
  options: {
    ...WHICH,
    reason: REASON,
  },
  async run(io, values) {
    const ctx = await io.context()
    const edition = await checkReportEdition(ctx, {
      ...(await whichReport(ctx, values)),
      reasons: readReasons(values['reason']),
    })
    const findings = findingsOf(edition.results)
    const open = findings.filter((finding) => finding.severity !== 'warning' || !edition.reasons[finding.rule])
    const passed = edition.results.filter((result) => result.result === 'pass').length
    const head = `${edition.year}年年度报告第${edition.number}版：共${edition.results.length}条规则，${passed}条通过`
    io.print({ ...summary(edition), results: edition.results }, [head, ...findingLines(findings)].join('\n'))
    return exitCodeOf(open, io.strict)
  },
}

const sign: Command = {
  name: 'report sign',
  summary: '签发已校核的报告',
  options: {
    ...WHICH,
    name: { type: 'string', help: '签发人姓名', required: true },
    on: { type: 'string', help: '签发日期，即报告的成文日期', required: true },
    scan: { type: 'string', help: '签字页扫描件' },
  },
  async run(io, values) {
    const ctx = await io.context()
    const scan =
      typeof values['scan'] === 'string'
        ? new Uint8Array(await readFileArgument(values['scan'], LARGEST_SCAN_IN_BYTES))
        : undefined
    const input = { ...(await whichReport(ctx, values)), signedBy: values['name'], signedOn: values['on'], scan }
    return told(io, await signReport(ctx, input), '已签发')
  },
}

const file: Command = {
  name: 'report file',
  summary: '报送主管部门；有规则不通过或提醒没有理由时拒绝',
  options: { ...WHICH, on: { type: 'string', help: '报送日期', required: true }, reason: REASON },
  async run(io, values) {
    const ctx = await io.context()
    return told(
      io,
      await fileReport(ctx, {
        ...(await whichReport(ctx, values)),
        filedOn: values['on'],
        reasons: readReasons(values['reason']),
      }),
      '已报送',
    )
  },
}

const answer = (name: string, outcome: 'accepted' | 'returned', summaryText: string): Command => ({
  name,
  summary: summaryText,
  options: {
    ...WHICH,
    on: { type: 'string', help: '日期', required: true },
    remarks: { type: 'string', help: '意见', required: outcome === 'returned' },
  },
  async run(io, values) {
    const ctx = await io.context()
    const input = { ...(await whichReport(ctx, values)), answer: outcome, on: values['on'], remarks: values['remarks'] }
    return told(io, await respondToFiling(ctx, input), '已登记')
  },
})

const publish: Command = {
  name: 'report publish',
  summary: '发布报告：生成网页和各种文件，并记录发布日期',
  options: {
    ...WHICH,
    since: { type: 'string', help: '此前已在别处公开的日期' },
    source: { type: 'string', help: '别处公开的出处，与 --since 一起写' },
    reason: REASON,
  },
  async run(io, values) {
    const ctx = await io.context()
    const { since, source } = values
    if ((since === undefined) !== (source === undefined)) throw new WrongUse('--since 和 --source 要一起写')
    const firstPublic = since === undefined ? undefined : { on: since, source }
    const { edition, warnings } = await publishReport(ctx, {
      ...(await whichReport(ctx, values)),
      firstPublic,
      reasons: readReasons(values['reason']),
    })
    warnings.forEach((warning) => io.note(warning))
    return told(io, edition, '已发布')
  },
}

const restate: Command = {
  name: 'report restate',
  summary: '更正重报：另起新版，旧版保留原样',
  options: { ...WHICH, reason: { type: 'string', help: '更正的理由', required: true } },
  async run(io, values) {
    const ctx = await io.context()
    return told(
      io,
      await restateReport(ctx, { ...(await whichReport(ctx, values)), reason: values['reason'] }),
      '已另起新版',
    )
  },
}

const show: Command = {
  name: 'report show',
  summary: '看报告各版的状态；加 --json 看最新一版的全部内容和数字名称',
  options: WHICH,
  async run(io, values) {
    const ctx = await io.context()
    const shown = await showReport(ctx, await whichReport(ctx, values))
    const lines = shown.editions.map((edition) => stateLine(edition))
    const late = shown.restatement.map(
      (one) => `  ${one.label}：报告写 ${one.before ?? '无'}，现在台账是 ${one.after ?? '无'}`,
    )
    io.print(
      shown,
      [...lines, ...(late.length > 0 ? ['台账在报告之后有变化，需要更正重报：', ...late] : [])].join('\n'),
    )
    return 0
  },
}

const exportCommand: Command = {
  name: 'report export',
  summary: '把最新一版输出为文件：html、json、docx、pdf、xlsx',
  options: {
    ...WHICH,
    out: { type: 'string', help: '输出文件夹', required: true },
    format: { type: 'string', help: '只要某种格式', multiple: true },
  },
  async run(io, values) {
    const ctx = await io.context()
    const formats = readFormats(values['format'])
    const { files, warnings } = await exportReport(ctx, { ...(await whichReport(ctx, values)), formats })
    const folder = String(values['out'])
    await mkdir(folder, { recursive: true })
    for (const one of files) await writeFile(join(folder, one.name), one.bytes)
    warnings.forEach((warning) => io.note(warning))
    const names = files.map((one) => join(folder, one.name))
    io.print({ files: names, warnings }, names.join('\n'))
    return 0
  },
}

export const REPORT_COMMANDS: readonly Command[] = [
  draft,
  declare,
  check,
  sign,
  file,
  answer('report accept', 'accepted', '登记主管部门接收'),
  answer('report return', 'returned', '登记主管部门退回'),
  publish,
  restate,
  show,
  exportCommand,
]

function told(io: CommandIo, edition: Edition, done: string): ExitCode {
  io.print(summary(edition), `${done}：${stateLine(edition)}`)
  return 0
}

function stateLine(edition: Edition): string {
  return `${edition.year}年年度报告第${edition.number}版，${EDITION_STATE_LABELS[edition.state]}，摘要 ${edition.digest.slice(0, 16)}`
}

function summary({ id, year, number, state, digest }: Edition) {
  return { id, year, edition: number, state, digest }
}
