import { z } from 'zod'
import { DayText, lineOfText, UnitId } from '#kit/fields.ts'
import { CATEGORY_LABELS, CHANNEL_LABELS, CHANNELS, DISCLOSURE_CATEGORIES } from '#law/report/facts.ts'

const named = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels)
    .map(([code, label]) => `${code} ${label}`)
    .join('、')

const Receipt = {
  channel: z.enum(CHANNELS, `渠道应为：${named(CHANNEL_LABELS)}`).describe(`渠道：${named(CHANNEL_LABELS)}`),
  liveOn: DayText.describe('在这一渠道公开的日子'),
  source: lineOfText('来源', 500).describe('来源：网址、后台导出等；补记以前的公开时必填').optional(),
}

export const RecordDisclosureInput = z.strictObject({
  unitId: UnitId,
  title: lineOfText('标题', 300).describe('标题'),
  category: z
    .enum(DISCLOSURE_CATEGORIES, `类别应为：${named(CATEGORY_LABELS)}`)
    .describe(`类别：${named(CATEGORY_LABELS)}`),
  formedOn: DayText.describe('信息形成的日子'),
  indexNo: lineOfText('索引号', 60).describe('索引号').optional(),
  firstPublicOn: DayText.describe('更早在别处公开的日子').optional(),
  firstPublicSource: lineOfText('更早公开的来源', 500).describe('更早公开的来源').optional(),
  receipts: z
    .array(z.strictObject(Receipt), '公开记录应为一组')
    .max(20, '一次最多20条公开记录')
    .describe('公开记录：渠道 日子 来源，如 "web 2020-03-02 县政府网站"')
    .default([]),
})

export const RecordReceiptInput = z.strictObject({
  unitId: UnitId,
  disclosure: z.uuid('信息编号无效').describe('信息编号，登记时给出的 id'),
  ...Receipt,
})

export const WithdrawReceiptInput = z.strictObject({
  unitId: UnitId,
  receipt: z.uuid('公开记录编号无效').describe('公开记录编号，登记时给出的 id'),
  on: DayText.describe('撤下的日子'),
  reason: lineOfText('理由', 300).describe('理由'),
  isMistake: z.boolean('应为是或否').describe('登记有误：作废，不再计数').default(false),
})
