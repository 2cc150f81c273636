import type { Context } from '#kit/context.ts'
import { REPORT_FORMATS, type ReportFormat } from '#papers/render-report.ts'
import { getUnitBySlug } from '#office/unit/get-unit.ts'
import { WrongUse } from './arguments.ts'
import type { Option, Values } from './command.ts'

/** Which report: every report command has these. */
export const WHICH: Readonly<Record<string, Option>> = {
  unit: { type: 'string', help: '机关的网址名，如 wangxi', required: true },
  year: { type: 'string', help: '统计年度，如 2020', required: true },
}

export const REASON: Option = {
  type: 'string',
  help: '规则编号=理由，如 T2-ALL-ZERO=本镇全年没有此类事项',
  multiple: true,
}

/** The unit's id and the year. */
export async function whichReport(ctx: Context, values: Values): Promise<{ unitId: string; year: number }> {
  const unit = await getUnitBySlug(ctx, String(values['unit']))
  return { unitId: unit.id, year: readNumber(values['year']) }
}

export function readNumber(value: Values[string]): number {
  const text = String(value)
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new WrongUse(`“${text}”不是数字`)
  return Number(text)
}

/** `T2-ALL-ZERO=…` pairs as rule id → reason. */
export function readReasons(values: Values[string]): Record<string, string> {
  const pairs = (Array.isArray(values) ? values : []).map(
    (pair: string) => /^([A-Z0-9-]+)[=＝](.+)$/s.exec(pair) ?? pair,
  )
  const wrong = pairs.find((pair) => typeof pair === 'string')
  if (wrong !== undefined) throw new WrongUse(`--reason 应写成“规则编号=理由”，“${wrong}”不是`)
  return Object.fromEntries(pairs.map((pair) => [pair[1] ?? '', pair[2] ?? '']))
}

/** The formats asked for; all where none is named. */
export function readFormats(values: Values[string]): readonly ReportFormat[] {
  const wanted = Array.isArray(values) ? values : REPORT_FORMATS
  const unknown = wanted.find((format) => !REPORT_FORMATS.some((known) => known === format))
  if (unknown !== undefined) throw new WrongUse(`没有“${String(unknown)}”这种格式，可用：${REPORT_FORMATS.join('、')}`)
  return REPORT_FORMATS.filter((format) => wanted.includes(format))
}
