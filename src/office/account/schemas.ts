import { z } from 'zod'

export const ErasePersonalInput = z.strictObject({
  objectId: z.uuid('事项编号无效'),
  reason: z.string('请写明删除的理由').trim().min(1, '请写明删除的理由').max(500, '理由不超过500字'),
})
