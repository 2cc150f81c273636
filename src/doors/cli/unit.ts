import { createUnit } from '#office/unit/create.ts'
import { changeUnit } from '#office/unit/change.ts'
import { getUnitBySlug, listUnits } from '#office/unit/get-unit.ts'
import { WrongUse } from './arguments.ts'
import type { Command, Option, Values } from './command.ts'

const PROFILE: Readonly<Record<string, Option>> = {
  name: { type: 'string', help: '机关名称，如 青澜县望溪镇人民政府' },
  superior: { type: 'string', help: '上级机关名称' },
  level: { type: 'string', help: 'town 乡镇街道、county 县级、department 部门' },
  address: { type: 'string', help: '办公地址' },
  postcode: { type: 'string', help: '邮政编码' },
  phone: { type: 'string', help: '联系电话' },
  'may-make-rules': { type: 'boolean', help: '有权制定规章' },
  on: { type: 'string', help: '生效的日子；缺省为今天' },
}
const REQUIRED = ['name', 'superior', 'level', 'address', 'postcode', 'phone']

const create: Command = {
  name: 'unit create',
  summary: '登记一个机关',
  positionals: '<网址名>',
  options: Object.fromEntries(
    Object.entries(PROFILE).map(([name, option]) => [
      name,
      REQUIRED.includes(name) ? { ...option, required: true } : option,
    ]),
  ),
  async run(io, values, positionals) {
    const unit = await createUnit(await io.context(), { ...profile(values), slug: onlySlug(positionals) })
    io.print(unit, `已登记：${unit.name}（${unit.slug}）`)
    return 0
  },
}

const change: Command = {
  name: 'unit change',
  summary: '更改一个机关的名称或联系方式',
  positionals: '<网址名>',
  options: PROFILE,
  async run(io, values, positionals) {
    const ctx = await io.context()
    const { id } = await getUnitBySlug(ctx, onlySlug(positionals))
    const unit = await changeUnit(ctx, { ...profile(values), unitId: id })
    io.print(unit, `已更改：${unit.name}（${unit.slug}）`)
    return 0
  },
}

const list: Command = {
  name: 'unit list',
  summary: '列出全部机关',
  options: {},
  async run(io) {
    const units = await listUnits(await io.context())
    const lines = units.map((unit) => `${unit.slug}\t${unit.name}${unit.isSample ? '（样例）' : ''}`)
    io.print(units, lines.join('\n') || '还没有登记机关。')
    return 0
  },
}

export const UNIT_COMMANDS: readonly Command[] = [create, change, list]

function profile(values: Values): Record<string, unknown> {
  const given = REQUIRED.filter((name) => values[name] !== undefined).map((name) => [name, values[name]])
  return {
    ...Object.fromEntries(given),
    ...(values['may-make-rules'] === undefined ? {} : { mayMakeRules: values['may-make-rules'] }),
    ...(values['on'] === undefined ? {} : { effectiveOn: values['on'] }),
  }
}

function onlySlug(positionals: readonly string[]): string {
  const [slug, ...more] = positionals
  if (slug === undefined || more.length > 0) throw new WrongUse('请写一个网址名，如 wangxi')
  return slug
}
