import { expect, test } from 'vitest'
import { plainSvg } from './plain-svg.ts'

test('declarations become attributes, style sheets go, the rest stays', () => {
  const drawn =
    '<svg><style ><![CDATA[.a{cursor:default}]]></style><text style="font-size:13px;font-family:sans-serif;" fill="#000">1月</text></svg>'
  expect(plainSvg(drawn)).toBe('<svg><text font-size="13px" font-family="sans-serif" fill="#000">1月</text></svg>')
})

test.each(['', ' style=""', ' style=";;:"'])('nothing to say: %s', (style) => {
  expect(plainSvg(`<path${style}/>`)).toBe('<path/>')
})
