import type { ReportDocument } from '#law/report/document.ts'
import { foldYear } from '#law/report/fold.ts'
import { differences, type Difference } from '#law/report/restatement.ts'
import type { Context } from '#kit/context.ts'
import type { Edition } from './edition.ts'
import { carriedFrom, readFiledReport } from './filed-report.ts'
import { getContent, getLastRecordedAt } from './store.ts'
import { readYearLedger } from './year-ledger/read.ts'

const MOST_ANSWERS = 1_000
/** Answers by edition content and the unit's last act: public pages ask again and again. */
const answers = new Map<string, Promise<boolean>>()

/** Whether facts recorded after the edition was frozen change any of its numbers. */
export async function needsRestatement(ctx: Context, edition: Edition): Promise<boolean> {
  const last = await getLastRecordedAt(ctx.db, edition.unit_id)
  if (last === null || last <= edition.known_at) return false
  const question = `${edition.digest} ${last}`
  const known = answers.get(question)
  if (known) return known
  const answer = findRestatement(ctx, edition).then((found) => found.length > 0)
  if (answers.size >= MOST_ANSWERS) answers.clear()
  answers.set(question, answer)
  answer.catch(() => answers.delete(question))
  return answer
}

/** The numbers that today's ledger gives differently from the edition. */
export async function findRestatement(ctx: Context, edition: Edition): Promise<Difference[]> {
  const document = await getContent(ctx.db, edition.digest)
  return differences(document.figures, (await refold(ctx, edition, document)).figures)
}

async function refold(ctx: Context, edition: Edition, document: ReportDocument) {
  const before = await readFiledReport(ctx, edition.unit_id, edition.year - 1)
  return foldYear({
    ledger: await readYearLedger(ctx, { unitId: edition.unit_id, year: edition.year, knownAt: ctx.now }),
    form: document.form,
    ...carriedFrom(before),
    declarations: edition.declarations,
  })
}
