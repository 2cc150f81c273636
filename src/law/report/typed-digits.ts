const NUMERAL = '[零〇一二两三四五六七八九十百千万亿]'

/** Numbers that are names or days, not counts of the year. */
const EXCEPTIONS: readonly RegExp[] = [
  /\{[^{}\s]{1,60}\}/g,
  /[〔［[][0-9０-９]{4}[〕］\]][0-9０-９]{1,5}号/g,
  /(?:[12][0-9]{3}(?:年度?|—|-|至)){1,2}(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?/g,
  /[0-9]{1,2}月(?:[0-9]{1,2}日)?/g,
  new RegExp(`第(?:[0-9]{1,4}|（?${NUMERAL}{1,6}）?)(?:条|款|项|次|届|期|批|季度|章|号|部分|方)?`, 'g'),
  /(?:四个意识|四个自信|两个维护|两个确立|一件事)/g,
  new RegExp(`(?:[0-9]{1,3}|${NUMERAL}{1,4})个?工作日`, 'g'),
  /[GD]B\/?[TZ]? ?[0-9]{2,6}(?:[-—][0-9]{4})?/g,
  /12345|12348/g,
  /(?<![零〇一二两三四五六七八九十百千万亿])一(?:个|种|项|批|次|条龙|份力|家|场)/g,
]

const MEASURE_WORD = '(?:人次|万元|[条件次份人名项篇场期个处家起批元部册天宗户村])'
const COUNT = new RegExp(
  [
    `[0-9０-９]{1,20}(?:[.,．，][0-9０-９]{1,20}){0,9}(?:[%％]|余?多?[万亿]?${MEASURE_WORD}?)`,
    `百分之${NUMERAL}{1,9}`,
    `[一二两三四五六七八九十百千]${NUMERAL}{0,8}[余多几]?${MEASURE_WORD}`,
  ].join('|'),
  'g',
)

/**
 * Counts that a person typed instead of referring to a figure: "38条", "三十余件", "百分之九十". Years, days,
 * document numbers, articles, ordinals and statutory periods are no counts.
 */
export function typedDigits(source: string): string[] {
  const masked = EXCEPTIONS.reduce((text, exception) => text.replace(exception, '＿'), source)
  return [...masked.matchAll(COUNT)].map((match) => match[0])
}
