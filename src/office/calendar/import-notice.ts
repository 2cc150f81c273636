import { requirePermission } from '../account/permission.ts'
import { columnsProjection, recordEntry, type Recorded } from '../audit/record-entry.ts'
import type { HolidayNotice } from '#law/calendar/notice.ts'
import { NATIONAL_NOTICES } from '#law/calendar/national-notices.ts'
import type { Context } from '#kit/context.ts'
import type { Json } from '#kit/crypto/canonical-json.ts'
import { withTransaction } from '#kit/db/transaction.ts'
import { Conflict } from '#kit/errors.ts'
import { newId } from '#kit/id.ts'
import { parseInput } from '#kit/parse-input.ts'
import { ImportNoticeInput } from './schemas.ts'
import { findImportedNotice } from './store.ts'

type NoticeColumns = { readonly notice_id: string; readonly layer: string; readonly notice: Json }

export const noticeProjection = columnsProjection<NoticeColumns>({
  objectKind: 'calendar-notice',
  table: 'calendar_notice',
  columns: ['notice_id', 'layer', 'notice'],
})

/** Adds a year's notice, an amendment or a regional layer; the same id again replaces it, with a record. */
export async function importNotice(
  ctx: Context,
  rawInput: unknown,
): Promise<{ recorded: Recorded; notice: HolidayNotice }> {
  requirePermission(ctx, 'calendar.import')
  const { layer, ...notice } = parseInput(ImportNoticeInput, rawInput, '放假通知文件有问题')
  return withTransaction(ctx, async (tx) => {
    if (NATIONAL_NOTICES.some((known) => known.id === notice.id)) {
      throw new Conflict(`${notice.id} 是程序自带的通知，不能替换；年中调整请另起编号并写明 amends`)
    }
    const known = await findImportedNotice(tx.db, notice.id)
    const recorded = await recordEntry(tx, noticeProjection, {
      isNew: known === null,
      unitId: null,
      objectId: known?.id ?? newId(),
      kind: 'calendar.imported',
      article: '全国年节及纪念日放假办法',
      effectiveOn: notice.issuedOn ?? tx.today,
      evidence: notice.source,
      data: { notice_id: notice.id, layer, notice: notice as unknown as Json },
    })
    return { recorded, notice: notice as HolidayNotice }
  })
}
