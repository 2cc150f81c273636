import { erasePersonal } from '#office/account/erase-personal.ts'
import { headsFolder, headsInFolder, headsInText } from '#office/audit/head-file.ts'
import type { OutsideHeads } from '#office/audit/head-file.ts'
import { headLine } from '#office/audit/head.ts'
import { listHeadsOf } from '#office/audit/list-heads.ts'
import { rebuildProjections } from '#office/audit/rebuild.ts'
import { verifyAudit } from '#office/audit/verify.ts'
import { PROJECTIONS } from '#office/projections.ts'
import { getUnitBySlug } from '#office/unit/get-unit.ts'
import type { Command } from './command.ts'
import { readTextArgument } from './file-argument.ts'
import { exitCodeOf, findingLines } from './findings.ts'

const verify: Command = {
  name: 'audit verify',
  summary: '核验全部记录：有无改动、删除、调换、插入或截短',
  options: {
    against: { type: 'string', help: '另存的摘要文件，或摘要本身；缺省与数据目录 heads 中的摘要核对' },
  },
  async run(io, values) {
    const against = values['against']
    const outside = typeof against === 'string' ? await readHeads(against) : headsInFolder(headsFolder(io.dataDir))
    const findings = await verifyAudit(await io.context(), { against: outside, mustHaveHead: against === undefined })
    const lines = findings.length === 0 ? ['记录完整：没有发现改动、删除、调换、插入或截短。'] : findingLines(findings)
    io.print({ findings }, lines.join('\n'))
    return exitCodeOf(findings, io.strict)
  },
}

const rebuild: Command = {
  name: 'audit rebuild',
  summary: '由记录重算各表，与现有内容比对；不一致的予以改正',
  options: { check: { type: 'boolean', help: '只比对，不改正' } },
  async run(io, values) {
    const check = values['check'] === true
    const findings = await rebuildProjections(await io.context(), { projections: PROJECTIONS, check })
    if (findings.length === 0) io.print({ findings, mended: 0 }, '各表与记录重算的结果一致。')
    else if (check) io.print({ findings, mended: 0 }, findingLines(findings).join('\n'))
    else
      io.print({ findings, mended: findings.length }, [...findingLines(findings), '以上各处已按记录改正。'].join('\n'))
    return check ? exitCodeOf(findings, io.strict) : 0
  },
}

const head: Command = {
  name: 'audit head',
  summary: '输出封存日志的最新摘要，供另存；以后用 audit verify --against 核对',
  options: { unit: { type: 'string', help: '机关的网址名；缺省输出全部' } },
  async run(io, values) {
    const ctx = await io.context()
    const unit = typeof values['unit'] === 'string' ? await getUnitBySlug(ctx, values['unit']) : null
    const heads = await listHeadsOf(ctx, unit?.id ?? null)
    io.print(unit ? (heads[0] ?? null) : heads, heads.map(headLine).join('\n'))
    if (heads.length === 0) io.note('还没有封存的记录。')
    return 0
  },
}

const erase: Command = {
  name: 'audit erase',
  summary: '删除一个事项的个人信息；记录本身保留并仍可核验',
  options: {
    object: { type: 'string', help: '事项编号', required: true },
    reason: { type: 'string', help: '删除的理由', required: true },
  },
  async run(io, values) {
    const act = await erasePersonal(await io.context(), { objectId: values['object'], reason: values['reason'] })
    io.print({ id: act.objectId, act: act.id, hash: act.hash }, `已删除，记录 ${act.id}`)
    return 0
  },
}

export const AUDIT_COMMANDS: readonly Command[] = [verify, rebuild, head, erase]

const LARGEST_HEADS_IN_BYTES = 100_000_000

/** A head written on the command line itself, or the file that holds heads. */
async function readHeads(against: string): Promise<OutsideHeads> {
  if (against.trimStart().startsWith('{')) return headsInText(against)
  return headsInText(await readTextArgument(against, LARGEST_HEADS_IN_BYTES))
}
