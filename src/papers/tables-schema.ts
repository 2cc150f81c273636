import { z } from 'zod'

const Amount = z.strictObject({ value: z.number(), unit: z.string(), raw: z.string() })
const Cell = z.number().nullable()
const T4Row = z.array(Cell).length(5)

/** The three statutory tables as every published JSON holds them. */
export const Tables = z.strictObject({
  t2: z
    .record(z.string(), z.array(z.union([z.number(), Amount, z.null()])))
    .describe('Row label to its cells in printed order'),
  t3: z
    .record(z.string(), z.array(Cell).length(7))
    .describe('Row A, B, C1 … C7, D to 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计'),
  t4: z
    .strictObject({ review: T4Row, suit_direct: T4Row, suit_after_review: T4Row })
    .describe('结果维持, 结果纠正, 其他结果, 尚未审结, 总计'),
})
