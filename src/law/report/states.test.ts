import { describe, expect, it } from 'vitest'
import { day } from '../day.ts'
import {
  EDITION_ACTS,
  EDITION_STATES,
  EDITION_TRANSITIONS,
  editionAfter,
  editionRefusals,
  REPORT_ORDERS,
  type EditionAct,
  type EditionFacts,
} from './states.ts'

const SIGNED: EditionFacts = {
  state: 'signed',
  year: 2020,
  today: day('2021-01-20'),
  order: 'file-first',
  failingErrors: [],
  unexplainedWarnings: [],
  signedOn: day('2021-01-19'),
  filedOn: null,
  publishedOn: null,
  hasLaterEdition: false,
}
const DRAFT: EditionFacts = { ...SIGNED, state: 'draft', signedOn: null }
const FILED: EditionFacts = { ...SIGNED, state: 'filed', filedOn: day('2021-01-20') }
const PUBLISHED: EditionFacts = { ...FILED, state: 'published', publishedOn: day('2021-01-20') }
const codes = (facts: EditionFacts, act: EditionAct) => editionRefusals(facts, act).map(({ code }) => code)

describe('the life of an edition', () => {
  it('is this table', () => {
    const lines = EDITION_TRANSITIONS.map(
      ({ act, from, to, article, orders }) =>
        `${act.padEnd(8)} ${from.join('|')} -> ${to}  ${article}${orders.length === 1 ? `  (${orders[0]})` : ''}`,
    )
    expect(lines).toMatchInlineSnapshot(`
      [
        "draft    none|draft|checked|signed|returned -> draft  条例第五十条",
        "declare  draft|checked|signed|returned -> draft  条例第五十条",
        "check    draft|checked -> checked  条例第五十条",
        "sign     checked -> signed  国办公开办函〔2021〕30号（四）",
        "file     signed -> filed  条例第四十九条  (file-first)",
        "file     published -> filed  条例第四十九条  (publish-first)",
        "accept   filed -> accepted  条例第四十九条",
        "accept   published -> published  条例第四十九条  (file-first)",
        "return   published -> returned  条例第四十九条  (file-first)",
        "return   filed|accepted -> returned  条例第四十九条",
        "publish  filed|accepted -> published  条例第四十九条  (file-first)",
        "publish  signed -> published  条例第四十九条  (publish-first)",
        "restate  filed|accepted|returned|published -> draft  国办公开办函〔2021〕30号（四）",
      ]
    `)
  })

  it('refuses exactly the steps that the table does not know, where nothing else stands against them', () => {
    for (const order of REPORT_ORDERS) {
      for (const state of EDITION_STATES) {
        for (const act of EDITION_ACTS) {
          const isOut = state === 'filed' || state === 'accepted' || state === 'returned'
          const facts = { ...SIGNED, state, order, filedOn: isOut ? day('2021-01-20') : null }
          const isRefused = editionRefusals(facts, act).length > 0
          expect([order, state, act, isRefused]).toEqual([order, state, act, editionAfter(facts, act) === null])
        }
      }
    }
  })

  it('files before publishing, or the other way round, as the office has set it', () => {
    expect(codes(SIGNED, 'publish')).toEqual(['not-filed'])
    expect(codes(SIGNED, 'file')).toEqual([])
    expect(codes({ ...SIGNED, order: 'publish-first' }, 'file')).toEqual(['not-published'])
    expect(codes({ ...SIGNED, order: 'publish-first' }, 'publish')).toEqual([])
  })
})

describe('a report does not leave the house', () => {
  it('while an error rule fails', () => {
    const facts = { ...SIGNED, failingErrors: ['T3-R1', 'T4-R9'] }
    expect(editionRefusals(facts, 'file')).toEqual([
      { code: 'rules-fail', message: '有2条规则不通过（T3-R1、T4-R9），改正后才能报送。', article: '条例第五十条' },
    ])
  })

  it('while a warning has no recorded reason', () => {
    expect(codes({ ...SIGNED, unexplainedWarnings: ['T2-STOCK'] }, 'file')).toEqual(['warning-unexplained'])
  })

  it('unsigned', () => {
    expect(codes(DRAFT, 'file')).toEqual(['not-signed'])
    expect(codes({ ...DRAFT, state: null }, 'publish')).toEqual(['not-signed'])
  })

  it('before the year is over', () => {
    const facts = { ...SIGNED, today: day('2020-12-31') }
    expect(codes(facts, 'file')).toEqual(['year-not-over'])
    expect(codes({ ...facts, state: 'checked' }, 'sign')).toEqual(['year-not-over'])
    expect(codes({ ...facts, today: day('2021-01-01') }, 'file')).toEqual([])
  })

  it('twice', () => {
    expect(codes(FILED, 'file')).toEqual(['already-filed'])
    expect(codes(PUBLISHED, 'file')).toEqual(['already-filed'])
    expect(codes(PUBLISHED, 'publish')).toEqual(['already-published'])
  })

  it('with one reason only when there are several', () => {
    const facts = { ...DRAFT, today: day('2020-11-01'), failingErrors: ['T3-R1'], unexplainedWarnings: ['T2-STOCK'] }
    expect(codes(facts, 'file')).toEqual(['year-not-over', 'not-signed', 'rules-fail', 'warning-unexplained'])
  })
})

describe('a filed period', () => {
  it('is locked', () => {
    for (const act of ['draft', 'declare', 'check', 'sign'] as const) {
      expect(codes(FILED, act)).toEqual(['locked'])
      expect(codes(PUBLISHED, act)).toEqual(['locked'])
    }
  })

  it('is opened by a return, unless the public has read it', () => {
    const returned: EditionFacts = { ...FILED, state: 'returned' }
    expect(codes(returned, 'draft')).toEqual([])
    expect(codes({ ...returned, publishedOn: day('2021-01-20') }, 'draft')).toEqual(['locked'])
  })

  it('is restated by a new edition, and only a filed one', () => {
    expect(codes(FILED, 'restate')).toEqual([])
    expect(codes(PUBLISHED, 'restate')).toEqual([])
    expect(codes(SIGNED, 'restate')).toEqual(['nothing-to-restate'])
    expect(codes(DRAFT, 'restate')).toEqual(['nothing-to-restate'])
  })

  it('ends with the edition that takes its place', () => {
    expect(codes({ ...PUBLISHED, hasLaterEdition: true }, 'restate')).toEqual(['superseded'])
  })
})
