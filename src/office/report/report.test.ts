import { beforeAll, describe, expect, test } from 'vitest'
import { day, type Day, type Instant } from '#law/day.ts'
import type { Context } from '#kit/context.ts'
import { Forbidden, Invalid, NotFound, Refused } from '#kit/errors.ts'
import { testContext, testDatabase } from '#tests/database.ts'
import { actsOn } from '#tests/ledger.ts'
import { amendApplication } from '../application/amend.ts'
import { closeApplication } from '../application/close.ts'
import { recordApplication } from '../application/record.ts'
import { recordSupervision } from '../supervision/record.ts'
import { createUnit } from '../unit/create.ts'
import { checkReportEdition } from './check.ts'
import { declareFigure } from './declare.ts'
import { draftReport } from './draft.ts'
import { fileReport } from './file.ts'
import { publishReport } from './publish.ts'
import { respondToFiling } from './respond.ts'
import { restateReport } from './restate.ts'
import { showReport } from './show.ts'
import { signReport } from './sign.ts'

const database = await testDatabase()
let minutes = 0

/** A context a minute later than the one before, in January 2023. */
function ctx(overrides: Partial<Context> = {}): Context {
  minutes += 1
  const now = new Date(Date.UTC(2023, 0, 10, 1, minutes)).toISOString() as Instant
  return testContext(database, { now, today: day('2023-01-10'), ...overrides })
}

const TEXT = `
一、总体情况
（三）政府信息管理
修订了保密审查办法，逐件审查、逐件留痕。
（四）政府信息公开平台建设
依托县政府网站设有专栏，由专人维护。
五、存在的主要问题及改进情况
村级材料报送不够及时，有的信息形成后没有马上公开。
- 措施：按月向各村派发征集清单，到期前提醒
`

let count = 0
async function aTown(): Promise<string> {
  count += 1
  const unit = await createUnit(ctx(), {
    slug: `town-${count}`,
    name: `青澜县试验${count}镇人民政府`,
    superior: '青澜县人民政府',
    level: 'town',
    address: '青澜县试验路 1 号',
    postcode: '000000',
    phone: '0000-5550100',
  })
  for (const year of [2021, 2022]) {
    for (const kind of ['assessment', 'social-evaluation', 'accountability'] as const) {
      const result = {
        assessment: '年度考核为良好',
        'social-evaluation': '群众评议满意',
        accountability: '没有责任追究情形',
      }
      const input = {
        unitId: unit.id,
        kind,
        on: `${year}-12-20`,
        result: result[kind],
        count: kind === 'accountability' ? 0 : 1,
      }
      await recordSupervision(ctx(), input)
    }
  }
  return unit.id
}

async function anApplication(
  unitId: string,
  entry: { reference: string; on: string; applicantClass?: string },
): Promise<void> {
  const { reference, on, applicantClass = 'natural-person' } = entry
  await recordApplication(ctx(), { unitId, reference, receivedOn: on, applicantClass })
}

async function filed(unitId: string, year: number): Promise<void> {
  const which = { unitId, year }
  await draftReport(ctx(), { ...which, text: TEXT })
  const checked = await checkReportEdition(ctx(), which)
  const warned = checked.results.filter((result) => result.result === 'warning').map((result) => result.rule)
  await checkReportEdition(ctx(), {
    ...which,
    reasons: Object.fromEntries(warned.map((rule) => [rule, '试验数据，情况属实'])),
  })
  await signReport(ctx(), { ...which, signedBy: '签发人甲', signedOn: `${year + 1}-01-09` })
  await fileReport(ctx(), { ...which, filedOn: `${year + 1}-01-10` })
}

const cellsOf = async (unitId: string, year: number) => {
  const { document } = await showReport(ctx(), { unitId, year })
  return Object.fromEntries(
    Object.values(document.figures)
      .filter(({ key }) => key.startsWith('t'))
      .map(({ key, value }) => [key, value]),
  )
}
const changedKeys = (before: Record<string, number>, after: Record<string, number>) =>
  Object.keys(after).filter((key) => before[key] !== after[key])

describe('one ledger row changes exactly the cells that the law says', () => {
  let unitId = ''
  beforeAll(async () => {
    unitId = await aTown()
    await anApplication(unitId, { reference: '一号', on: '2022-03-01' })
    await anApplication(unitId, { reference: '二号', on: '2021-12-20', applicantClass: 'business' })
    await closeApplication(ctx(), { unitId, reference: '二号', outcome: 'partial', closedOn: '2022-01-05' })
    await draftReport(ctx(), { unitId, year: 2022 })
  })

  test('an open application of the year stands in rows A and D, a closed one of the year before in B and C2', async () => {
    const cells = await cellsOf(unitId, 2022)
    expect(cells).toMatchObject({
      't3.A[0]': 1,
      't3.A[6]': 1,
      't3.B[1]': 1,
      't3.C2[1]': 1,
      't3.C7[6]': 1,
      't3.D[0]': 1,
      't3.D[6]': 1,
    })
  })

  test('closing it moves it from D to its outcome and the total', async () => {
    const before = await cellsOf(unitId, 2022)
    await closeApplication(ctx(), { unitId, reference: '一号', outcome: 'not-held', closedOn: '2022-03-10' })
    await draftReport(ctx(), { unitId, year: 2022 })
    expect(changedKeys(before, await cellsOf(unitId, 2022)).toSorted()).toEqual(
      ['t3.C4.1[0]', 't3.C4.1[6]', 't3.C7[0]', 't3.C7[6]', 't3.D[0]', 't3.D[6]'].toSorted(),
    )
  })

  test('another class moves it from one column to another and leaves every total', async () => {
    const before = await cellsOf(unitId, 2022)
    await amendApplication(ctx(), { unitId, reference: '一号', applicantClass: 'research', reason: '原登记类别有误' })
    await draftReport(ctx(), { unitId, year: 2022 })
    const changed = changedKeys(before, await cellsOf(unitId, 2022))
    expect(changed.toSorted()).toEqual(
      ['A', 'C4.1', 'C7'].flatMap((row) => [`t3.${row}[0]`, `t3.${row}[2]`]).toSorted(),
    )
  })

  test('closing it after the year leaves it in D', async () => {
    await amendApplication(ctx(), { unitId, reference: '一号', closedOn: '2023-01-05', reason: '原登记日期有误' })
    await draftReport(ctx(), { unitId, year: 2022 })
    expect(await cellsOf(unitId, 2022)).toMatchObject({ 't3.D[2]': 1, 't3.C4.1[2]': 0, 't3.C7[2]': 0 })
  })
})

describe('条例第四十九条: filing', () => {
  test('what was forwarded in the filed report comes in next year as carried', async () => {
    const unitId = await aTown()
    await anApplication(unitId, { reference: '一号', on: '2021-12-20' })
    await filed(unitId, 2021)
    await closeApplication(ctx(), { unitId, reference: '一号', outcome: 'granted', closedOn: '2022-01-11' })
    await draftReport(ctx(), { unitId, year: 2022, text: TEXT })
    const { document } = await showReport(ctx(), { unitId, year: 2022 })
    expect(document.figures['t3.B[0]']).toMatchObject({ value: 1, origin: 'carried' })
    expect(document.figures['t3.C1[0]']).toMatchObject({ value: 1, origin: 'derived' })
  })

  test('is refused while an error rule fails, and the refusal names the rule and the article', async () => {
    const unitId = await aTown()
    const which = { unitId, year: 2022 }
    await draftReport(ctx(), { ...which, text: TEXT })
    await declareFigure(ctx(), { ...which, key: 't3.C7[0]', value: 3, reason: '试验：故意写错的总计' })
    await checkReportEdition(ctx(), which)
    await signReport(ctx(), { ...which, signedBy: '签发人甲', signedOn: '2023-01-09' })
    const refused = await fileReport(ctx(), { ...which, filedOn: '2023-01-10' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect((refused as Refused).refusals).toContainEqual(
      expect.objectContaining({ code: 'rules-fail', article: '条例第五十条' }),
    )
    expect((refused as Refused).message).toContain('T3-R2')
  })

  test('a warning that only the filing day brings is answered at filing', async () => {
    const unitId = await aTown()
    const which = { unitId, year: 2021 }
    await draftReport(ctx(), { ...which, text: TEXT })
    const { results } = await checkReportEdition(ctx(), which)
    const warned = results.filter((result) => result.result === 'warning').map((result) => result.rule)
    const reasons = Object.fromEntries(warned.map((rule) => [rule, '试验数据，情况属实']))
    await checkReportEdition(ctx(), { ...which, reasons })
    await signReport(ctx(), { ...which, signedBy: '签发人甲', signedOn: '2023-01-09' })
    const late = { ...which, filedOn: '2023-01-10' }
    await expect(fileReport(ctx(), late)).rejects.toThrow('STR-DEADLINE')
    const edition = await fileReport(ctx(), {
      ...late,
      reasons: { 'STR-DEADLINE': '当年未要求乡镇单独报送，今年补报' },
    })
    expect(edition).toMatchObject({ state: 'filed', reasons: { 'STR-DEADLINE': '当年未要求乡镇单独报送，今年补报' } })
  })

  test('is refused before a signature', async () => {
    const unitId = await aTown()
    await draftReport(ctx(), { unitId, year: 2022, text: TEXT })
    await expect(fileReport(ctx(), { unitId, year: 2022, filedOn: '2023-01-10' })).rejects.toThrow('还没有签发')
  })

  test('locks the period: nothing is edited, a return opens it again and asks for a new signature', async () => {
    const unitId = await aTown()
    await filed(unitId, 2022)
    await expect(draftReport(ctx(), { unitId, year: 2022 })).rejects.toThrow('已经报送，不能再改')
    await expect(
      declareFigure(ctx(), { unitId, year: 2022, key: 't3.A[0]', value: 1, reason: '报送以后想改' }),
    ).rejects.toBeInstanceOf(Refused)
    await respondToFiling(ctx(), {
      unitId,
      year: 2022,
      answer: 'returned',
      on: '2023-01-11',
      remarks: '第五部分太简单',
    })
    const edition = await draftReport(ctx(), { unitId, year: 2022, text: TEXT })
    expect(edition).toMatchObject({ state: 'draft', number: 1, signed_on: null, filed_on: null })
  })
})

test('an answer that comes after publication is recorded and leaves the report public', async () => {
  const unitId = await aTown()
  await filed(unitId, 2022)
  const which = { unitId, year: 2022 }
  const { edition } = await publishReport(ctx(), which)
  expect(edition).toMatchObject({ state: 'published', published_on: '2023-01-10' })
  expect(await respondToFiling(ctx(), { ...which, answer: 'accepted', on: '2023-01-12' })).toMatchObject({
    state: 'published',
    published_on: '2023-01-10',
  })
  expect(await actsOn(ctx(), edition.id)).toContainEqual(
    expect.objectContaining({ kind: 'report.accept', article: '条例第四十九条' }),
  )
  await expect(publishReport(ctx(), which)).rejects.toThrow('已经发布过')
})

describe('two times: a late fact about a filed year', () => {
  test('is accepted, changes nothing that was filed, and calls for a restatement', async () => {
    const unitId = await aTown()
    await filed(unitId, 2022)
    const before = await showReport(ctx(), { unitId, year: 2022 })
    await anApplication(unitId, { reference: '补登一号', on: '2022-06-01' })
    const after = await showReport(ctx(), { unitId, year: 2022 })
    expect(after.document).toEqual(before.document)
    expect(before.restatement).toEqual([])
    expect(after.restatement.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['t3.A[0]', 't3.A[6]', 't3.D[0]', 't3.D[6]']),
    )
    const restated = await restateReport(ctx(), { unitId, year: 2022, reason: '补登一件漏记的申请' })
    expect(restated).toMatchObject({ number: 2, state: 'draft', restates_because: '补登一件漏记的申请' })
    expect((await cellsOf(unitId, 2022))['t3.A[0]']).toBe(1)
  })
})

describe('who and what', () => {
  test('the public may not write a report', async () => {
    const unitId = await aTown()
    await expect(draftReport(ctx({ actor: { kind: 'public' } }), { unitId, year: 2022 })).rejects.toBeInstanceOf(
      Forbidden,
    )
  })

  test('a declared figure is one of the report and keeps its reason', async () => {
    const unitId = await aTown()
    await draftReport(ctx(), { unitId, year: 2022 })
    const declare = (key: string) =>
      declareFigure(ctx(), { unitId, year: 2022, key, value: 5, reason: '县里统一统计后下发' })
    await expect(declare('t9.X[0]')).rejects.toBeInstanceOf(NotFound)
    await expect(declare('constructor')).rejects.toBeInstanceOf(NotFound)
    await declare('t2.行政许可[0]')
    const { document } = await showReport(ctx(), { unitId, year: 2022 })
    expect(document.figures['t2.行政许可[0]']).toMatchObject({
      value: 5,
      origin: 'declared',
      reason: '县里统一统计后下发',
    })
    expect(document.tables.t2['行政许可']).toEqual([5])
  })

  test.each([
    ['{no.such}', '五、存在的主要问题及改进情况\n本年有{no.such}条'],
    ['由台账生成', '三、收到和处理政府信息公开申请情况\n今年没有申请。'],
  ])('a text with %s is refused with its reason', async (message, text) => {
    const unitId = await aTown()
    const refused = await draftReport(ctx(), { unitId, year: 2022, text }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(JSON.stringify((refused as Invalid).issues)).toContain(message)
  })

  test('a year that is not over is neither signed nor filed', async () => {
    const unitId = await aTown()
    const early = { today: '2022-12-31' as Day }
    await draftReport(ctx(early), { unitId, year: 2022, text: TEXT })
    await checkReportEdition(ctx(early), { unitId, year: 2022 })
    await expect(
      signReport(ctx(early), { unitId, year: 2022, signedBy: '签发人甲', signedOn: '2022-12-31' }),
    ).rejects.toThrow('还没有结束')
  })
})
