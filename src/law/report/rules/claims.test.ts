import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { saying, VALID_2022 } from './subjects.fixture.ts'

const read = (text: string) =>
  claimsOf({ ...saying('overview', text), sections: saying('overview', text).sections.slice(0, 1) }).map(
    ({ kind, count }) => [kind, count.value],
  )

describe('what the text says of the tables', () => {
  it.each([
    [
      '2022年，新收政府信息公开申请3件，上年结转1件。全年办结3件；结转下年度继续办理1件。',
      [
        ['new', 3],
        ['carried', 1],
        ['closed', 3],
        ['forward', 1],
      ],
    ],
    ['全区受理政府信息公开申请 21 件，均在法定期限答复。', [['received', 21]]],
    [
      '政府信息公开申请共5件，办结4件，1件结转至下一年度。',
      [
        ['received', 5],
        ['closed', 4],
        ['forward', 1],
      ],
    ],
    [
      '因政府信息公开工作被申请行政复议1件，被提起行政诉讼2件。',
      [
        ['review', 1],
        ['suit', 2],
      ],
    ],
    ['因政府信息公开工作被申请行政复议、提起行政诉讼共3件。', []],
    ['行政复议维持1件。', []],
    ['区政府办代表区政府受理政府信息公开申请17件。', []],
    ['2021年收到政府信息公开申请9件。', []],
    ['收到公民提出的政府信息公开申请2件，网上申请1件。', []],
    ['较上年增加申请2件。', []],
    ['主动公开政府信息38条。', []],
  ])('%s', (text, claims) => expect(read(text)).toEqual(claims))

  it('takes an office’s own report at its word', () => {
    const text = '区政府办公室受理政府信息公开申请17件。'
    const office = { ...saying('overview', text), unitName: '青澜县人民政府办公室' }
    expect(claimsOf({ ...office, sections: office.sections.slice(0, 1) })).toHaveLength(1)
    expect(claimsOf({ ...VALID_2022, sections: office.sections.slice(0, 1) })).toHaveLength(0)
  })
})
