import type { Instant } from '../day.ts'
import type { ReportingUnit } from './document.ts'
import type { YearLedger } from './facts.ts'

/** An empty year with what a test says of it. */
export function aYear(overrides: Partial<YearLedger> = {}): YearLedger {
  return {
    year: 2020,
    knownAt: '2021-01-19T02:00:00.000Z' as Instant,
    disclosures: [],
    receipts: [],
    applications: [],
    cases: [],
    activities: [],
    fees: { notices: 0, noticedInFen: 0, paidInFen: 0 },
    proposals: [],
    supervision: [],
    ...overrides,
  }
}

/** 38 web items, 197 on WeChat, 31 of them the same: 204 distinct items. */
export const WANGXI_2020 = aYear({
  disclosures: [
    { category: 'work-news', channels: ['web', 'wechat'], count: 22 },
    { category: 'work-news', channels: ['web'], count: 3 },
    { category: 'policy', channels: ['web'], count: 4 },
    { category: 'key-area', channels: ['web', 'wechat'], count: 9 },
    { category: 'work-news', channels: ['wechat'], count: 120 },
    { category: 'notice', channels: ['wechat'], count: 46 },
  ],
  receipts: [
    { channel: 'web', month: 3, count: 20 },
    { channel: 'web', month: 9, count: 18 },
    { channel: 'wechat', month: 3, count: 100 },
    { channel: 'wechat', month: 12, count: 97 },
  ],
  supervision: [
    { kind: 'assessment', result: '县政府办公室年度考核为良好', count: 1 },
    { kind: 'training', result: '组织信息员培训', count: 2 },
  ],
})

export const WANGXI: ReportingUnit = {
  slug: 'wangxi',
  name: '青澜县望溪镇人民政府',
  superior: '青澜县人民政府',
  level: 'town',
  address: '青澜县望溪镇溪口路',
  postcode: '000000',
  phone: '0000-5550123',
  pageUrl: 'https://example.test/wangxi/reports/2020/',
  isSample: true,
}
